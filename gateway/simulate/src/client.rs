//! Requests to a gateway, over a bounded number of connections that stay open.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio::sync::Semaphore;
use url::{Position, Url};

use super::wire::{Answer, Connection, Fault};

/// A URL as a request needs it.
pub struct Target {
    /// `127.0.0.1:8080`
    pub address: String,
    host: String,
    path: String,
}

impl Target {
    pub fn new(url: &Url) -> Self {
        Self {
            address: format!(
                "{}:{}",
                url.host_str().unwrap_or_default(),
                url.port_or_known_default().unwrap_or(80)
            ),
            host: url[Position::BeforeHost..Position::AfterPort].to_owned(),
            path: url[Position::BeforePath..Position::AfterQuery].to_owned(),
        }
    }

    /// Writes a request, with a body if it is a POST.
    pub fn request(&self, method: &str, authorization: Option<&str>, body: &str) -> String {
        let Self { host, path, .. } = self;
        let mut request =
            format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: gateway-simulate\r\n");
        if let Some(authorization) = authorization {
            request.push_str(&format!("Authorization: {authorization}\r\n"));
        }
        if method == "POST" {
            request.push_str(&format!(
                "Content-Type: application/json\r\nContent-Length: {}\r\n",
                body.len()
            ));
        }
        request.push_str("\r\n");
        if method == "POST" {
            request.push_str(body);
        }
        request
    }
}

/// The value of the header that carries user and password.
pub fn authorization(user: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))
}

/// Connections that are open and not in use, by address.
pub struct Client {
    idle: Mutex<HashMap<String, Vec<Connection>>>,
    permits: Semaphore,
    timeout: Duration,
}

impl Client {
    pub fn new(connections: u32, timeout: Duration) -> Self {
        Self {
            idle: Mutex::default(),
            permits: Semaphore::new(connections as usize),
            timeout,
        }
    }

    /// Sends a request as soon as a connection is free, and reads its answer.
    ///
    /// # Errors
    ///
    /// There is no whole answer.
    pub async fn send(&self, target: &Target, request: &str) -> Result<Answer, Fault> {
        let _permit = self
            .permits
            .acquire()
            .await
            .map_err(|_| Fault::NotConnected)?;
        let idle = self
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get_mut(&target.address)
            .and_then(Vec::pop);
        let mut connection = idle.unwrap_or_else(|| Connection::new(target.address.clone()));
        let result = connection.send(request.as_bytes(), self.timeout).await;
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.entry(target.address.clone())
            .or_default()
            .push(connection);
        result
    }
}
