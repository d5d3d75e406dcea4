//! Builds the program and runs it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

/// The limit of `Options::default`.
pub const MAX_LEN: usize = 256 * 1024;

/// A body that every test accepts.
pub const GOOD: &str = r#"{"eventType":"dtmf","callId":"c-1","digit":"1"}"#;

/// Builds the program and returns its path. `cargo test --test it` builds no examples, so without
/// this an old build would be tested.
pub fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let test = std::env::current_exe().unwrap();
        let profile_folder = test.ancestors().nth(2).unwrap();
        let profile = match profile_folder.file_name().unwrap().to_str().unwrap() {
            "debug" => "dev",
            name => name,
        };
        // With other features than these tests, the library would be built twice.
        let features: &[&str] = if cfg!(all(feature = "axum", feature = "jiff")) {
            &["--all-features"]
        } else {
            &[]
        };
        let built = Command::new(env!("CARGO"))
            .args([
                "build",
                "--quiet",
                "--offline",
                "--example",
                "inspect",
                "--profile",
                profile,
                "--target-dir",
            ])
            .arg(profile_folder.parent().unwrap())
            .args(features)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status()
            .unwrap();
        assert!(built.success());
        profile_folder
            .join("examples")
            .join(format!("inspect{}", std::env::consts::EXE_SUFFIX))
    })
}

pub struct Run {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// Returns the objects that `--json` printed, and the summary.
    pub fn objects(&self) -> (Vec<Value>, Value) {
        let mut objects: Vec<Value> = self
            .stdout
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let summary = objects.pop().unwrap()["summary"].take();
        assert!(summary.is_object());
        (objects, summary)
    }
}

/// Runs the program. Without input, its standard input is `/dev/null` and not a pipe.
pub fn run(arguments: &[&str], input: impl AsRef<[u8]> + Send) -> Run {
    let is_empty = input.as_ref().is_empty();
    let mut child = Command::new(program())
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(if is_empty {
            Stdio::null()
        } else {
            Stdio::piped()
        })
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let stdin = child.stdin.take();
    let output = std::thread::scope(|scope| {
        if let Some(mut stdin) = stdin {
            // Writing fails if the program exits without reading its input.
            scope.spawn(move || drop(stdin.write_all(input.as_ref())));
        }
        child.wait_with_output().unwrap()
    });
    Run {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder for one test, which is removed when the test ends.
pub struct Temporary(pub PathBuf);

impl Temporary {
    pub fn folder(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("inspect-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    pub fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}
