//! Loads the menu, and loads it again when its file changes.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use anyhow::{Context, Error};
use tokio::time::sleep;

use super::{DEFAULT, Menu};
use crate::slow::Slow;
use gateway_common::credentials::Credentials;

/// How often the file is looked at.
const INTERVAL: Duration = Duration::from_secs(1);

/// How long the file system may take.
const LIMIT: Duration = Duration::from_secs(5);

/// The longest file, in bytes.
const MAX_FILE: usize = 1024 * 1024;

/// The menu that calls are answered with now.
pub struct Current {
    menu: RwLock<Arc<Menu>>,
    /// What the file had when it was looked at last, or why it could not be read.
    seen: Mutex<Result<String, String>>,
    file: Option<PathBuf>,
    credentials: Option<Credentials>,
}

impl Current {
    /// Loads a file, or the menu that is built in, for documents with these credentials.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or has a mistake: file, line and key.
    pub async fn load(
        file: Option<PathBuf>,
        credentials: Option<Credentials>,
    ) -> anyhow::Result<Self> {
        let text = match file.clone() {
            Some(file) => {
                let silence = format!(
                    "{}: nothing is read within {} s",
                    file.display(),
                    LIMIT.as_secs()
                );
                let text = Slow::new(LIMIT, move || read(&file)).result().await;
                text.context(silence)?.map_err(Error::msg)?
            }
            None => DEFAULT.to_owned(),
        };
        Ok(Self {
            menu: RwLock::new(Arc::new(parse(
                file.as_deref(),
                &text,
                credentials.as_ref(),
            )?)),
            seen: Mutex::new(Ok(text)),
            file,
            credentials,
        })
    }

    pub fn get(&self) -> Arc<Menu> {
        self.menu
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Puts a changed menu in place, for as long as the process runs. One with a mistake is logged,
    /// and the last good one stays.
    pub async fn watch(self: Arc<Self>) {
        let Some(file) = self.file.clone() else {
            return;
        };
        let look = Slow::new(LIMIT, move || self.look());
        let mut is_silent = false;
        loop {
            sleep(INTERVAL).await;
            let was_silent = is_silent;
            is_silent = look.result().await.is_none();
            if is_silent && !was_silent {
                tracing::error!(file = %file.display(), "the file system does not answer: the menu stays as it was");
            }
        }
    }

    /// Takes as long as the file system does.
    fn look(&self) {
        let Some(file) = &self.file else { return };
        let now = read(file);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if *seen == now {
            return;
        }
        let menu = now
            .clone()
            .map_err(Error::msg)
            .and_then(|text| parse(Some(file), &text, self.credentials.as_ref()));
        *seen = now;
        match menu {
            Ok(menu) => {
                *self.menu.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(menu);
                tracing::info!(file = %file.display(), "the menu is loaded");
            }
            Err(error) => {
                tracing::error!(error = %format_args!("{error:#}"), "the menu stays as it was")
            }
        }
    }
}

fn parse(
    file: Option<&Path>,
    text: &str,
    credentials: Option<&Credentials>,
) -> anyhow::Result<Menu> {
    Menu::parse(text, credentials).with_context(|| match file {
        Some(file) => file.display().to_string(),
        None => "the built-in menu".to_owned(),
    })
}

/// The error is a text, so that it can be compared with the last one.
fn read(file: &Path) -> Result<String, String> {
    let fault = |error: io::Error| format!("{}: {error}", file.display());
    // A pipe would keep the thread until somebody writes to it.
    if !fs::metadata(file).map_err(fault)?.is_file() {
        return Err(format!("{}: is not a regular file", file.display()));
    }
    let mut bytes = Vec::new();
    let most = MAX_FILE as u64 + 1;
    File::open(file)
        .map_err(fault)?
        .take(most)
        .read_to_end(&mut bytes)
        .map_err(fault)?;
    if bytes.len() > MAX_FILE {
        return Err(format!(
            "{}: is longer than {MAX_FILE} bytes",
            file.display()
        ));
    }
    String::from_utf8(bytes).map_err(|_| format!("{}: is not UTF-8", file.display()))
}
