//! The options of the server.

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::bail;

use crate::journal::Fsync;
use crate::menu::bxml;
use gateway_common::credentials::{self, Credentials};

#[derive(clap::Args)]
pub struct Args {
    /// Address and port to listen on; port 0 takes a free one
    #[arg(
        long,
        env = "GATEWAY_LISTEN",
        default_value = "127.0.0.1:8080",
        value_name = "ADDRESS:PORT"
    )]
    pub listen: SocketAddr,

    /// User that Bandwidth sends with each webhook; needs --password-file or GATEWAY_PASSWORD
    #[arg(long, env = "GATEWAY_USER", value_name = "NAME")]
    pub user: Option<String>,

    /// File with the password in its first line; the alternative is the environment variable
    /// GATEWAY_PASSWORD
    #[arg(long, env = "GATEWAY_PASSWORD_FILE", value_name = "FILE")]
    password_file: Option<PathBuf>,

    /// Show the live page to all who can reach it; otherwise it asks for the credentials
    #[arg(long, env = "GATEWAY_OPEN_PAGE")]
    pub open_page: bool,

    /// The phone menu (TOML), reloaded when it changes; without it, a small one that is built in
    #[arg(long, env = "GATEWAY_MENU", value_name = "FILE")]
    pub menu: Option<PathBuf>,

    /// Folder of the journal, made if it is missing
    #[arg(
        long,
        env = "GATEWAY_JOURNAL",
        default_value = "journal",
        value_name = "FOLDER"
    )]
    pub journal: PathBuf,

    /// When to synchronize the journal with the disk
    #[arg(long, env = "GATEWAY_FSYNC", value_enum, default_value = "interval")]
    pub fsync: Fsync,

    /// Length at which a new file of the journal begins, in MiB
    #[arg(long, env = "GATEWAY_FILE_SIZE", default_value_t = 64, value_name = "MIB", value_parser = clap::value_parser!(u64).range(1..=1_048_576))]
    pub file_size: u64,

    /// NATS servers, separated by commas, to whose JetStream the journal is forwarded:
    /// nats://HOST:PORT; a URL with a password is taken from the environment only
    #[arg(
        long,
        env = "GATEWAY_SINK",
        value_name = "URLS",
        value_delimiter = ',',
        hide_env_values = true
    )]
    pub sink: Vec<String>,

    /// Servers that have a copy of each event, if the stream has to be made
    #[arg(long, env = "GATEWAY_REPLICAS", default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=5))]
    pub replicas: u8,

    /// Most webhooks that are handled at the same time; any more get 503
    #[arg(long, env = "GATEWAY_MAX_REQUESTS", default_value_t = 4096, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_requests: u32,

    /// Most open connections, besides streams; any more wait
    #[arg(long, env = "GATEWAY_MAX_CONNECTIONS", default_value_t = 20_000, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_connections: u32,

    /// Most open media streams; any more get 503
    #[arg(long, env = "GATEWAY_MAX_STREAMS", default_value_t = 2000, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    pub max_streams: u32,

    /// Longest body, in bytes
    #[arg(long, env = "GATEWAY_MAX_LENGTH", default_value_t = 64 * 1024, value_name = "BYTES")]
    pub max_length: usize,

    /// Seconds for the head of a request, and for its body and answer; Bandwidth gives up after 15
    #[arg(long, env = "GATEWAY_PATIENCE", default_value_t = 3, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=60))]
    pub patience: u64,

    /// Seconds for which a connection may be idle between two requests; a proxy in front must
    /// close those that it keeps sooner
    #[arg(long, env = "GATEWAY_IDLE", default_value_t = 75, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub idle: u64,
}

impl Args {
    /// Returns user and password, if both are set.
    ///
    /// # Errors
    ///
    /// An argument is missing or not possible, or the file cannot be read.
    pub fn credentials(&self) -> anyhow::Result<Option<Credentials>> {
        let credentials = credentials::read(self.user.as_deref(), self.password_file.as_deref())?;
        if let Some(Credentials { user, password }) = &credentials
            && !user.chars().chain(password.chars()).all(bxml::is_character)
        {
            bail!(
                "the user or the password has a character that XML does not have, and documents carry both"
            );
        }
        if credentials.is_none() && !self.listen.ip().is_loopback() {
            bail!(
                "{} can be reached from other machines: set --user and --password-file, or GATEWAY_USER and GATEWAY_PASSWORD",
                self.listen
            );
        }
        Ok(credentials)
    }
}
