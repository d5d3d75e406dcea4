//! NATS servers as processes of their own.

use std::env;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{self, Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use async_nats::jetstream::{self, Context};
use tempfile::{TempDir, tempdir};
use tokio::runtime::Runtime;

use crate::{tools, until};

pub struct Server {
    process: Child,
    pub port: u16,
}

impl Server {
    pub fn start(store: &Path, port: u16) -> Self {
        Self::start_with(store, port, &[])
    }

    /// Starts one of a cluster, whose servers have these ports for clients and for each other.
    pub fn start_in_cluster(store: &Path, number: usize, ports: &[(u16, u16)]) -> Self {
        let (port, route) = ports[number];
        let routes: Vec<_> = ports.iter().map(|(_, route)| Self::url(*route)).collect();
        Self::start_with(
            store,
            port,
            &[
                "--server_name",
                &format!("n{number}"),
                "--cluster_name",
                "test",
                "--cluster",
                &Self::url(route),
                "--routes",
                &routes.join(","),
            ],
        )
    }

    fn start_with(store: &Path, port: u16, arguments: &[&str]) -> Self {
        let process = Command::new(program())
            .args(["-js", "-a", "127.0.0.1", "-p", &port.to_string(), "-sd"])
            .arg(store)
            .args(arguments)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self { process, port };
        until(|| TcpStream::connect(("127.0.0.1", port)).is_ok());
        server
    }

    pub fn url(port: u16) -> String {
        format!("nats://127.0.0.1:{port}")
    }

    pub fn id(&self) -> u32 {
        self.process.id()
    }

    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// One server, and a folder for its store and for those who use it.
pub struct Single {
    pub home: TempDir,
    pub server: Server,
    pub url: String,
}

impl Single {
    /// Starts one. None if it is not installed.
    pub fn start() -> Option<Self> {
        if !is_installed() {
            return None;
        }
        let (home, port) = (tempdir().unwrap(), free_port());
        let server = Server::start(&home.path().join("n1"), port);
        Some(Self {
            home,
            server,
            url: Server::url(port),
        })
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub async fn context(&self) -> Context {
        jetstream::new(async_nats::connect(&self.url).await.unwrap())
    }

    /// Kills the server and starts it again.
    pub fn restart(&mut self) {
        self.server.kill();
        self.server = Server::start(&self.path("n1"), self.server.port);
    }
}

/// Three servers with their stores in one folder.
pub struct Cluster {
    home: PathBuf,
    ports: Vec<(u16, u16)>,
    /// The URLs of all servers, separated by commas.
    pub urls: String,
    pub servers: Vec<Server>,
}

impl Cluster {
    pub fn start(home: &Path) -> Self {
        let ports: Vec<_> = (0..3).map(|_| (free_port(), free_port())).collect();
        let urls: Vec<_> = ports.iter().map(|(port, _)| Server::url(*port)).collect();
        let mut cluster = Self {
            home: home.to_owned(),
            ports,
            urls: urls.join(","),
            servers: Vec::new(),
        };
        cluster.servers = (0..3).map(|number| cluster.server(number)).collect();
        cluster
    }

    fn server(&self, number: usize) -> Server {
        Server::start_in_cluster(&self.store(number), number, &self.ports)
    }

    pub fn store(&self, number: usize) -> PathBuf {
        self.home.join(format!("n{number}"))
    }

    /// Starts a server again that was killed.
    pub fn restart(&mut self, number: usize) {
        self.servers[number] = self.server(number);
    }

    /// The number of the server that leads a stream.
    pub fn leader(&self, stream: &str) -> usize {
        let leader = async {
            let client = async_nats::connect(self.urls.split(',').collect::<Vec<_>>())
                .await
                .unwrap();
            let stream = jetstream::new(client).get_stream(stream).await.unwrap();
            stream
                .cached_info()
                .cluster
                .clone()
                .unwrap()
                .leader
                .unwrap()
        };
        let leader = Runtime::new().unwrap().block_on(leader);
        leader.strip_prefix('n').unwrap().parse().unwrap()
    }
}

/// The environment variable `NATS_SERVER` chooses the release that is tested.
fn program() -> String {
    env::var("NATS_SERVER").unwrap_or_else(|_| "nats-server".into())
}

pub fn is_installed() -> bool {
    tools::is_installed(&program())
}

/// The release of the server, as `2.11`.
pub fn release() -> (u64, u64) {
    let output = Command::new(program()).arg("--version").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let mut numbers = text
        .trim()
        .trim_start_matches("nats-server: v")
        .split('.')
        .map(|number| number.parse().unwrap());
    (numbers.next().unwrap(), numbers.next().unwrap())
}

/// A port that no connection of a client takes meanwhile, as those that the system chooses, and no
/// other test.
pub fn free_port() -> u16 {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    loop {
        let number = process::id() * 64 + COUNT.fetch_add(1, Ordering::Relaxed);
        let port = u16::try_from(10_000 + number % 20_000).unwrap();
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}
