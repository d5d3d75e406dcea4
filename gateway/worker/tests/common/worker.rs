//! A worker as a process of its own.

#![allow(dead_code, unreachable_pub, reason = "not every test uses all of it")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::Duration;

use async_nats::jetstream::Context;
use serde_json::{Value, json};

/// A restarted server is found again within some seconds.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Publishes the end of a call, as a gateway does.
pub async fn send(context: &Context, call: &str) {
    send_event(context, &json!({"eventType": "disconnect", "callId": call})).await;
}

/// Publishes an event, as a gateway does.
pub async fn send_event(context: &Context, event: &Value) {
    let subject = format!(
        "bandwidth.voice.none.{}",
        event["eventType"].as_str().unwrap()
    );
    let line = json!({"received": "2026-11-25T10:00:00Z", "event": event}).to_string();
    let published = context.publish(subject, line.into()).await.unwrap();
    published.await.unwrap();
}

pub struct Worker {
    process: Child,
    log: PathBuf,
}

impl Worker {
    /// Starts one that writes files to this folder.
    pub fn start(source: &str, folder: &Path, arguments: &[&str]) -> Self {
        static COUNT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let log = folder.with_extension(format!("log{number}"));
        let process = Command::new(env!("CARGO_BIN_EXE_gateway-worker"))
            .args(["--source", source, "--folder"])
            .arg(folder)
            .args(arguments)
            .stdout(File::create(folder.with_extension(format!("out{number}"))).unwrap())
            .stderr(File::create(&log).unwrap())
            .spawn()
            .unwrap();
        Self { process, log }
    }

    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap()
    }

    pub fn id(&self) -> u32 {
        self.process.id()
    }

    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Ends it as a supervisor does. Returns whether it ended well.
    pub fn terminate(&mut self) -> bool {
        let id = self.process.id().to_string();
        assert!(Command::new("kill").arg(id).status().unwrap().success());
        self.wait()
    }

    pub fn is_ended(&mut self) -> bool {
        self.process.try_wait().unwrap().is_some()
    }

    /// Waits for the end of the process. Returns whether it ended well.
    pub fn wait(&mut self) -> bool {
        self.process.wait().unwrap().success()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
