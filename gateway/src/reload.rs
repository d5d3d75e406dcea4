//! Loads the menu, and loads it again when its file changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, Weak};
use std::time::{Duration, SystemTime};

use tokio::time::sleep;

use crate::menu::{self, Menu};
use crate::routes::Gateway;

const INTERVAL: Duration = Duration::from_secs(1);

/// Loads a file, or the menu that is built in.
///
/// # Errors
///
/// The file cannot be read, or has a mistake: file, line and key.
pub fn load(file: Option<&Path>) -> Result<Menu, String> {
    let Some(file) = file else {
        return Menu::parse(menu::DEFAULT).map_err(|error| format!("the built-in menu: {error}"));
    };
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Menu::parse(&text).map_err(|error| format!("{}: {error}", file.display()))
}

/// Puts a changed menu in place, for as long as the gateway serves. One with a mistake is logged, and the last good one stays.
pub async fn watch(file: PathBuf, gateway: Weak<Gateway>) {
    // Two changes within a tick of the file system's clock differ in length at most, so both are compared.
    let seen_of = |file: &Path| -> Option<(SystemTime, u64)> {
        let metadata = fs::metadata(file).ok()?;
        Some((metadata.modified().ok()?, metadata.len()))
    };
    let mut seen = None;
    // Not an `Arc`, which would keep the journal open during a shutdown.
    while let Some(gateway) = gateway.upgrade() {
        let now = seen_of(&file);
        if now != seen {
            seen = now;
            match load(Some(&file)) {
                Ok(menu) => {
                    *gateway.menu.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(menu);
                    tracing::info!(file = %file.display(), "the menu is loaded");
                }
                Err(error) => tracing::error!(%error, "the menu stays as it was"),
            }
        }
        drop(gateway);
        sleep(INTERVAL).await;
    }
}
