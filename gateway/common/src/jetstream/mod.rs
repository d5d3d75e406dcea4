//! The way to NATS JetStream, and what its streams are called.

mod settings;

use std::time::Duration;

use anyhow::anyhow;
use async_nats::jetstream::consumer::{Consumer, FromConsumer, pull};
use async_nats::jetstream::{Context, stream};
use async_nats::{Client, ConnectOptions, ServerAddr};
pub use settings::covers;

/// The stream of events, which the first process that needs it makes.
pub const STREAM: &str = "BANDWIDTH";

/// The subjects of the stream: `bandwidth.<family>.<account>.<type>`.
pub const SUBJECTS: &str = "bandwidth.>";

/// The subjects of voice events.
pub const VOICE: &str = "bandwidth.voice.>";

/// For how long the servers recognize an event that comes again.
pub const DUPLICATES: Duration = Duration::from_secs(60 * 60);

/// The error of async-nats, into which `?` makes every other one.
pub use async_nats::Error as Fault;

/// Reads the URLs of servers.
///
/// # Errors
///
/// One of them is none. The error does not contain it, because it can have a password.
pub fn servers(option: &str, urls: &[String]) -> anyhow::Result<Vec<ServerAddr>> {
    let server = |(index, url): (usize, &String)| {
        let number = index + 1;
        url.parse()
            .map_err(|_| anyhow!("--{option}: number {number} is not a URL as nats://HOST:PORT"))
    };
    urls.iter().enumerate().map(server).collect()
}

/// Connects to one of these servers, and to another when it is lost.
///
/// # Errors
///
/// None of them can be reached.
pub async fn connect(servers: Vec<ServerAddr>) -> Result<Client, Fault> {
    Ok(ConnectOptions::new()
        .name("gateway")
        .connect(servers)
        .await?)
}

/// What a worker needs: the release of NATS whose leaders have applied their log before they
/// answer.
const NEEDED: (u64, u64) = (2, 11);

/// Returns what is to be logged of a server that is older than what a worker needs.
pub fn too_old(version: &str) -> Option<String> {
    let mut numbers = version
        .trim_start_matches('v')
        .split(['.', '-'])
        .map_while(|number| number.parse().ok());
    let release = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    let (major, minor) = NEEDED;
    (release < NEEDED).then(|| {
        format!(
            "the server is of release {version}, and a worker needs {major}.{minor} or later: when a server of an older cluster fails, an event can be              missing from a record, or a record be published twice"
        )
    })
}

/// Returns the stream of events. Makes it if it is missing, with this number of copies.
///
/// # Errors
///
/// The servers do not answer, or refuse, or the stream would lose messages.
pub async fn stream(context: &Context, replicas: usize) -> Result<stream::Stream, Fault> {
    let config = stream::Config {
        name: STREAM.into(),
        subjects: vec![SUBJECTS.into()],
        num_replicas: replicas,
        duplicate_window: DUPLICATES,
        ..stream::Config::default()
    };
    open(context, config, false).await
}

/// Returns a stream with at least these settings, whose subjects can be keys. Makes it if it is
/// missing.
///
/// # Errors
///
/// As for [`stream`].
pub async fn open(
    context: &Context,
    config: stream::Config,
    is_key: bool,
) -> Result<stream::Stream, Fault> {
    let stream = context.get_or_create_stream(config.clone()).await?;
    settings::check_stream(&config, &stream.cached_info().config, is_key)?;
    Ok(stream)
}

/// Returns the consumer of voice events that all workers share, with at least these settings. Makes
/// it if it is missing.
///
/// # Errors
///
/// The servers do not answer, or refuse, or the consumer would leave events out.
pub async fn consumer(
    events: &stream::Stream,
    name: &str,
    config: pull::Config,
) -> Result<Consumer<pull::Config>, Fault> {
    let consumer = events.get_or_create_consumer(name, config.clone()).await?;
    let found = pull::Config::try_from_consumer_config(consumer.cached_info().config.clone())?;
    settings::check_consumer(name, &config, &found)?;
    Ok(consumer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_before_release_2_11_are_too_old() {
        for version in [
            "2.11.0",
            "2.11.0-preview.1",
            "2.15.1",
            "3.0.0",
            "v2.11.0",
            "10.0",
        ] {
            assert_eq!(too_old(version), None, "{version}");
        }
        for version in ["2.9.10", "2.10.29", "2.2.11", "1.99.0", "2", "", "unknown"] {
            assert!(
                too_old(version).is_some_and(|text| text.contains(version)),
                "{version}"
            );
        }
    }
}
