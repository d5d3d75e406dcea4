//! The live page: what its operator sees of a gateway, at `/`, by server-sent events from `/live`.

mod access;
mod board;
mod calls;
mod event;
mod rates;

use std::convert::Infallible;
use std::mem;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

pub use access::{Access, Token, is_at_this_machine};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Response};
use axum::{Router, routing};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use board::{Board, Snapshot};
use bytes::Bytes;
pub use event::Event;
use futures_util::{StreamExt, stream};
use serde::Serialize;
use sha2::{Digest, Sha256};
use tokio::sync::{self, Notify, Semaphore, mpsc, watch};
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};

use crate::journal::Journal;
use crate::slow::Slow;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// One document, so that a browser loads nothing else. Style and script are files of their own for
/// editors and linters.
static DOCUMENT: LazyLock<String> = LazyLock::new(|| {
    include_str!("page.html")
        .replace(
            r#"<link rel="stylesheet" href="page.css">"#,
            &format!("<style>{STYLE}</style>"),
        )
        .replace(
            r#"<script src="page.js"></script>"#,
            &format!("<script>{SCRIPT}</script>"),
        )
});

/// The most pages that are open at the same time; any more get 503.
const MAX_WATCHERS: usize = 32;

/// How often a page gets a snapshot.
const TICK: Duration = Duration::from_secs(1);

/// How old a snapshot may be for another page to get it: less than a tick, whose clock is not
/// exact.
const SHARED: Duration = Duration::from_millis(900);

/// The longest time for which a page may read nothing.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long events wait until they are on the board. One task puts all of them there: if each
/// request did, requests would wait for each other, and the board would go from core to core.
const FOLDING: Duration = Duration::from_millis(10);

/// The most events that wait.
const MAX_PENDING: usize = 1024;

/// An event, and when it was answered, in ms since the start.
type Answered = (Event, u64);

pub struct Page {
    begin: Instant,
    pending: Mutex<Vec<Answered>>,
    /// Told when the first event waits.
    filled: Notify,
    folded: Mutex<Folded>,
    /// The latest snapshot, and when it was made. One serves all pages, and none is made while no
    /// page is open.
    made: sync::Mutex<Option<(Instant, Bytes)>>,
    watchers: Arc<Semaphore>,
    stopping: watch::Sender<bool>,
    access: Access,
    /// Whether the webhooks need credentials.
    has_credentials: bool,
    policy: HeaderValue,
    journal: Arc<Journal>,
    backlog: Option<Arc<Slow<u64>>>,
}

#[derive(Default)]
struct Folded {
    board: Board,
    /// The memory of events that waited, for the next ones.
    spare: Vec<Answered>,
}

#[derive(Serialize)]
struct Message<'b> {
    /// Milliseconds since 1970.
    time: u64,
    has_credentials: bool,
    queue: usize,
    /// None without a sink.
    backlog: Option<Backlog>,
    #[serde(flatten)]
    snapshot: Snapshot<'b>,
}

/// The part of the journal that waits for the sink.
#[derive(Serialize)]
#[serde(untagged)]
enum Backlog {
    Bytes(u64),
    /// The disk does not answer.
    Unknown(&'static str),
}

impl Page {
    /// A page for those who have access. It says how to send events, which may need credentials.
    pub fn new(
        access: Access,
        has_credentials: bool,
        journal: Arc<Journal>,
        backlog: Option<Arc<Slow<u64>>>,
    ) -> Self {
        let policy = format!(
            "default-src 'none'; script-src {}; style-src {}; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            hash_of(SCRIPT),
            hash_of(STYLE)
        );
        Self {
            begin: Instant::now(),
            pending: Mutex::default(),
            filled: Notify::new(),
            folded: Mutex::default(),
            made: sync::Mutex::default(),
            watchers: Arc::new(Semaphore::new(MAX_WATCHERS)),
            stopping: watch::Sender::new(false),
            has_credentials,
            access,
            policy: HeaderValue::try_from(policy)
                .unwrap_or(HeaderValue::from_static("default-src 'none'")),
            journal,
            backlog,
        }
    }

    /// Adds an event that was answered.
    pub fn event(&self, event: Event) {
        let now = self.now();
        let mut pending = locked(&self.pending);
        pending.push((event, now));
        let count = pending.len();
        drop(pending);
        match count {
            1 => self.filled.notify_one(),
            MAX_PENDING => drop(self.folded()),
            _ => {}
        }
    }

    /// Puts events on the board, until the pages end.
    pub async fn fold(self: Arc<Self>) {
        let mut stopping = self.stopping.subscribe();
        let folding = async {
            loop {
                self.filled.notified().await;
                sleep(FOLDING).await;
                drop(self.folded());
            }
        };
        tokio::select! {
            () = folding => {}
            _ = stopping.wait_for(|is_stopping| *is_stopping) => {}
        }
    }

    /// Returns the board with all events.
    fn folded(&self) -> MutexGuard<'_, Folded> {
        let mut folded = locked(&self.folded);
        let Folded { board, spare } = &mut *folded;
        mem::swap(&mut *locked(&self.pending), spare);
        for (event, now) in spare.drain(..) {
            board.event(event, now);
        }
        folded
    }

    /// Counts a request that failed, by the label of its metric.
    pub fn error(&self, kind: &'static str) {
        let now = self.now();
        locked(&self.folded).board.error(kind, now);
    }

    /// Ends the connections of all pages, and those of new ones at once.
    pub fn stop(&self) {
        self.stopping.send_replace(true);
    }

    fn now(&self) -> u64 {
        millis(self.begin.elapsed())
    }

    /// Returns the snapshot of this second, as a server-sent event.
    async fn snapshot(&self) -> Bytes {
        let mut made = self.made.lock().await;
        match &*made {
            Some((at, message)) if at.elapsed() < SHARED => message.clone(),
            _ => made
                .insert((Instant::now(), self.message().await))
                .1
                .clone(),
        }
    }

    async fn message(&self) -> Bytes {
        let backlog = match &self.backlog {
            Some(backlog) => Some(
                backlog
                    .result()
                    .await
                    .map_or(Backlog::Unknown("unknown"), Backlog::Bytes),
            ),
            None => None,
        };
        let mut message = b"data: ".to_vec();
        message.reserve(16 * 1024);
        let queue = self.journal.depth();
        let now = self.now();
        // Writing to memory cannot fail. JSON has no line end, which would end the data.
        let _ = serde_json::to_writer(
            &mut message,
            &Message {
                time: millis(
                    SystemTime::now()
                        .duration_since(UNIX_EPOCH)
                        .unwrap_or_default(),
                ),
                has_credentials: self.has_credentials,
                queue,
                backlog,
                snapshot: self.folded().board.snapshot(now),
            },
        );
        message.extend_from_slice(b"\n\n");
        message.into()
    }

    async fn send_snapshots(&self, messages: mpsc::Sender<Bytes>) {
        let mut ticks = interval(TICK);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            if !matches!(
                timeout(PATIENCE, messages.send(self.snapshot().await)).await,
                Ok(Ok(()))
            ) {
                return;
            }
        }
    }
}

/// Routes that need no other layer.
pub fn routes<S>(page: Arc<Page>) -> Router<S> {
    Router::new()
        .route("/", routing::get(async || Html(DOCUMENT.as_str())))
        .route("/live", routing::get(live))
        .route_layer(middleware::from_fn_with_state(page.clone(), guard))
        .with_state(page)
}

async fn guard(State(page): State<Arc<Page>>, request: Request, next: Next) -> Response {
    let mut response = match page.access.answer(request.uri(), request.headers()) {
        Some(answer) => answer,
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, page.policy.clone());
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn live(State(page): State<Arc<Page>>) -> Response {
    let Ok(permit) = page.watchers.clone().try_acquire_owned() else {
        return (StatusCode::SERVICE_UNAVAILABLE, "too many pages are open\n").into_response();
    };
    let (messages, mut next) = mpsc::channel(1);
    tokio::spawn(async move {
        let mut stopping = page.stopping.subscribe();
        tokio::select! {
            () = page.send_snapshots(messages) => {}
            _ = stopping.wait_for(|is_stopping| *is_stopping) => {}
        }
        drop(permit);
    });
    let messages = stream::poll_fn(move |context| next.poll_recv(context)).map(Ok::<_, Infallible>);
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/event-stream"),
        ),
        // A proxy in front must not collect the events.
        (
            header::HeaderName::from_static("x-accel-buffering"),
            HeaderValue::from_static("no"),
        ),
    ];
    (headers, Body::from_stream(messages)).into_response()
}

/// The source by which the policy permits style or script.
fn hash_of(content: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content)))
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::mpsc::channel;

    use bandwidth_callbacks::{Callback, Parser};
    use serde_json::Value;
    use tempfile::tempdir;

    use super::*;
    use crate::journal::Fsync;

    fn page(folder: &Path) -> Arc<Page> {
        let (journal, _writer) = Journal::open(folder, Fsync::Never, 1 << 20, 1).unwrap();
        Arc::new(Page::new(Access::Anyone, false, Arc::new(journal), None))
    }

    fn answer(page: &Page, count: usize) {
        let mut parser = Parser::new();
        let view = parser
            .parse_ref::<Callback<'_>>(br#"{"eventType":"initiate","callId":"c-1"}"#)
            .unwrap();
        for _ in 0..count {
            page.event(Event::voice(&view));
        }
    }

    async fn events(page: &Page) -> Value {
        let message = page.message().await;
        let snapshot: Value =
            serde_json::from_slice(message.strip_prefix(b"data: ").unwrap()).unwrap();
        snapshot["events"].clone()
    }

    #[tokio::test]
    async fn no_event_is_missing_and_only_so_many_wait() {
        let folder = tempdir().unwrap();
        let page = page(folder.path());
        for (count, waiting, sum) in [
            (1, 1, 1),
            (MAX_PENDING - 1, MAX_PENDING - 1, MAX_PENDING),
            (MAX_PENDING, 0, 2 * MAX_PENDING),
            (MAX_PENDING + 1, 1, 3 * MAX_PENDING + 1),
        ] {
            answer(&page, count);
            assert_eq!(locked(&page.pending).len(), waiting);
            assert_eq!(events(&page).await, sum);
            assert_eq!(locked(&page.pending).len(), 0);
        }
    }

    #[tokio::test]
    async fn events_are_folded_until_the_pages_end() {
        let folder = tempdir().unwrap();
        let page = page(folder.path());
        let folding = tokio::spawn(page.clone().fold());
        for _ in 0..3 {
            answer(&page, 2);
            while !locked(&page.pending).is_empty() {
                sleep(FOLDING).await;
            }
        }
        page.stop();
        folding.await.unwrap();
        assert_eq!(events(&page).await, 6);
    }

    /// The runtime has one thread, and the disk never answers.
    #[tokio::test]
    async fn a_snapshot_does_not_wait_for_the_disk() {
        let folder = tempdir().unwrap();
        let (journal, _writer) = Journal::open(folder.path(), Fsync::Never, 1 << 20, 1).unwrap();
        let (_never, answers) = channel();
        let answers = Mutex::new(answers);
        let backlog = Slow::new(Duration::from_millis(50), move || {
            locked(&answers).recv().unwrap_or(17)
        });
        let page = Page::new(
            Access::Anyone,
            false,
            Arc::new(journal),
            Some(Arc::new(backlog)),
        );
        let message = page.snapshot().await;
        let snapshot: Value =
            serde_json::from_slice(message.strip_prefix(b"data: ").unwrap()).unwrap();
        assert_eq!(snapshot["backlog"], "unknown");
    }
}
