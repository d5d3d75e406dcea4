//! A browser, by WebDriver.

#![allow(unreachable_pub, reason = "a program has no public API")]

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};
use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel, WebDriver};

use gateway_testing::{Gateway, tools, until};

pub struct Browser {
    pub driver: WebDriver,
    process: Child,
    port: u16,
    /// The folder of the browser, which is removed after it has ended.
    _profile: TempDir,
}

impl Browser {
    /// Starts one. None if it is not installed.
    pub async fn start() -> Option<Self> {
        for program in ["chromium", "chromedriver"] {
            if !tools::is_installed(program) {
                return None;
            }
        }
        let port = free_port();
        let process = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        until(|| std::net::TcpStream::connect(("127.0.0.1", port)).is_ok());
        let profile = tempdir().unwrap();
        let mut capabilities = ChromeCapabilities::new();
        for argument in [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // Names of sites that point to this machine.
            "--host-resolver-rules=MAP *.test 127.0.0.1",
            &format!("--user-data-dir={}", profile.path().display()),
        ] {
            capabilities.add_arg(argument).unwrap();
        }
        capabilities
            .set_browser_log_level(LoggingPrefsLogLevel::All)
            .unwrap();
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities)
            .await
            .unwrap();
        Some(Self {
            driver,
            process,
            port,
            _profile: profile,
        })
    }

    pub async fn open(&self, gateway: &Gateway) {
        self.driver.goto(&gateway.page).await.unwrap();
    }

    pub async fn run(&self, script: &str) -> Value {
        self.driver
            .execute(script, Vec::new())
            .await
            .unwrap()
            .json()
            .clone()
    }

    pub async fn value(&self, expression: &str) -> Value {
        self.run(&format!("return {expression}")).await
    }

    /// Waits until an expression is true, for at most 15 seconds.
    pub async fn until(&self, expression: &str) {
        let begin = Instant::now();
        while self.value(&format!("Boolean({expression})")).await != true {
            assert!(
                begin.elapsed() < Duration::from_secs(15),
                "it never was so: {expression}\n{}",
                self.text().await
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    pub async fn text(&self) -> String {
        self.value("document.body.innerText")
            .await
            .as_str()
            .unwrap()
            .to_owned()
    }

    pub async fn cdp(&self, method: &str, parameters: Value) -> Value {
        self.driver
            .cdp()
            .send_raw(method, parameters)
            .await
            .unwrap()
    }

    pub async fn size(&self, width: u32, height: u32) {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500});
        self.cdp("Emulation.setDeviceMetricsOverride", metrics)
            .await;
    }

    pub async fn media(&self, scheme: &str, motion: &str) {
        let features = json!({"features": [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": motion},
        ]});
        self.cdp("Emulation.setEmulatedMedia", features).await;
    }

    pub async fn press(&self, key: &str, code: u32, text: &str) {
        for kind in ["keyDown", "keyUp"] {
            let text = if kind == "keyDown" { text } else { "" };
            let event = json!({"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text});
            self.cdp("Input.dispatchKeyEvent", event).await;
        }
    }

    /// What the browser complained about since the last look: errors of the script, violations of
    /// the policy, failed requests.
    pub async fn complaints(&self) -> Vec<String> {
        let log = self.driver.browser_log().await.unwrap();
        let bad = log
            .into_iter()
            .filter(|entry| ["WARNING", "SEVERE"].contains(&entry.level.as_str()));
        bad.map(|entry| entry.message).collect()
    }

    pub async fn quit(self) {
        self.driver.clone().quit().await.unwrap();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Ends the browser too, which a signal would leave alone.
        let _ = ureq::get(format!("http://127.0.0.1:{}/shutdown", self.port)).call();
        let _ = self.process.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}
