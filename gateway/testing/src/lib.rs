//! What the tests of the gateway and of its tools share: a gateway as a process of its own, what its
//! journal has, and servers.

#![allow(unreachable_pub, reason = "only tests use it")]

pub mod nats;
#[path = "../../../tests/common/tools.rs"]
pub mod tools;

use std::env;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};
use std::{fs, thread};

use serde_json::Value;
use ureq::Agent;

pub struct Gateway {
    pub address: String,
    /// The address of the page, which has the token if there are no credentials.
    pub page: String,
    process: Child,
    log: Arc<Mutex<String>>,
}

impl Gateway {
    /// Starts one with a journal in this folder.
    pub fn start(journal: &Path, arguments: &[&str]) -> Self {
        let mut command = Command::new(program());
        command
            .env_remove("GATEWAY_USER")
            .env_remove("GATEWAY_PASSWORD");
        Self::start_as(command, journal, arguments)
    }

    pub fn start_as(mut command: Command, journal: &Path, arguments: &[&str]) -> Self {
        let mut process = command
            .args(if arguments.contains(&"--listen") {
                &[][..]
            } else {
                &["--listen", "127.0.0.1:0"]
            })
            .arg("--journal")
            .arg(journal)
            .args(arguments)
            .env("RUST_LOG", "debug")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let log = Arc::new(Mutex::new(String::new()));
        let mut stderr = BufReader::new(process.stderr.take().unwrap());
        let copy = log.clone();
        thread::spawn(move || {
            let mut line = String::new();
            while stderr.read_line(&mut line).is_ok_and(|length| length > 0) {
                copy.lock().unwrap().push_str(&line);
                line.clear();
            }
        });
        let mut stdout = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let Some(address) = line.trim().strip_prefix("listening on ").map(str::to_owned) else {
            thread::sleep(Duration::from_millis(200));
            panic!("the gateway did not start: {}", log.lock().unwrap());
        };
        while !line.starts_with("  http://") {
            line.clear();
            assert_ne!(stdout.read_line(&mut line).unwrap(), 0);
        }
        let page = line.trim().to_owned();
        thread::spawn(move || stdout.read_to_string(&mut line));
        Self {
            address,
            page,
            process,
            log,
        }
    }

    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// The headers of a browser on this machine that has been at the address of the page.
    pub fn of_browser(&self) -> String {
        let port = self.address.rsplit(':').next().unwrap();
        let cookie = self
            .page
            .split_once("?token=")
            .map(|(_, token)| format!("Cookie: gateway-{port}={token}\r\n"));
        format!("Host: localhost\r\n{}", cookie.unwrap_or_default())
    }

    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Posts JSON. Returns status and body; none if the connection broke.
    pub fn post(&self, route: &str, body: &str, headers: &[(&str, &str)]) -> Option<(u16, String)> {
        let url = format!("http://{}/{route}", self.address);
        let mut request = agent().post(url).header("Content-Type", "application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response = request.send(body).ok()?;
        Some((
            response.status().as_u16(),
            response.body_mut().read_to_string().ok()?,
        ))
    }

    pub fn webhook(&self, body: &str) -> (u16, String) {
        self.post("webhooks", body, &[]).unwrap()
    }

    pub fn get(&self, route: &str) -> (u16, String) {
        let mut response = agent()
            .get(format!("http://{}/{route}", self.address))
            .call()
            .unwrap();
        (
            response.status().as_u16(),
            response.body_mut().read_to_string().unwrap(),
        )
    }

    /// Opens a connection and sends these bytes.
    pub fn send(&self, bytes: &[u8]) -> TcpStream {
        let mut connection = TcpStream::connect(&self.address).unwrap();
        connection
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        connection.write_all(bytes).unwrap();
        connection
    }

    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    pub fn terminate(&self) {
        assert!(
            Command::new("kill")
                .arg(self.id().to_string())
                .status()
                .unwrap()
                .success()
        );
    }

    /// Waits for the end of the process. Returns whether it ended well.
    pub fn wait(&mut self) -> bool {
        self.process.wait().unwrap().success()
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The program `gateway`, as this checkout has it.
pub fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        // The tests of the gateway itself have one, with their features.
        if let Some(built) = env::var_os("CARGO_BIN_EXE_gateway") {
            return built.into();
        }
        // Otherwise nobody has built it, or an older one.
        let test = env::current_exe().unwrap();
        let folder = test.parent().and_then(Path::parent).unwrap();
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
        cargo
            .args(["build", "--quiet", "--locked", "--package", "gateway"])
            .args(["--features", "jetstream", "--manifest-path"])
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
            .arg("--target-dir")
            .arg(folder.parent().unwrap());
        if folder.ends_with("release") {
            cargo.arg("--release");
        }
        assert!(cargo.status().unwrap().success());
        folder.join("gateway")
    })
}

/// A gateway whose calls of the system are traced, or changed, by these options. None if strace is
/// not installed.
pub fn traced(
    options: &[&str],
    trace: &Path,
    journal: &Path,
    arguments: &[&str],
) -> Option<Gateway> {
    if !tools::is_installed("strace") {
        return None;
    }
    let mut command = Command::new("strace");
    // By `-D` the gateway is the child of this test, which ends it.
    command
        .args(["-D", "-f"])
        .args(options)
        .arg("-o")
        .arg(trace)
        .arg(program());
    Some(Gateway::start_as(command, journal, arguments))
}

fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(20)))
        .build()
        .new_agent()
}

/// Reads to the end of the connection.
pub fn answer(mut connection: TcpStream) -> String {
    let mut text = String::new();
    let _ = connection.read_to_string(&mut text);
    text
}

/// Every line of a journal, in order. The last line of a file may be half a line if `torn`.
pub fn lines(journal: &Path, torn: bool) -> Vec<Value> {
    let files = fs::read_dir(journal)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "ndjson")
        })
        .collect();
    files.sort();
    let mut lines = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for line in text.split_inclusive('\n') {
            match serde_json::from_str(line) {
                Ok(line) => lines.push(line),
                Err(_) if torn && !line.ends_with('\n') => {}
                Err(error) => panic!("{}: {error}", file.display()),
            }
        }
    }
    lines
}

/// Tries until it is so, for at most ten seconds.
pub fn until(is_so: impl FnMut() -> bool) {
    within(Duration::from_secs(10), is_so);
}

/// Tries until it is so, for at most this time.
pub fn within(time: Duration, mut is_so: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !is_so() {
        assert!(begin.elapsed() < time, "it never was so");
        thread::sleep(Duration::from_millis(20));
    }
}
