//! CONFORMANCE.md and SECURITY.md name a test for each promise, as `path/file.rs::name`. Each of
//! these must exist. CONTRIBUTING.md says what each module of the tests is for.

use std::fs;

use crate::{read, root};

#[test]
fn every_test_that_a_document_names_exists() {
    for (document, at_least) in [("CONFORMANCE.md", 60), ("SECURITY.md", 40)] {
        let text = read(document);
        let named: Vec<_> = text.lines().flat_map(references).collect();
        assert!(
            named.len() >= at_least,
            "{document} names {} tests only",
            named.len()
        );
        for (file, name) in named {
            let source = fs::read_to_string(root().join(file)).unwrap_or_default();
            let is_there = if is_test_file(file) {
                has_test(&source, name)
            } else {
                source.contains(&format!("fn {name}("))
            };
            assert!(
                is_there,
                "{document} names `{file}::{name}`, which does not exist"
            );
        }
    }
}

#[test]
fn every_verdict_of_the_statement_names_a_test() {
    let text = read("CONFORMANCE.md");
    let rows = text
        .lines()
        .filter(|line| line.starts_with('|') && !line.starts_with("|---"));
    let verdicts = rows.filter(|row| !row.ends_with("| held by |"));
    let without: Vec<&str> = verdicts
        .filter(|row| references(row).next().is_none())
        .collect();
    assert_eq!(without, [""; 0]);
}

#[test]
fn the_map_of_the_tests_has_a_row_for_each_module() {
    let text = read("CONTRIBUTING.md");
    let (_, map) = text.split_once("## Where a promise is tested").unwrap();
    let (map, _) = map.split_once("\n## ").unwrap();
    let mut named: Vec<&str> = map.split('`').skip(1).step_by(2).collect();
    named.sort_unstable();
    for line in read("tests/it/main.rs").lines() {
        let module = line.strip_prefix("mod ").map(|it| it.trim_end_matches(';'));
        if let Some(module) = module.filter(|it| *it != "common") {
            assert!(named.binary_search(&module).is_ok(), "no row for {module}");
        }
    }
    for entry in fs::read_dir(root().join("tests")).unwrap() {
        let name = format!("tests/{}", entry.unwrap().file_name().display());
        assert!(
            !name.ends_with(".rs") || named.binary_search(&&*name).is_ok(),
            "no row for {name}"
        );
    }
}

/// Returns the names of the form `path/file.rs::name` in backticks.
fn references(line: &str) -> impl Iterator<Item = (&str, &str)> {
    line.split('`')
        .skip(1)
        .step_by(2)
        .filter_map(|code| code.split_once("::"))
        .filter(|(file, _)| file.ends_with(".rs"))
}

/// Whether the names of a file must be tests. Shared code of tests, fuzz targets and benchmarks has
/// other functions.
fn is_test_file(file: &str) -> bool {
    (file.starts_with("tests/") || file.starts_with("fuzz/tests/"))
        && !file.starts_with("tests/common/")
}

fn has_test(source: &str, name: &str) -> bool {
    let head = format!("fn {name}(");
    let mut is_test = false;
    for line in source.lines().map(str::trim_start) {
        if line.starts_with(&head) && is_test {
            return true;
        }
        is_test = line.starts_with("#[test]")
            || is_test && (line.starts_with("#[") || line.starts_with("//"));
    }
    false
}
