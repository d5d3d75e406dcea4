//! The options of the archive.

use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Args {
    /// Folder of the journal
    #[arg(
        long,
        env = "GATEWAY_JOURNAL",
        default_value = "journal",
        value_name = "FOLDER"
    )]
    pub journal: PathBuf,

    /// Folder of the files of events, made if it is missing; several journals can have the same
    #[arg(
        long,
        env = "GATEWAY_EVENTS",
        default_value = "events",
        value_name = "FOLDER"
    )]
    pub folder: PathBuf,

    /// The gateway has no sink: compress what is archived, although nothing says that it was
    /// forwarded
    #[arg(long, env = "GATEWAY_NO_SINK")]
    pub no_sink: bool,

    /// Delete compressed files of the journal whose last event is older than this
    #[arg(long, env = "GATEWAY_KEEP_DAYS", value_name = "N", value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    pub keep_days: Option<u32>,

    /// Delete the oldest compressed files of the journal, until those that are left have this
    /// length together
    #[arg(long, env = "GATEWAY_KEEP_MIB", value_name = "N")]
    pub keep_mib: Option<u32>,
}
