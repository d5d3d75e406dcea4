//! The simulator as a process of its own, and small gateways that it is run against.

#![allow(dead_code, unreachable_pub, reason = "not every test uses all of it")]

use std::process::{Command, Output};

use axum::Router;
use axum::body::Bytes;
use axum::response::Response;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::spawn_blocking;

/// Runs the simulator against an address.
pub fn simulate(address: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bandwidth-simulate"))
        .arg(format!("http://{address}/webhooks"))
        .args(arguments)
        .env_remove("GATEWAY_USER")
        .env_remove("GATEWAY_PASSWORD")
        .output()
        .unwrap()
}

/// Returns whether it succeeded, and what it printed.
pub fn report(output: &Output) -> (bool, String) {
    let text =
        [&output.stdout, &output.stderr].map(|bytes| String::from_utf8(bytes.clone()).unwrap());
    (output.status.success(), text.concat())
}

pub fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Runs the simulator against a server with these answers.
pub async fn against(router: Router, arguments: &'static [&str]) -> Output {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let server = tokio::spawn(async move { axum::serve(listener, router).await });
    let output = spawn_blocking(move || simulate(&address, arguments))
        .await
        .unwrap();
    server.abort();
    output
}

/// Makes options that are known only at run time as lasting as the others.
pub fn leak(arguments: Vec<String>) -> &'static [&'static str] {
    arguments
        .leak()
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .leak()
}

pub fn answers(answer: impl Fn(&str) -> Response + Clone + Send + Sync + 'static) -> Router {
    let handler = move |body: Bytes| {
        let event: Value = serde_json::from_slice(&body).unwrap_or_default();
        let answer = answer(event["eventType"].as_str().unwrap_or_default());
        async move { answer }
    };
    Router::new().fallback(handler)
}
