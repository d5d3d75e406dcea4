//! The bodies that the tests share.
#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "each test uses some of it"
)]

pub mod derive;
mod effort;
mod family;
mod kinds;
pub mod log;
mod lossy;
mod numbered;
mod paths;
pub mod personal;
mod query;
mod random;
mod round_trip;
pub mod schema;
mod shown;
pub mod tools;
mod views;
pub mod ways;
mod written;

use std::fs;
use std::path::{Path, PathBuf};

pub use effort::every;
pub use family::{Family, OwnedRoot, Parsed, Root};
pub use kinds::{Kind, SIGNS, assert_told, kind};
pub use lossy::{Lossy, Model};
pub use numbered::assert_numbered;
pub use paths::Paths;
pub use query::decoded;
pub use random::Random;
pub use round_trip::assert_round_trip;
use serde_json::{Map, Value};
pub use shown::{Class, shown_fields};
pub use views::{assert_view, assert_viewed};
pub use written::assert_written;

/// A body of `fixtures/<family>/<event>/<case>.json`, or one that is derived from two of them.
pub struct Fixture {
    pub family: Family,
    pub event: String,
    pub case: String,
    pub body: Vec<u8>,
}

impl Fixture {
    pub fn name(&self) -> String {
        format!("{}/{}/{}", self.family.folder(), self.event, self.case)
    }

    /// What `serde_json` makes of the body.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{}: {error}", self.name()))
    }

    /// The members of the object, or of the first one in an array.
    pub fn members(&self) -> Map<String, Value> {
        match self.json() {
            Value::Array(elements) => elements[0].as_object().unwrap().clone(),
            json => json.as_object().unwrap().clone(),
        }
    }
}

impl Family {
    pub fn path(self) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("fixtures")
            .join(self.folder())
    }

    /// The fixtures of one kind, one of each event of a known type.
    pub fn cases(self, case: &str) -> Vec<Fixture> {
        let mut cases = self.fixtures();
        cases.retain(|fixture| fixture.case == case && fixture.event != "brandNew");
        let events: Vec<_> = cases.iter().map(|fixture| &*fixture.event).collect();
        assert_eq!(events, self.names(), "{case}");
        cases
    }

    /// All fixtures, in order.
    pub fn fixtures(self) -> Vec<Fixture> {
        let fixtures = fixtures_in(self);
        assert!(fixtures.len() > 20, "the fixtures are missing");
        fixtures
    }
}

/// The folder of the voice fixtures.
pub fn folder() -> PathBuf {
    Family::Voice.path()
}

/// All fixtures of all families.
pub fn all_fixtures() -> Vec<Fixture> {
    Family::ALL.into_iter().flat_map(Family::fixtures).collect()
}

fn fixtures_in(family: Family) -> Vec<Fixture> {
    let mut fixtures = Vec::new();
    for event in sorted(&family.path()) {
        let mut bodies = files(&event);
        let body = |case: &str| fs::read(event.join(case).with_extension("json"));
        if let (Ok(full), Ok(typical)) = (body("full"), body("typical")) {
            let derived = derive::derived(family.folder(), &full, &typical);
            bodies.extend(derived.map(|(case, body)| (case.to_owned(), body)));
            bodies.sort();
        }
        fixtures.extend(bodies.into_iter().map(|(case, body)| Fixture {
            family,
            event: stem(&event),
            case,
            body,
        }));
    }
    fixtures
}

/// The bodies in the folder of an event, each with its case.
fn files(event: &Path) -> Vec<(String, Vec<u8>)> {
    let mut paths = sorted(event);
    paths.retain(|path| path.extension().is_some_and(|it| it == "json"));
    let bodies = paths
        .iter()
        .map(|path| (stem(path), fs::read(path).unwrap()));
    bodies.collect()
}

/// The bodies of `fixtures/notification/<kind>/<case>.json`, each with its kind and its name.
pub fn notifications() -> Vec<(String, String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/notification");
    let kinds = sorted(&folder);
    let bodies = kinds.iter().flat_map(|kind| {
        sorted(kind).into_iter().map(|path| {
            (
                stem(kind),
                path.display().to_string(),
                fs::read(&path).unwrap(),
            )
        })
    });
    bodies.collect()
}

/// The voice fixtures, in order.
pub fn fixtures() -> Vec<Fixture> {
    let fixtures = fixtures_in(Family::Voice);
    assert!(fixtures.len() > 200, "the fixtures are missing");
    fixtures
}

/// The voice fixtures of one kind, one of each event.
pub fn cases(case: &str) -> Vec<Fixture> {
    Family::Voice.cases(case)
}

pub fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
}

pub fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_str().unwrap().to_owned()
}

/// The unknown fields, nested ones with the field they are in.
pub fn extra_keys(root: &impl Parsed) -> Vec<String> {
    let mut keys = Vec::new();
    root.each_unknown(&mut |parent, extra| {
        keys.extend(extra.iter().map(|(key, _)| match parent {
            Some(parent) => format!("{parent}.{key}"),
            None => key.to_owned(),
        }));
    });
    keys
}
