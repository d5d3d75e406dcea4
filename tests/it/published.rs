//! The bodies that Bandwidth has published, if a folder of them is available.
//!
//! `BANDWIDTH_SAMPLES` names the folder. Its `INDEX.tsv` lists the event of each file, and whether
//! the file is valid JSON.

use std::path::PathBuf;
use std::{env, fs};

use crate::common::{Family, assert_round_trip, extra_keys, tools};
use bandwidth_callbacks::Parser;

#[test]
fn published_bodies_are_typed_completely_or_refused_with_an_offset() {
    let Some(folder) = env::var_os("BANDWIDTH_SAMPLES").map(PathBuf::from) else {
        tools::report_skipped("BANDWIDTH_SAMPLES");
        return;
    };
    let index = fs::read_to_string(folder.join("INDEX.tsv")).unwrap();
    let mut parser = Parser::new();
    let (mut accepted, mut refused) = (0, 0);
    for line in index.lines().skip(1) {
        let [file, event, validity, ..] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("INDEX.tsv has another form: {line}")
        };
        let body = fs::read(folder.join(file)).unwrap();
        let family = match file.split('/').next() {
            Some("messaging") => Family::Messaging,
            Some("stream-frame") => Family::Stream,
            _ => Family::Voice,
        };
        let result = family.parse_ref(&mut parser, &body);
        if validity == "invalid" {
            let error = result.unwrap_err();
            assert!(error.offset().is_some(), "{file}: {error}");
            refused += 1;
        } else {
            let root = result.unwrap_or_else(|error| panic!("{file}: {error}"));
            assert_round_trip(file, &root, &serde_json::from_slice(&body).unwrap());
            assert!(
                root.names()
                    .iter()
                    .all(|name| family.names().contains(name) || *name == "recordComplete"),
                "{file}: {event}"
            );
            assert_eq!(extra_keys(&root), [""; 0], "{file}");
            accepted += 1;
        }
    }
    println!(
        "ran {} published bodies: {accepted} accepted, {refused} refused",
        accepted + refused
    );
    assert!(accepted > 0 && refused > 0);
}
