//! Webhooks with actix-web: `WEBHOOK_USER=… WEBHOOK_PASSWORD=… cargo run -p
//! bandwidth-callbacks-http --bin with-actix [address]`.

use std::time::Duration;
use std::{env, error};

use actix_web::http::StatusCode;
use actix_web::rt::time::timeout;
use actix_web::web::{self, Data, Payload};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use bandwidth_callbacks::http::{Credentials, Endpoint, Rejection, WebhookResponse};
use bandwidth_callbacks::{Callback, OwnedCallback};
use futures_util::StreamExt;

/// For the head of a request, and for its body: Bandwidth itself gives up after 15 s.
const PATIENCE: Duration = Duration::from_secs(3);

async fn webhook(
    endpoint: &Endpoint,
    request: HttpRequest,
    mut body: Payload,
) -> Result<WebhookResponse, Rejection> {
    let (uri, headers) = (request.uri(), request.headers());
    let mut incoming = endpoint.receive(request.method().as_str(), uri.query(), |name| {
        headers.get_all(name)
    })?;
    while let Some(piece) = body.next().await {
        incoming.push(&piece.map_err(|_| Rejection::Incomplete)?)?;
    }
    let event: OwnedCallback = incoming.finish()?;
    println!("{:?}", event.event_type());
    Ok(match event.get() {
        Callback::Initiate(_) => WebhookResponse::bxml(
            "<Response><SpeakSentence>Good morning.</SpeakSentence></Response>",
        ),
        // 204, or a document without verbs where the call waits for one.
        other => other.reply().into(),
    })
}

fn response(answer: WebhookResponse) -> HttpResponse {
    let status = StatusCode::from_u16(answer.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = HttpResponse::build(status);
    if let Some(header) = answer.header() {
        response.insert_header(header);
    }
    response.body(answer.into_body().into_owned())
}

async fn respond(endpoint: Data<Endpoint>, request: HttpRequest, body: Payload) -> HttpResponse {
    match timeout(PATIENCE, webhook(&endpoint, request, body)).await {
        Ok(answered) => response(answered.unwrap_or_else(WebhookResponse::from)),
        Err(_) => HttpResponse::RequestTimeout().finish(),
    }
}

#[actix_web::main]
async fn main() -> Result<(), Box<dyn error::Error>> {
    let credentials = Credentials::new(&env::var("WEBHOOK_USER")?, &env::var("WEBHOOK_PASSWORD")?)?;
    let endpoint = Data::new(Endpoint::new(credentials));

    let app = move || {
        App::new()
            .app_data(endpoint.clone())
            .route("/webhooks", web::to(respond))
    };
    let server = HttpServer::new(app)
        .client_request_timeout(PATIENCE)
        .bind(env::args().nth(1).as_deref().unwrap_or("127.0.0.1:8080"))?;
    for address in server.addrs() {
        println!("listening on {address}");
    }
    server.run().await?;
    Ok(())
}
