//! Runs the check of each target on its seeds, which include all cases that were ever found, and on
//! the bodies of the library's tests, on stable Rust.

#![allow(unreachable_pub, reason = "a program has no public API")]

#[path = "../../tests/common/derive.rs"]
mod derive;

use std::fs;
use std::path::{Path, PathBuf};

use bandwidth_callbacks_fuzz::{CHECKS, Check, any, bytes, differential, frames, messages, paths};

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The fixtures of a family and what is derived from them, each with a name.
fn bodies(family: &str) -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures");
    let mut bodies = Vec::new();
    for path in files(&root.join(family)) {
        let body = fs::read(&path).unwrap();
        if path.ends_with("full.json") {
            let typical = fs::read(path.with_file_name("typical.json")).unwrap();
            for (case, body) in derive::derived(family, &body, &typical) {
                bodies.push((path.with_file_name(case).display().to_string(), body));
            }
        }
        bodies.push((path.display().to_string(), body));
    }
    bodies
}

#[test]
fn all_seeds_pass_their_check() {
    let mut count = 0;
    for (name, check) in CHECKS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("seeds")
            .join(name);
        // Targets that begin with the fixtures alone have no folder.
        for seed in folder.exists().then(|| files(&folder)).iter().flatten() {
            println!("{}", seed.display());
            check(&fs::read(seed).unwrap());
            count += 1;
        }
    }
    assert!(count > 190, "the seeds are missing");
}

#[test]
fn all_fixtures_pass_every_check() {
    let mut count = 0;
    let families: [(&str, &[Check]); 4] = [
        ("voice", &[bytes, differential, paths, any]),
        ("stream", &[frames]),
        ("messaging", &[messages, any]),
        ("notification", &[any]),
    ];
    for (family, checks) in families {
        for (name, body) in bodies(family) {
            println!("{name}");
            checks.iter().for_each(|check| check(&body));
            count += 1;
        }
    }
    assert!(count > 400, "the fixtures are missing");
}
