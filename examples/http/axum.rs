//! Webhooks with axum: `WEBHOOK_USER=… WEBHOOK_PASSWORD=… cargo run -p bandwidth-callbacks-http --bin with-axum [address]`.

use std::time::Duration;
use std::{env, error};

use axum::http::StatusCode;
use axum::{Router, routing};
use bandwidth_callbacks::Callback;
use bandwidth_callbacks::http::{Answer, Credentials, Endpoint, Webhook};
use tokio::net::TcpListener;
use tower_http::timeout::TimeoutLayer;

async fn webhook(webhook: Webhook) -> Answer {
    println!("{:?}", webhook.event.event_type());
    match webhook.event.view() {
        Callback::Initiate(_) => Answer::bxml("<Response><SpeakSentence>Good morning.</SpeakSentence></Response>"),
        other => other.reply().into(), // 204, or a document without verbs where the call waits for one
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn error::Error>> {
    let credentials = Credentials::new(&env::var("WEBHOOK_USER")?, &env::var("WEBHOOK_PASSWORD")?)?;
    let router = Router::new()
        .route("/webhooks", routing::any(webhook))
        // Slow senders: Bandwidth itself gives up after 15 s.
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_secs(3)))
        .with_state(Endpoint::new(credentials));

    let listener = TcpListener::bind(env::args().nth(1).as_deref().unwrap_or("127.0.0.1:8080")).await?;
    println!("listening on {}", listener.local_addr()?);
    axum::serve(listener, router).await?;
    Ok(())
}
