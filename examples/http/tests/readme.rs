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
}
