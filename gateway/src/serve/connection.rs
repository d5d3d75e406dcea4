//! A connection as hyper sees it: with limits that hyper does not have.
//!
//! - The time for a head counts from its first byte. Between two requests a connection may be idle
//!   for longer.
//! - A client that reads nothing of what it gets does not stay.
//! - A stream gets its bytes in small pieces, between which others have their turn, and not more of
//!   them in a second than audio can have.

use std::fmt;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering::Relaxed};
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::time::{Sleep, sleep};
use tokio_io_timeout::TimeoutStream;

use super::allowance::Allowance;

/// The longest time for which a client may read nothing of what it gets.
const WRITING: Duration = Duration::from_secs(10);

/// The most bytes that a stream reads at once: 340 frames without content.
pub const PIECE: usize = 2048;

/// The most bytes a second of a stream. Audio of both sides has 35 KB.
const RATE: u32 = 96 * 1024;

/// The most bytes that may come late, together: 7 s of audio of both sides.
const BURST: u32 = 256 * 1024;

/// As many may come at once on a new stream: 2 s of audio of both sides.
const FIRST: u32 = 72 * 1024;

/// The times that a connection has.
#[derive(Clone, Copy)]
pub struct Limits {
    /// For the head of a request.
    pub head: Duration,
    /// Between two requests, and before the first.
    pub idle: Duration,
}

/// The activity of a client's connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Phase {
    /// Nothing has come since the last answer.
    Idle,
    /// A head has begun.
    Head,
    /// A request is being answered.
    Busy,
    /// It has become a WebSocket.
    Stream,
}

/// The state that a connection shares with the answers to its requests.
pub struct State {
    phase: AtomicU8,
    /// Whether all that has come has been read.
    is_drained: AtomicBool,
    /// Why it ends, if hyper does not know.
    fault: OnceLock<Fault>,
}

/// What hyper does not know of a connection that ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Tls,
    SlowHead,
    SlowReader,
}

impl Fault {
    pub fn label(self) -> &'static str {
        match self {
            Self::Tls => "tls",
            Self::SlowHead => "slow_head",
            Self::SlowReader => "slow_reader",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Tls => "a client speaks TLS, which is for the proxy in front",
            Self::SlowHead => "a head did not come in time",
            Self::SlowReader => "a client does not read what it gets",
        })
    }
}

impl State {
    fn phase(&self) -> Phase {
        const PHASES: [Phase; 4] = [Phase::Idle, Phase::Head, Phase::Busy, Phase::Stream];
        PHASES
            .get(usize::from(self.phase.load(Relaxed)))
            .copied()
            .unwrap_or(Phase::Busy)
    }

    fn enter(&self, phase: Phase) {
        self.phase.store(phase as u8, Relaxed);
    }

    /// Notes that a request has come. Returns whether it was there before the answer to the one
    /// before: a client that sends many at once.
    pub fn begin(&self) -> bool {
        self.enter(Phase::Busy);
        !self.is_drained.swap(false, Relaxed)
    }

    /// Notes that the request is answered.
    pub fn end(&self) {
        if self.phase() == Phase::Busy {
            self.enter(Phase::Idle);
        }
    }

    /// Notes that the answer makes a WebSocket of the connection.
    pub fn become_stream(&self) {
        self.enter(Phase::Stream);
    }

    pub fn fault(&self) -> Option<Fault> {
        self.fault.get().copied()
    }

    fn fail(&self, fault: Fault) {
        // The first is the cause of the others.
        let _ = self.fault.set(fault);
    }
}

pub struct Connection {
    stream: Pin<Box<TimeoutStream<TcpStream>>>,
    state: Arc<State>,
    limits: Limits,
    /// The connections that may still be opened.
    free: Arc<Semaphore>,
    timer: Pin<Box<Sleep>>,
    /// Since when the phase `seen` waits for more.
    since: Option<Instant>,
    seen: Phase,
    is_new: bool,
    allowance: Allowance,
    /// The bytes that came of a stream since others had their turn.
    at_once: usize,
}

impl Connection {
    pub fn new(stream: TcpStream, limits: Limits, free: Arc<Semaphore>) -> (Self, Arc<State>) {
        let state = Arc::new(State {
            phase: AtomicU8::new(Phase::Idle as u8),
            is_drained: AtomicBool::new(true),
            fault: OnceLock::new(),
        });
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(WRITING));
        let connection = Self {
            stream: Box::pin(stream),
            state: state.clone(),
            limits,
            free,
            timer: Box::pin(sleep(limits.head)),
            since: None,
            seen: Phase::Idle,
            is_new: true,
            allowance: Allowance::new(FIRST, BURST, RATE, Instant::now()),
            at_once: 0,
        };
        (connection, state)
    }

    /// Waits for the time limit of the phase. The result is for who reads: an idle connection ends
    /// as if the client had closed it.
    fn poll_limit(&mut self, phase: Phase, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if phase != Phase::Busy {
            self.since.get_or_insert_with(Instant::now);
        }
        loop {
            // The timer never waits for longer than for a head. So it is not set anew for each
            // request, which would cost more than to look at the clock now and then. It
            // also runs while a request is answered, because hyper does not read again when it has
            // answered.
            ready!(self.timer.as_mut().poll(cx));
            let waited = self.since.map(|since| since.elapsed()).unwrap_or_default();
            let left = match phase {
                Phase::Busy | Phase::Stream => self.limits.head,
                Phase::Idle if waited >= self.limits.head && self.free.available_permits() == 0 => {
                    Duration::ZERO
                }
                Phase::Idle => self.limits.idle.saturating_sub(waited),
                Phase::Head => self.limits.head.saturating_sub(waited),
            };
            if left.is_zero() {
                break;
            }
            self.timer
                .as_mut()
                .reset((Instant::now() + left.min(self.limits.head)).into());
        }
        if phase == Phase::Idle {
            return Poll::Ready(Ok(()));
        }
        self.state.fail(Fault::SlowHead);
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }

    fn poll_read_http(
        &mut self,
        phase: Phase,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        let Poll::Ready(result) = self.stream.as_mut().poll_read(cx, buf) else {
            self.state.is_drained.store(true, Relaxed);
            return self.poll_limit(phase, cx);
        };
        result?;
        let came = buf.filled().get(before..).unwrap_or_default();
        // The first bytes of a handshake, by RFC 8446, section 5.1.
        if std::mem::take(&mut self.is_new) && matches!(came, [0x16] | [0x16, 0x03, ..]) {
            self.state.fail(Fault::Tls);
        }
        if phase == Phase::Idle && !came.is_empty() {
            self.state.enter(Phase::Head);
            // The next time that it is idle may be the next time that this reads.
            self.see(Phase::Head);
        }
        Poll::Ready(Ok(()))
    }

    fn see(&mut self, phase: Phase) {
        if phase != self.seen {
            self.seen = phase;
            self.since = None;
        }
    }

    fn poll_read_stream(
        &mut self,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.at_once >= PIECE {
            self.at_once = 0;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        loop {
            let now = Instant::now();
            let wait = self.allowance.time_until(PIECE as u32, now);
            if wait.is_zero() {
                break;
            }
            self.timer.as_mut().reset((now + wait).into());
            ready!(self.timer.as_mut().poll(cx));
        }
        let mut piece = ReadBuf::new(buf.initialize_unfilled_to(buf.remaining().min(PIECE)));
        let Poll::Ready(result) = self.stream.as_mut().poll_read(cx, &mut piece) else {
            self.at_once = 0;
            return Poll::Pending;
        };
        result?;
        let count = piece.filled().len();
        buf.advance(count);
        self.at_once += count;
        self.allowance.take(count as u32, Instant::now());
        Poll::Ready(Ok(()))
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let phase = self.state.phase();
        self.see(phase);
        match phase {
            Phase::Stream => self.poll_read_stream(cx, buf),
            _ => self.poll_read_http(phase, cx, buf),
        }
    }
}

impl Connection {
    /// Notes that a client has read nothing for too long.
    fn written<T>(&self, result: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if let Poll::Ready(Err(error)) = &result
            && error.kind() == io::ErrorKind::TimedOut
        {
            self.state.fail(Fault::SlowReader);
        }
        result
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let result = self.stream.as_mut().poll_write(cx, bytes);
        self.written(result)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let result = self.stream.as_mut().poll_write_vectored(cx, parts);
        self.written(result)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let result = self.stream.as_mut().poll_flush(cx);
        self.written(result)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream.as_mut().poll_shutdown(cx)
    }
}
