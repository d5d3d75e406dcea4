//! The bodies that the tests share.
#![allow(dead_code, unused_imports, reason = "each test uses some of it")]

pub mod derive;
mod paths;
mod random;
mod round_trip;

use std::fs;
use std::path::{Path, PathBuf};

use bandwidth_callbacks::{Callback, EventType};
pub use paths::Paths;
pub use random::Random;
pub use round_trip::assert_round_trip;
use serde_json::Value;

/// A body of `fixtures/<event>/<case>.json`.
pub struct Fixture {
    pub event: String,
    pub case: String,
    pub body: Vec<u8>,
}

impl Fixture {
    pub fn name(&self) -> String {
        format!("{}/{}", self.event, self.case)
    }

    /// What `serde_json` makes of the body.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{}: {error}", self.name()))
    }
}

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// All fixtures, in order.
pub fn fixtures() -> Vec<Fixture> {
    let mut fixtures = Vec::new();
    for event in sorted(&folder()) {
        for path in sorted(&event)
            .into_iter()
            .filter(|path| path.extension().is_some_and(|it| it == "json"))
        {
            fixtures.push(Fixture {
                event: stem(&event),
                case: stem(&path),
                body: fs::read(&path).unwrap(),
            });
        }
    }
    assert!(fixtures.len() > 200, "the fixtures are missing");
    fixtures
}

/// The fixtures of one kind, one of each event.
pub fn cases(case: &str) -> Vec<Fixture> {
    let cases: Vec<_> = fixtures()
        .into_iter()
        .filter(|fixture| fixture.case == case && fixture.event != "brandNew")
        .collect();
    assert_eq!(cases.len(), EventType::ALL.len(), "{case}");
    cases
}

pub fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

pub fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_str().unwrap().to_owned()
}

/// The unknown fields of a callback, nested ones with the field they are in.
pub fn extra_keys(callback: &Callback<'_>) -> Vec<String> {
    let mut keys = Vec::new();
    callback.each_extra(&mut |parent, extra| {
        keys.extend(extra.iter().map(|(key, _)| match parent {
            Some(parent) => format!("{parent}.{key}"),
            None => key.to_owned(),
        }));
    });
    keys
}
