//! The package has the library, its samples and its documents, and no other file.

use std::process::Command;

use crate::root;
use bandwidth_callbacks::EventType;
use bandwidth_callbacks::messaging::MessageType;
use bandwidth_callbacks::stream::FrameType;

#[test]
fn the_package_has_only_the_files_that_users_need() {
    let list = Command::new(env!("CARGO"))
        .args([
            "package",
            "--list",
            "--allow-dirty",
            "--offline",
            "--package",
            "bandwidth-callbacks",
            "--manifest-path",
        ])
        .arg(root().join("Cargo.toml"))
        .output()
        .unwrap();
    let list = String::from_utf8(list.stdout).unwrap();
    let files: Vec<&str> = list.lines().collect();
    let made_by_cargo = [
        ".cargo_vcs_info.json",
        "Cargo.lock",
        "Cargo.toml",
        "Cargo.toml.orig",
    ];
    let documents = [
        "CHANGELOG.md",
        "CONFORMANCE.md",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "SECURITY.md",
    ];
    for document in documents {
        assert!(files.contains(&document), "{document} is missing");
    }
    // One of each event, and one of an unknown event in each family.
    let known = EventType::ALL.len() + FrameType::ALL.len() + MessageType::ALL.len();
    let samples = files
        .iter()
        .filter(|file| file.ends_with("/typical.json"))
        .count();
    assert_eq!(samples, known + 3);
    for file in files {
        let is_source =
            file.starts_with("src/") && (file.ends_with(".rs") || file.ends_with(".md"));
        let is_sample = file.starts_with("fixtures/") && file.ends_with("/typical.json");
        assert!(
            is_source || is_sample || documents.contains(&file) || made_by_cargo.contains(&file),
            "{file} should not be in the package"
        );
    }
}
