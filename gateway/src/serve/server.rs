//! Accepts connections until it is told to stop, and then waits for the requests that are under way.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;

/// The longest time for which a client may read nothing of what it gets. Hyper has a time limit for reading heads only.
const WRITING: Duration = Duration::from_secs(10);

/// The most that is kept of a connection: more than the longest head that is answered. Hyper would keep 400 KB for each.
const MAX_BUFFER: usize = 64 * 1024;

/// How long a shutdown waits for requests: a little longer than Bandwidth does.
const DRAIN: Duration = Duration::from_secs(20);

pub async fn serve(listener: TcpListener, router: Router, patience: Duration, max_connections: u32, stop: impl Future<Output = ()>) {
    let mut server = http1::Builder::new();
    server
        .timer(TokioTimer::new())
        .header_read_timeout(patience)
        .max_buf_size(MAX_BUFFER);
    let connections = Arc::new(Semaphore::new(max_connections as usize));
    let (stopping, is_stopping) = watch::channel(());
    let mut stop = pin!(stop);
    loop {
        let next = async {
            let permit = connections.clone().acquire_owned().await.ok()?;
            loop {
                if let Ok((connection, _)) = listener.accept().await {
                    return Some((connection, permit));
                }
                // No more files can be open. Connections that send nothing are closed soon.
                sleep(Duration::from_millis(50)).await;
            }
        };
        let Some((connection, permit)) = (tokio::select! {
            next = next => next,
            () = &mut stop => None,
        }) else {
            break;
        };
        // Otherwise a frame of a stream may wait 20 ms and more for the receipt of the one before.
        let _ = connection.set_nodelay(true);
        let service = TowerToHyperService::new(router.clone());
        let mut connection = TimeoutStream::new(connection);
        connection.set_write_timeout(Some(WRITING));
        let connection = server.serve_connection(TokioIo::new(Box::pin(connection)), service).with_upgrades();
        let mut is_stopping = is_stopping.clone();
        tokio::spawn(async move {
            let mut connection = pin!(connection);
            tokio::select! {
                _ = connection.as_mut() => {}
                _ = is_stopping.changed() => {
                    // Ends after the request that is under way.
                    connection.as_mut().graceful_shutdown();
                    let _ = connection.await;
                }
            }
            drop(permit);
        });
    }
    drop((listener, stopping));
    if timeout(DRAIN, connections.acquire_many(max_connections)).await.is_err() {
        tracing::warn!("some connections did not end in time");
    }
}
