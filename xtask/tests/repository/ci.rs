//! `.ci/run` and the workflow that calls it.

use crate::read;

#[test]
fn the_workflow_runs_each_step_of_the_script() {
    let script = read(".ci/run");
    let list = script
        .lines()
        .find_map(|line| line.strip_prefix("steps=(")?.strip_suffix(')'))
        .unwrap();
    let steps: Vec<&str> = list.split(' ').collect();
    assert!(steps.len() > 5);
    for step in &steps {
        assert!(
            script.contains(&format!("\nstep_{step}() {{\n")),
            "there is no function for {step}"
        );
    }
    let workflow = read(".github/workflows/ci.yml");
    let jobs: Vec<&str> = workflow
        .lines()
        .filter_map(|line| line.trim().strip_prefix("- step: "))
        .collect();
    assert_eq!(jobs, steps);
}

#[test]
fn the_workflow_checks_the_version_of_rust_that_the_manifest_states() {
    let manifest = read("Cargo.toml");
    let version = manifest
        .lines()
        .find_map(|line| line.strip_prefix("rust-version = "))
        .unwrap();
    let workflow = read(".github/workflows/ci.yml");
    assert!(
        workflow.contains(&format!("- step: msrv\n            toolchain: {version}\n")),
        "{version}"
    );
    assert!(
        read("README.md").contains(&format!("\n{}, which", version.trim_matches('"'))),
        "{version}"
    );
}
