//! What all requests share, and how it is made from the options.

use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::Context;
use bandwidth_callbacks::Options;
use bandwidth_callbacks::http::{Credentials, Endpoint};
use bytes::Bytes;
use tokio::net::TcpListener;
use tokio::sync::{Mutex, Semaphore};

use super::Args;
use super::refusals::Refusals;
use super::sink::{self, Sink};
use crate::journal::Journal;
use crate::menu::reload::Current;
use crate::metrics::Metrics;
use crate::page::{Access, Page, Token};
use crate::slow::Slow;

pub struct Gateway {
    pub endpoint: Endpoint,
    /// For the streams, which have no endpoint.
    pub known: Option<Credentials>,
    pub menu: Arc<Current>,
    pub journal: Arc<Journal>,
    /// Where a sink is set.
    pub backlog: Option<Arc<Slow<u64>>>,
    pub metrics: Arc<Metrics>,
    /// The latest text of the metrics, and when it was made. Many who ask at once get one.
    pub made: Mutex<Option<(Instant, Bytes)>>,
    pub page: Arc<Page>,
    pub refusals: Arc<Refusals>,
    /// A permit for each body that may be in memory.
    pub permits: Semaphore,
    /// A permit for each stream.
    pub streams: Arc<Semaphore>,
    /// The time for a body, and for the journal.
    pub patience: Duration,
}

/// A gateway that can serve.
pub struct Opened {
    pub gateway: Arc<Gateway>,
    pub listener: TcpListener,
    /// The address of the page.
    pub link: String,
    /// Ends when the journal does.
    pub writer: JoinHandle<()>,
    pub sink: Option<Sink>,
}

/// Opens everything that the options name.
///
/// # Errors
///
/// A fault of the arguments, the menu or the journal, or the reason why it cannot listen.
pub async fn open(args: &Args) -> anyhow::Result<Opened> {
    let credentials = args.credentials()?;
    let known = match &credentials {
        Some(set) => Some(Credentials::new(&set.user, &set.password).context("the credentials")?),
        None => None,
    };
    let menu = Arc::new(Current::load(args.menu.clone(), credentials).await?);
    let (journal, writer) = Journal::open(
        &args.journal,
        args.fsync,
        args.file_size * 1024 * 1024,
        args.max_requests as usize,
    )
    .with_context(|| format!("the journal {}", args.journal.display()))?;
    let listener = TcpListener::bind(args.listen)
        .await
        .with_context(|| format!("cannot listen on {}", args.listen))?;
    let (access, link) = access(args, known.clone(), listener.local_addr()?)?;

    let metrics = Arc::new(Metrics::default());
    let sink = sink::begin(args, &journal, &metrics)?;
    let backlog = sink.as_ref().map(|sink| sink.backlog.clone());
    let journal = Arc::new(journal);
    let has_credentials = known.is_some();
    let page = Page::new(access, has_credentials, journal.clone(), backlog.clone());
    let page = Arc::new(page);
    let endpoint = known
        .clone()
        .map_or_else(Endpoint::without_authentication, Endpoint::new);
    let gateway = Arc::new(Gateway {
        endpoint: endpoint.options(Options::new().max_len(args.max_length)),
        known,
        menu,
        journal,
        backlog,
        made: Mutex::default(),
        refusals: Arc::new(Refusals::new(metrics.clone(), page.clone())),
        metrics,
        page,
        permits: Semaphore::new(args.max_requests as usize),
        streams: Arc::new(Semaphore::new(args.max_streams as usize)),
        patience: Duration::from_secs(args.patience),
    });
    Ok(Opened {
        gateway,
        listener,
        link,
        writer,
        sink,
    })
}

/// Returns who may see the page, and the address at which they do.
fn access(
    args: &Args,
    known: Option<Credentials>,
    address: SocketAddr,
) -> anyhow::Result<(Access, String)> {
    let link = format!("http://{address}/");
    Ok(match known {
        None => {
            let token = Token::new(address.port())?;
            let link = format!("{link}?token={}", token.as_str());
            (Access::Local(token), link)
        }
        Some(_) if args.open_page => (Access::Anyone, link),
        Some(known) => (Access::Known(known), link),
    })
}

impl Gateway {
    pub async fn text_of_metrics(&self) -> Bytes {
        let backlog = match &self.backlog {
            Some(backlog) => backlog.result().await,
            None => Some(0),
        };
        self.metrics.text(self.journal.depth(), backlog).into()
    }
}
