//! A worker as a process of its own.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};

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
        let process = Command::new(env!("CARGO_BIN_EXE_gateway"))
            .args(["worker", "--source", source, "--folder"])
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
