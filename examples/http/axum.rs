//! Webhooks with axum: `WEBHOOK_USER=… WEBHOOK_PASSWORD=… cargo run -p bandwidth-callbacks-http
//! --bin with-axum [address]`.

use std::time::Duration;
use std::{env, error};

use axum::http::StatusCode;
use axum::{Router, routing};
use bandwidth_callbacks::Callback;
use bandwidth_callbacks::http::{Credentials, Endpoint, Webhook, WebhookResponse};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::time::sleep;
use tower_http::timeout::TimeoutLayer;

/// For the head of a request, and for its body: Bandwidth itself gives up after 15 s.
const PATIENCE: Duration = Duration::from_secs(3);

async fn webhook(webhook: Webhook) -> WebhookResponse {
    println!("{:?}", webhook.event.event_type());
    match webhook.event.get() {
        Callback::Initiate(_) => WebhookResponse::bxml(
            "<Response><SpeakSentence>Good morning.</SpeakSentence></Response>",
        ),
        // 204, or a document without verbs where the call waits for one.
        other => other.reply().into(),
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn error::Error>> {
    let credentials = Credentials::new(&env::var("WEBHOOK_USER")?, &env::var("WEBHOOK_PASSWORD")?)?;
    let router = Router::new()
        .route("/webhooks", routing::any(webhook))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            PATIENCE,
        ))
        .with_state(Endpoint::new(credentials));

    let listener =
        TcpListener::bind(env::args().nth(1).as_deref().unwrap_or("127.0.0.1:8080")).await?;
    println!("listening on {}", listener.local_addr()?);
    // Not `axum::serve`, which waits for the rest of a request's head for ever.
    let mut server = http1::Builder::new();
    server
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE);
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let service = TowerToHyperService::new(router.clone());
                tokio::spawn(server.serve_connection(TokioIo::new(stream), service));
            }
            // No more connections can be open. Those that send nothing are closed soon.
            Err(_) => sleep(Duration::from_millis(50)).await,
        }
    }
}
