//! The README shows the axum example as it is.

use std::fs;

#[test]
fn the_code_in_the_readme_is_that_of_the_example() {
    let read = |path: &str| fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let readme = read("../../README.md");
    let (_, after) = readme.split_once("## Over HTTP").unwrap();
    let (_, after) = after.split_once("```rust,ignore\n").unwrap();
    let (shown, _) = after.split_once("```").unwrap();
    assert!(shown.lines().count() > 20);
    assert!(read("axum.rs").ends_with(shown), "{shown}");
    for line in after_toml(&readme)
        .lines()
        .filter(|line| line.contains(" = ") && !line.starts_with("bandwidth-callbacks"))
    {
        let (name, wanted) = line.split_once(" = ").unwrap();
        let manifest = read("Cargo.toml");
        let used = manifest
            .lines()
            .find(|line| line.split_once(" = ").is_some_and(|(it, _)| it == name));
        let version = |text: &str| text.split('"').nth(1).unwrap().to_owned();
        assert_eq!(version(used.expect(name)), version(wanted), "{name}");
    }
}

/// The dependencies that the README gives for the example.
fn after_toml(readme: &str) -> &str {
    let (_, after) = readme.split_once("## Over HTTP").unwrap();
    let (_, toml) = after.split_once("```toml\n").unwrap();
    toml.split_once("```").unwrap().0
}
