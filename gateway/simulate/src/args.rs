//! The options of the simulator.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, bail};
use gateway_common::credentials::{self, Credentials};
use url::Url;

/// Plays calls against a gateway, and reports latencies and replies that do not fit.
#[derive(clap::Parser)]
#[command(name = "bandwidth-simulate", version)]
pub struct Args {
    /// URL of the voice webhooks: http://HOST:PORT/PATH
    #[arg(value_name = "URL")]
    url: String,

    /// URL of the messaging webhooks; without it, no messages are played
    #[arg(
        long,
        env = "GATEWAY_SIMULATE_MESSAGES",
        hide_env_values = true,
        value_name = "URL"
    )]
    messages: Option<String>,

    /// Where media streams go, in place of the destination that a document names:
    /// ws://HOST:PORT/PATH
    #[arg(
        long,
        env = "GATEWAY_SIMULATE_STREAM",
        hide_env_values = true,
        value_name = "URL"
    )]
    stream: Option<String>,

    /// User that is sent with the webhooks; needs --password-file or GATEWAY_PASSWORD
    #[arg(long, env = "GATEWAY_USER", value_name = "NAME")]
    user: Option<String>,

    /// File with the password in its first line; the alternative is the environment variable
    /// GATEWAY_PASSWORD
    #[arg(long, env = "GATEWAY_PASSWORD_FILE", value_name = "FILE")]
    password_file: Option<PathBuf>,

    /// Calls a second, by default 10; with --flood, requests a second, by default as many as are
    /// answered
    #[arg(long, env = "GATEWAY_SIMULATE_RATE", value_name = "N", value_parser = rate)]
    pub rate: Option<f64>,

    /// Seconds in which calls begin
    #[arg(long, env = "GATEWAY_SIMULATE_DURATION", default_value_t = 10, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub duration: u64,

    /// Calls to play, in place of --duration; with --flood, requests
    #[arg(long, env = "GATEWAY_SIMULATE_CALLS", value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub calls: Option<u64>,

    /// Most connections that are open at the same time, besides streams; with --flood, exactly so
    /// many
    #[arg(long, env = "GATEWAY_SIMULATE_CONNECTIONS", default_value_t = 64, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub connections: u32,

    /// Seconds to wait for an answer; Bandwidth waits 15
    #[arg(long, env = "GATEWAY_SIMULATE_TIMEOUT", default_value_t = 15, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=60))]
    timeout: u64,

    /// How much faster than in reality callers speak, listen and wait
    #[arg(long, env = "GATEWAY_SIMULATE_SPEED", default_value_t = 50.0, value_name = "FACTOR", value_parser = rate)]
    pub speed: f64,

    /// Media frames a second of each stream; in reality 50
    #[arg(long, env = "GATEWAY_SIMULATE_FRAMES", default_value_t = 50.0, value_name = "N", value_parser = rate)]
    pub frames: f64,

    /// Send single events as fast as they are answered, in place of calls: the samples of all
    /// types, shuffled
    #[arg(long, env = "GATEWAY_SIMULATE_FLOOD")]
    pub flood: bool,

    /// Play series of the samples of all types too, for a gateway that takes all events at one URL
    #[arg(long, env = "GATEWAY_SIMULATE_SAMPLES")]
    pub samples: bool,

    /// Attack the gateway meanwhile: broken, oversized, half and slow requests, held and restless
    /// connections, and, at the URL of --stream, streams
    #[arg(long, env = "GATEWAY_SIMULATE_HOSTILE")]
    pub hostile: bool,

    /// Number that decides what the calls do; the same number repeats them
    #[arg(
        long,
        env = "GATEWAY_SIMULATE_SEED",
        default_value_t = 1,
        value_name = "N"
    )]
    pub seed: u64,

    /// Print the report as JSON
    #[arg(long, env = "GATEWAY_SIMULATE_JSON")]
    pub json: bool,
}

// The errors of clap show the value, and a URL can have a password in it. So these are parsed here.
impl Args {
    /// # Errors
    ///
    /// The fault of the URL, without the URL.
    pub fn url(&self) -> anyhow::Result<Url> {
        of_scheme("the URL of the voice webhooks", &self.url, "http")
    }

    /// # Errors
    ///
    /// As for [`Self::url`].
    pub fn messages(&self) -> anyhow::Result<Option<Url>> {
        let text = self.messages.as_ref();
        text.map(|text| of_scheme("--messages", text, "http"))
            .transpose()
    }

    /// # Errors
    ///
    /// As for [`Self::url`].
    pub fn stream(&self) -> anyhow::Result<Option<Url>> {
        let text = self.stream.as_ref();
        text.map(|text| of_scheme("--stream", text, "ws"))
            .transpose()
    }

    /// Returns user and password, if both are set.
    ///
    /// # Errors
    ///
    /// A part is missing, or the file cannot be read.
    pub fn credentials(&self) -> anyhow::Result<Option<Credentials>> {
        credentials::read(self.user.as_deref(), self.password_file.as_deref())
    }

    pub fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout)
    }
}

/// TLS would measure the proxy that has the certificate; the gateway is what is tested.
fn of_scheme(name: &str, text: &str, scheme: &str) -> anyhow::Result<Url> {
    let url = Url::parse(text).with_context(|| name.to_owned())?;
    if url.scheme() == format!("{scheme}s") {
        bail!(
            "{name}: {scheme}s is not supported: give the {scheme} address of the gateway, which its proxy with TLS uses"
        );
    }
    if url.scheme() != scheme || !url.has_host() {
        bail!("{name} must begin with `{scheme}://` and a host");
    }
    if !url.username().is_empty() || url.password().is_some() {
        bail!("{name}: credentials belong in --user and --password-file");
    }
    Ok(url)
}

fn rate(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(rate) if (0.001..=1_000_000.0).contains(&rate) => Ok(rate),
        _ => Err("must be a number from 0.001 to 1000000".to_owned()),
    }
}
