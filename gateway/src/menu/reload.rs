//! Loads the menu, and loads it again when its file changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use tokio::time::sleep;

use super::{DEFAULT, Menu};

/// The menu that calls are answered with now.
pub struct Current(RwLock<Arc<Menu>>);

impl Current {
    pub fn new(menu: Menu) -> Self {
        Self(RwLock::new(Arc::new(menu)))
    }

    pub fn get(&self) -> Arc<Menu> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn replace(&self, menu: Menu) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(menu);
    }
}

const INTERVAL: Duration = Duration::from_secs(1);

/// Loads a file, or the menu that is built in.
///
/// # Errors
///
/// The file cannot be read, or has a mistake: file, line and key.
pub fn load(file: Option<&Path>) -> Result<Menu, String> {
    let Some(file) = file else {
        return Menu::parse(DEFAULT).map_err(|error| format!("the built-in menu: {error}"));
    };
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Menu::parse(&text).map_err(|error| format!("{}: {error}", file.display()))
}

/// Puts a changed menu in place, for as long as the process runs. One with a mistake is logged, and the last good one stays.
pub async fn watch(file: PathBuf, current: Arc<Current>) {
    // The length too, because two changes within a tick of the file system's clock have one time. Of equal length, the second is not seen.
    let seen_of = |file: &Path| -> Option<(SystemTime, u64)> {
        let metadata = fs::metadata(file).ok()?;
        Some((metadata.modified().ok()?, metadata.len()))
    };
    let mut seen = None;
    loop {
        let now = seen_of(&file);
        if now != seen {
            seen = now;
            match load(Some(&file)) {
                Ok(menu) => {
                    current.replace(menu);
                    tracing::info!(file = %file.display(), "the menu is loaded");
                }
                Err(error) => tracing::error!(%error, "the menu stays as it was"),
            }
        }
        sleep(INTERVAL).await;
    }
}
