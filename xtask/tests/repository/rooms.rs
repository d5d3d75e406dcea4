//! The rooms of DESIGN.md: imports point down.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{read, root};

/// The row of each room, from the top.
fn rows() -> BTreeMap<String, usize> {
    let design = read("DESIGN.md");
    let list = design
        .split_once("```text\nlib.rs\n")
        .unwrap()
        .1
        .split_once("```")
        .unwrap()
        .0;
    let mut rows = BTreeMap::from([("lib".to_owned(), 0)]);
    for (row, line) in list.lines().enumerate() {
        let rooms = line
            .split_whitespace()
            .map_while(|name| name.strip_suffix('/').or(name.strip_suffix(".rs")));
        rows.extend(rooms.map(|room| (room.to_owned(), row + 1)));
    }
    rows
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// The first names of the paths that begin at the crate, without those of comments, of
/// documentation and of unit tests.
fn imports(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]\nmod tests").next().unwrap();
    let mut lines = code.lines();
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        if line == "#[cfg(doc)]" {
            lines.next();
            continue;
        }
        let line = line.split("//").next().unwrap();
        let paths = line.split("crate::").skip(1);
        found.extend(paths.map(|path| {
            path.chars()
                .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                .collect()
        }));
    }
    found
}

#[test]
fn imports_point_down() {
    let (rows, source) = (rows(), root().join("src"));
    let (mut seen, mut up) = (0, Vec::new());
    for path in files(&source) {
        let name = path.strip_prefix(&source).unwrap();
        let room = name
            .iter()
            .next()
            .unwrap()
            .to_str()
            .unwrap()
            .trim_end_matches(".rs");
        let row = rows
            .get(room)
            .unwrap_or_else(|| panic!("DESIGN.md has no row for {room}"));
        for import in imports(&fs::read_to_string(&path).unwrap()) {
            seen += 1;
            // A name that is no room is one at the root.
            if rows.get(&import).unwrap_or(&0) < row {
                up.push(format!("{}: crate::{import}", name.display()));
            }
        }
    }
    assert!(seen > 500, "{seen}");
    assert_eq!(up, [""; 0], "these imports point up");
}
