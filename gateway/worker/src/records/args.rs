//! The options of a worker.

use std::net::SocketAddr;
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Args {
    /// NATS servers, separated by commas, whose JetStream has the events: nats://HOST:PORT; a URL
    /// with a password belongs in the environment
    #[arg(
        long,
        env = "GATEWAY_SOURCE",
        value_name = "URLS",
        value_delimiter = ',',
        hide_env_values = true
    )]
    pub source: Vec<String>,

    /// Servers that have a copy of each record, if its streams have to be made
    #[arg(long, env = "GATEWAY_REPLICAS", default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=5))]
    pub replicas: u8,

    /// Seconds without news after which the record of an ended call or conference is published; an event that
    /// comes later makes a new version
    #[arg(long, env = "GATEWAY_SETTLE", default_value_t = 10, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub settle: u64,

    /// Folder of the files, made if it is missing, with a folder for conferences; of several workers with one folder, one writes
    #[arg(
        long,
        env = "GATEWAY_FOLDER",
        default_value = "calls",
        value_name = "FOLDER"
    )]
    pub folder: PathBuf,

    /// Address and port for /metrics and /health; port 0 takes a free one
    #[arg(long, env = "GATEWAY_WORKER_LISTEN", value_name = "ADDRESS:PORT")]
    pub listen: Option<SocketAddr>,
}
