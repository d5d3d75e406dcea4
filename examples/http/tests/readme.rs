//! The documents show the axum example as it is.

use std::fs;

use axum::{Router, routing};
use bandwidth_callbacks::http::{
    Credentials, CredentialsError, Endpoint, Webhook, WebhookResponse,
};

async fn webhook(_: Webhook) -> WebhookResponse {
    WebhookResponse::empty()
}

/// The router of the README compiles, because it is this one.
#[test]
fn the_router_of_the_readme_is_that_of_this_test() -> Result<(), CredentialsError> {
    let (user, password) = ("user", "password");
    let router = Router::new()
        .route("/webhooks", routing::any(webhook))
        .with_state(Endpoint::new(Credentials::new(user, password)?));
    let _: Router = router;
    let (_, after) = include_str!("readme.rs")
        .split_once("    let router")
        .unwrap();
    let (statement, _) = after.split_once(';').unwrap();
    let shown = format!(
        "\nlet router{};\n",
        statement.replace("\n        ", "\n    ")
    );
    assert!(
        include_str!("../../../README.md").contains(&shown),
        "{shown}"
    );
    Ok(())
}

#[test]
fn the_code_in_the_documents_is_that_of_the_example() {
    let read =
        |path: &str| fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let page = read("../../src/http/answering.md");
    let (_, after) = page.split_once("## A server with time-outs").unwrap();
    let (_, after) = after.split_once("```rust,ignore\n").unwrap();
    let (shown, _) = after.split_once("```").unwrap();
    assert!(shown.lines().count() > 20);
    assert!(read("axum.rs").ends_with(shown), "{shown}");
    let handler = |text: &str| {
        let (_, after) = text.split_once("async fn webhook").unwrap();
        after.split_once("\n}\n").unwrap().0.to_owned()
    };
    assert_eq!(handler(&read("../../README.md")), handler(shown));
    for line in after_toml(&page)
        .lines()
        .filter(|line| line.contains(" = ") && !line.starts_with("bandwidth-callbacks"))
    {
        let (name, wanted) = line.split_once(" = ").unwrap();
        // A member has a version of its own, or that of the workspace.
        let manifests = read("Cargo.toml") + &read("../../Cargo.toml");
        let used = manifests
            .lines()
            .find(|line| line.split_once(" = ").is_some_and(|(it, _)| it == name));
        let version = |text: &str| text.split('"').nth(1).unwrap().to_owned();
        assert_eq!(version(used.expect(name)), version(wanted), "{name}");
    }
}

/// The dependencies that the page gives for the example.
fn after_toml(page: &str) -> &str {
    let (_, after) = page.split_once("## A server with time-outs").unwrap();
    let (_, toml) = after.split_once("```toml\n").unwrap();
    toml.split_once("```").unwrap().0
}
