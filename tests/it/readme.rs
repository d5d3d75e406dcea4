//! The facts in the README are those of the library.

use std::fs;

use bandwidth_callbacks::{Error, EventType, Options};

fn readme() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap()
}

#[test]
fn the_numbers_match_the_library() {
    let readme = readme();
    for fact in [
        format!("**Complete**: all {} events", EventType::ALL.len()),
        format!("longer than {} KiB", Options::DEFAULT_MAX_LEN / 1024),
        format!("It takes {} bytes", size_of::<Error>()),
    ] {
        assert!(readme.contains(&fact), "{fact}");
    }
}

#[test]
fn the_table_of_replies_matches_the_library() {
    let readme = readme();
    let mut rows = Vec::new();
    for line in readme.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        for pair in [&cells[1..3], &cells[cells.len() - 3..cells.len() - 1]] {
            if let [name, reply] = pair
                && let Some(name) = name
                    .strip_prefix('`')
                    .and_then(|name| name.split('`').next())
                && let Some(reply) = reply
                    .strip_prefix('`')
                    .and_then(|reply| reply.strip_suffix('`'))
            {
                rows.push((name, reply));
            }
        }
    }
    assert_eq!(rows.len(), EventType::ALL.len());
    for (name, reply) in rows {
        let event_type = EventType::from_wire(name);
        assert!(EventType::ALL.contains(&event_type), "{name}");
        assert_eq!(format!("{:?}", event_type.reply()), reply, "{name}");
    }
}
