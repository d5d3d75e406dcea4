//! The files that are generated, before they are written.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};

/// How a generated file begins. A file that begins so and is generated no more is removed.
pub const MARK: &str = "Written by `cargo xtask gen` from ";

/// The folders that generated files are in.
const FOLDERS: [&str; 7] = [
    "src",
    "benches/src",
    "bindings/json-schema",
    "bindings/python/src",
    "bindings/typescript",
    "gateway",
    "tests/common",
];

/// The text of each file, by its path from the root of the repository.
#[derive(Default)]
pub struct Files(BTreeMap<PathBuf, String>);

impl Files {
    /// Adds a file. `source` is what it is made from, and what to edit in its place.
    pub fn add(&mut self, path: impl Into<PathBuf>, source: &str, text: &str) {
        let path = path.into();
        let mark = format!("{MARK}{source}. Edit that file.");
        let extension = path.extension().and_then(|extension| extension.to_str());
        let text = match extension {
            Some("json") => text.replacen('{', &format!("{{\n  \"$comment\": \"{mark}\","), 1),
            Some("txt" | "pyi") => format!("# {mark}\n\n{text}"),
            Some("md") => format!("<!-- {mark} -->\n\n{text}"),
            _ => format!("// {mark}\n\n{text}"),
        };
        let before = self.0.insert(path, text);
        assert!(before.is_none(), "two files have one path");
    }

    /// Formats the Rust files as `cargo fmt` does.
    pub fn format(&mut self) -> Result<()> {
        for (path, text) in &mut self.0 {
            if path.extension().is_some_and(|extension| extension == "rs") {
                *text = rustfmt(text).with_context(|| path.display().to_string())?;
            }
        }
        Ok(())
    }

    /// Writes what differs from the files that are there.
    pub fn write(&self) -> Result<()> {
        for path in self.stale()? {
            fs::remove_file(root().join(&path)).with_context(|| path.display().to_string())?;
            println!("removed {}", path.display());
        }
        for (path, text) in self.outdated() {
            let place = root().join(path);
            fs::create_dir_all(place.parent().context("a file has a folder")?)?;
            fs::write(&place, text).with_context(|| place.display().to_string())?;
            println!("wrote {}", path.display());
        }
        Ok(())
    }

    /// Fails if a file is not as it is generated.
    pub fn check(&self) -> Result<()> {
        let stale = self.stale()?;
        let paths: Vec<String> = self
            .outdated()
            .map(|(path, _)| path.as_path())
            .chain(stale.iter().map(PathBuf::as_path))
            .map(|path| path.display().to_string())
            .collect();
        ensure!(
            paths.is_empty(),
            "out of date, run `cargo xtask gen`: {}",
            paths.join(", ")
        );
        println!("{} files are as generated", self.0.len());
        Ok(())
    }

    fn outdated(&self) -> impl Iterator<Item = (&PathBuf, &String)> {
        self.0.iter().filter(|(path, text)| {
            fs::read_to_string(root().join(path)).ok().as_ref() != Some(text)
        })
    }

    /// The files that were generated once and are not any more.
    fn stale(&self) -> Result<Vec<PathBuf>> {
        let mut stale = Vec::new();
        for folder in FOLDERS {
            let folder = root().join(folder);
            // Before the first file is written there is no folder.
            if folder.is_dir() {
                self.stale_in(&folder, &mut stale)?;
            }
        }
        Ok(stale)
    }

    fn stale_in(&self, folder: &Path, stale: &mut Vec<PathBuf>) -> Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                self.stale_in(&path, stale)?;
                continue;
            }
            let from_root = path.strip_prefix(root())?;
            let first = fs::read(&path)?;
            let is_generated = ["// ", "{\n  \"$comment\": \""]
                .iter()
                .any(|begin| first.starts_with(format!("{begin}{MARK}").as_bytes()));
            if is_generated && !self.0.contains_key(from_root) {
                stale.push(from_root.to_owned());
            }
        }
        Ok(())
    }
}

/// By standard input, where rustfmt leaves the files of modules alone.
fn rustfmt(text: &str) -> Result<String> {
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path"])
        .arg(root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("rustfmt does not run")?;
    child
        .stdin
        .take()
        .context("a pipe")?
        .write_all(text.as_bytes())?;
    let output = child.wait_with_output()?;
    ensure!(
        output.status.success(),
        "rustfmt refuses what was generated:\n{text}"
    );
    Ok(String::from_utf8(output.stdout)?)
}

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask is in the repository")
}
