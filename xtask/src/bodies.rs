//! The bodies that the tests try, as files: what a fuzz target begins with.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::files;

#[path = "../../tests/common/derive.rs"]
mod derive;

/// Writes the fixtures of each family, and what is derived from them, into a folder of its name.
pub fn write(folder: &Path) -> Result<()> {
    for family in fs::read_dir(files::root().join("fixtures"))? {
        let family = family?;
        let name = family.file_name().into_string().unwrap_or_default();
        let to = folder.join(&name);
        fs::create_dir_all(&to).with_context(|| to.display().to_string())?;
        for event in fs::read_dir(family.path())? {
            let event = event?;
            let event_name = event.file_name().into_string().unwrap_or_default();
            let write = |case: &str, body: &[u8]| {
                fs::write(to.join(format!("{event_name}-{case}.json")), body)
            };
            for file in fs::read_dir(event.path())? {
                let path = file?.path();
                if path
                    .extension()
                    .is_some_and(|extension| extension == "json")
                {
                    let case = path.file_stem().unwrap_or_default().to_string_lossy();
                    write(&case, &fs::read(&path)?)?;
                }
            }
            let body = |case: &str| fs::read(event.path().join(case).with_extension("json"));
            if let (Ok(full), Ok(typical)) = (body("full"), body("typical")) {
                for (case, body) in derive::derived(&name, &full, &typical) {
                    write(case, &body)?;
                }
            }
        }
    }
    Ok(())
}
