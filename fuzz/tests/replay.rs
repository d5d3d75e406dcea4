//! Runs the check of each target on its seeds, which include all cases that were ever found, on
//! stable Rust.

use std::fs;
use std::path::{Path, PathBuf};

use bandwidth_callbacks_fuzz::{CHECKS, any, bytes, differential, frames, messages, paths};

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

#[test]
fn all_seeds_pass_their_check() {
    for (name, check) in CHECKS {
        let seeds = files(
            &Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("seeds")
                .join(name),
        );
        assert!(seeds.len() >= 20, "{name} has lost its seeds");
        for seed in &seeds {
            println!("{}", seed.display());
            check(&fs::read(seed).unwrap());
        }
    }
}

#[test]
fn all_fixtures_pass_every_check() {
    let fixtures = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/voice"));
    assert!(fixtures.len() > 200, "the fixtures are missing");
    for fixture in &fixtures {
        println!("{}", fixture.display());
        let body = fs::read(fixture).unwrap();
        bytes(&body);
        differential(&body);
        paths(&body);
        any(&body);
    }
    for (folder, check) in [("stream", frames as fn(&[u8])), ("messaging", messages)] {
        let fixtures = files(
            &Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../fixtures")
                .join(folder),
        );
        assert!(fixtures.len() > 40, "the fixtures of {folder} are missing");
        for fixture in &fixtures {
            println!("{}", fixture.display());
            check(&fs::read(fixture).unwrap());
        }
    }
}
