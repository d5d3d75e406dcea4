//! The live page without a browser: who may see it, its headers, its limits, its end.

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use gateway_testing::{Gateway, answer, tools, until};
use serde_json::Value;
use sha2::{Digest, Sha256};
use tempfile::tempdir;

const INITIATE: &str =
    r#"{"eventType":"initiate","callId":"c-1","accountId":"5500000","novelty":"+15555550100"}"#;

fn request(path: &str, headers: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nConnection: close\r\n{headers}\r\n").into_bytes()
}

/// Head and body of a response that ends.
fn get(gateway: &Gateway, path: &str, headers: &str) -> (String, String) {
    let response = answer(gateway.send(&request(path, headers)));
    let (head, body) = response.split_once("\r\n\r\n").unwrap();
    (head.to_ascii_lowercase(), body.to_owned())
}

fn status(gateway: &Gateway, path: &str, headers: &str) -> u16 {
    // The head is enough: `/live` has no end.
    let mut line = String::new();
    BufReader::new(gateway.send(&request(path, headers)))
        .read_line(&mut line)
        .unwrap();
    line.split(' ').nth(1).unwrap().parse().unwrap()
}

/// An open page.
struct Live(BufReader<TcpStream>);

impl Live {
    fn open(gateway: &Gateway) -> Self {
        Self(BufReader::new(
            gateway.send(&request("/live", &gateway.of_browser())),
        ))
    }

    /// The next snapshot. None if the connection has ended.
    fn next(&mut self) -> Option<Value> {
        let mut line = String::new();
        loop {
            line.clear();
            if self.0.read_line(&mut line).unwrap() == 0 {
                return None;
            }
            if let Some(data) = line.strip_prefix("data: ") {
                return Some(serde_json::from_str(data).unwrap());
            }
        }
    }
}

fn with_credentials(arguments: &[&str]) -> (tempfile::TempDir, Gateway) {
    let folder = tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gateway"));
    command
        .env("GATEWAY_USER", "bandwidth")
        .env("GATEWAY_PASSWORD", "open sesame");
    let gateway = Gateway::start_as(command, folder.path(), arguments);
    (folder, gateway)
}

#[test]
fn the_page_asks_for_the_credentials_of_the_webhooks_unless_it_is_open() {
    let (_folder, gateway) = with_credentials(&[]);
    let authorization = |password: &str| {
        let pair = STANDARD.encode(format!("bandwidth:{password}"));
        format!("Host: gateway.example\r\nAuthorization: Basic {pair}\r\n")
    };
    for path in ["/", "/live"] {
        let (head, body) = get(&gateway, path, "Host: localhost\r\n");
        assert!(head.starts_with("http/1.1 401 "), "{head}");
        assert!(
            head.contains("\r\nwww-authenticate: basic realm="),
            "{head}"
        );
        assert!(!body.contains("<html"), "{body}");
        assert_eq!(status(&gateway, path, &authorization("guess")), 401);
        assert_eq!(status(&gateway, path, &authorization("open sesame")), 200);
    }
    let (_folder, gateway) = with_credentials(&["--open-page"]);
    for path in ["/", "/live"] {
        assert_eq!(status(&gateway, path, "Host: gateway.example\r\n"), 200);
    }
    assert_eq!(gateway.webhook(INITIATE).0, 401);
}

#[test]
fn without_credentials_no_name_of_another_site_is_served() {
    let folder = tempdir().unwrap();
    // Not even if the page is open: there is nothing else between it and a site.
    for arguments in [&[][..], &["--open-page"]] {
        let gateway = Gateway::start(folder.path(), arguments);
        for path in ["/", "/live"] {
            for host in [
                "localhost",
                "LOCALHOST:8080",
                "127.0.0.1:8080",
                "[::1]:8080",
                "10.0.0.1",
            ] {
                let headers = gateway.of_browser().replace("localhost", host);
                assert_eq!(status(&gateway, path, &headers), 200, "{host}");
            }
            for host in [
                "site.example",
                "site.example:8080",
                "127.0.0.1.site.example",
                "localhost.site.example",
                "::1",
                "",
            ] {
                let headers = gateway.of_browser().replace("localhost", host);
                assert_eq!(status(&gateway, path, &headers), 403, "{host}");
            }
        }
        // Through a proxy on this machine, everybody would come from here.
        for header in [
            "X-Forwarded-For: 192.0.2.1",
            "Forwarded: for=192.0.2.1",
            "Via: 1.1 proxy",
        ] {
            assert_eq!(
                status(
                    &gateway,
                    "/",
                    &format!("{}{header}\r\n", gateway.of_browser())
                ),
                403,
                "{header}"
            );
        }
        // A browser sends events to a name, too.
        assert_eq!(
            gateway
                .post("webhooks", INITIATE, &[("Host", "site.example")])
                .unwrap()
                .0,
            403
        );
    }
}

#[test]
fn without_credentials_the_page_needs_the_token_that_is_printed() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    let (_, token) = gateway.page.split_once("?token=").unwrap();
    let port = gateway.address.rsplit(':').next().unwrap();
    let local = "Host: localhost\r\n";
    let cookie = |name: &str, value: &str| format!("{local}Cookie: a=b; {name}={value}; c=d\r\n");
    let name = format!("gateway-{port}");
    for path in ["/", "/live"] {
        let longer = format!("{token}0");
        assert_eq!(status(&gateway, path, local), 403);
        assert_eq!(status(&gateway, path, &cookie(&name, token)), 200);
        for wrong in [
            "",
            "0",
            &token[1..],
            &longer,
            &"0".repeat(32),
            &token
                .to_uppercase()
                .replace(|c: char| c.is_ascii_digit(), "X"),
        ] {
            assert_eq!(
                status(&gateway, path, &cookie(&name, wrong)),
                403,
                "{wrong}"
            );
            assert_eq!(
                status(&gateway, &format!("{path}?token={wrong}"), local),
                403,
                "{wrong}"
            );
        }
        assert_eq!(status(&gateway, path, &cookie("gateway-1", token)), 403);
    }
    let (head, body) = get(&gateway, &format!("/?token={token}"), local);
    assert!(
        head.starts_with("http/1.1 303 ") && body.is_empty(),
        "{head}"
    );
    assert!(head.contains("\r\nlocation: /\r\n"), "{head}");
    let expected =
        format!("\r\nset-cookie: gateway-{port}={token}; path=/; httponly; samesite=strict\r\n");
    assert!(head.contains(&expected), "{head}");
    // Not even with it at the name of a site, or through a proxy that says so.
    assert_eq!(
        status(
            &gateway,
            &format!("/?token={token}"),
            "Host: site.example\r\n"
        ),
        403
    );
    assert_eq!(
        status(
            &gateway,
            &format!("/?token={token}"),
            "Host: localhost\r\nVia: 1.1 proxy\r\n"
        ),
        403
    );
    // Each start has its own, and the log has none.
    let other = tempdir().unwrap();
    assert_ne!(
        Gateway::start(other.path(), &[])
            .page
            .split_once("?token=")
            .unwrap()
            .1,
        token
    );
    assert!(!gateway.log().contains(token));
}

/// A process that ends with its test, with its own children.
struct Ended(std::process::Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ = self.0.wait();
    }
}

/// As Debian's package has it, with the one line that its users add: neither the address of a
/// client nor that there is a proxy is in a request.
#[test]
fn a_page_without_credentials_is_not_served_through_nginx() {
    if !tools::is_installed("nginx") {
        return;
    }
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let configuration = folder.path().join("nginx.conf");
    let text = format!(
        "daemon off; pid {0}/pid; error_log {0}/error; events {{}} http {{ access_log off; client_body_temp_path {0}/body; proxy_temp_path {0}/proxy; \
         fastcgi_temp_path {0}/f; uwsgi_temp_path {0}/u; scgi_temp_path {0}/s; \
         server {{ listen 127.0.0.1:{port}; location / {{ proxy_pass http://{1}; }} }} }}",
        folder.path().display(),
        gateway.address
    );
    std::fs::write(&configuration, text).unwrap();
    let nginx = Command::new("nginx")
        .arg("-c")
        .arg(&configuration)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let _nginx = Ended(nginx.unwrap());
    until(|| TcpStream::connect(("127.0.0.1", port)).is_ok());
    let status = |path: &str| {
        ureq::get(format!("http://127.0.0.1:{port}{path}"))
            .config()
            .http_status_as_error(false)
            .build()
            .call()
            .unwrap()
            .status()
    };
    for path in ["/", "/live", "/?token=0"] {
        assert_eq!(status(path), 403, "{path}");
    }
    assert_eq!(status("/health"), 200);
}

#[test]
fn the_headers_permit_the_embedded_script_and_style_alone() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    let response = answer(gateway.send(&request("/", &gateway.of_browser())));
    let (head, html) = response.split_once("\r\n\r\n").unwrap();
    let value = |name: &str| {
        head.lines()
            .find_map(|line| line.strip_prefix(name))
            .unwrap_or_default()
    };
    let hash = |element: &str| {
        let (_, content) = html.split_once(&format!("<{element}>")).unwrap();
        let (content, rest) = content.split_once(&format!("</{element}>")).unwrap();
        assert!(!rest.contains(&format!("<{element}")), "one {element}");
        format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content)))
    };
    let expected = format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'",
        hash("script"),
        hash("style")
    );
    assert_eq!(value("content-security-policy: "), expected);
    for path in ["/", "/live"] {
        for host in ["localhost", "site.example"] {
            let mut head = String::new();
            let mut reader = BufReader::new(gateway.send(&request(
                path,
                &gateway.of_browser().replace("localhost", host),
            )));
            while !head.ends_with("\r\n\r\n") {
                assert_ne!(reader.read_line(&mut head).unwrap(), 0);
            }
            for header in [
                "content-security-policy: default-src 'none'",
                "x-content-type-options: nosniff",
                "referrer-policy: no-referrer",
                "cache-control: no-store",
            ] {
                assert!(
                    head.contains(&format!("\r\n{header}")),
                    "{path} {host} {header}\n{head}"
                );
            }
        }
    }
    // Nothing from outside, and nothing that makes markup of a text.
    for forbidden in [
        "http://",
        "https://",
        "src=",
        "@import",
        "innerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
    ] {
        let html = html.replace("http://www.w3.org/2000/svg", "");
        assert!(!html.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn a_snapshot_has_what_happened_and_nothing_private() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    let mut live = Live::open(&gateway);
    let empty = live.next().unwrap();
    assert_eq!(
        (&empty["events"], &empty["calls"]["count"]),
        (&0.into(), &0.into())
    );
    gateway.webhook(INITIATE);
    gateway.webhook(r#"{"eventType":"gather","callId":"c-1","digits":"4711","tag":"private"}"#);
    gateway.webhook(r#"{"eventType":"<b>brand new</b>","callId":"<i>"}"#);
    gateway.webhook("{");
    let message = r#"[{"type":"message-received","message":{"id":"m-17","text":"private"}},{"type":"message-failed"}]"#;
    gateway.post("messages", message, &[]).unwrap();
    let mut snapshot = empty;
    until(|| {
        snapshot = live.next().unwrap();
        snapshot["events"] == 5 && snapshot["rates"].as_array().unwrap().len() == 5
    });
    let calls = &snapshot["calls"];
    assert_eq!(
        (&calls["count"], &calls["shown"][0]["id"]),
        (&1.into(), &"c-1".into())
    );
    assert_eq!(
        (&calls["shown"][0]["state"], &calls["shown"][0]["account"]),
        (&"in the menu".into(), &"5500000".into())
    );
    let last = snapshot["last"].as_array().unwrap();
    let types: Vec<_> = last
        .iter()
        .map(|event| event["type"].as_str().unwrap())
        .collect();
    assert_eq!(
        types,
        [
            "message-failed",
            "message-received",
            "(not a name)",
            "gather",
            "initiate"
        ]
    );
    assert_eq!(
        (&last[1]["id"], &last[2]["id"]),
        (&"m-17".into(), &"?".into())
    );
    assert_eq!(
        (
            &snapshot["errors"][0]["name"],
            &snapshot["errors"][0]["count"]
        ),
        (&"unexpected_end".into(), &1.into())
    );
    assert_eq!(snapshot["unknown"][0]["name"], "novelty");
    assert_eq!(snapshot["queue"], 0);
    assert_eq!(snapshot["backlog"], Value::Null);
    let text = snapshot.to_string();
    for private in ["4711", "private", "5555550100", "brand new", "<"] {
        assert!(!text.contains(private), "{private}\n{text}");
    }
}

#[test]
fn an_event_that_is_not_in_the_journal_is_an_error_and_no_event() {
    let folder = tempdir().unwrap();
    let mut command = Command::new("bash");
    // The system refuses to write more than this into a file.
    let program = env!("CARGO_BIN_EXE_gateway");
    command.args([
        "-c",
        r#"trap '' XFSZ; ulimit -S -f 2; exec "$0" "$@""#,
        program,
    ]);
    let gateway = Gateway::start_as(command, folder.path(), &[]);
    let written = (0..40)
        .filter(|_| gateway.webhook(INITIATE).0 == 200)
        .count();
    let snapshot = Live::open(&gateway).next().unwrap();
    assert!(0 < written && written < 40, "{written}");
    assert_eq!(snapshot["events"], written);
    assert_eq!(
        (
            &snapshot["errors"][0]["name"],
            &snapshot["errors"][0]["count"]
        ),
        (&"not_written".into(), &(40 - written).into())
    );
}

#[test]
fn an_open_page_takes_no_permit_of_a_webhook_and_needs_none() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &["--max-requests", "1", "--patience", "10"]);
    let mut live = Live::open(&gateway);
    live.next().unwrap();
    assert_eq!(gateway.webhook(INITIATE).0, 200);
    let head = "POST /webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 30\r\n\r\n";
    let _half_a_body = gateway.send(format!("{head}{{\"eventType\"").as_bytes());
    until(|| gateway.get("ready").0 == 503);
    assert_eq!(gateway.webhook(INITIATE).0, 503);
    until(|| live.next().unwrap()["errors"][0]["name"] == "busy");
    assert!(Live::open(&gateway).next().is_some());
}

#[test]
fn the_greeting_has_the_address_of_the_page() {
    let folder = tempdir().unwrap();
    let mut process = Command::new(env!("CARGO_BIN_EXE_gateway"))
        .args(["--listen", "127.0.0.1:0", "--journal"])
        .arg(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let greeting: Vec<_> = BufReader::new(process.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok)
        .take_while(|line| line != "see the metrics:")
        .collect();
    process.kill().unwrap();
    process.wait().unwrap();
    let address = greeting[0].strip_prefix("listening on ").unwrap();
    let page = greeting
        .iter()
        .find_map(|line| line.strip_prefix(&format!("  http://{address}/?token=")));
    assert!(
        page.is_some_and(
            |token| token.len() == 32 && token.bytes().all(|byte| byte.is_ascii_hexdigit())
        ),
        "{greeting:?}"
    );
}

#[test]
fn open_pages_are_limited_and_share_their_snapshots() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    let mut pages: Vec<_> = (0..32).map(|_| Live::open(&gateway)).collect();
    let times: Vec<_> = pages
        .iter_mut()
        .map(|page| page.next().unwrap()["time"].as_u64().unwrap())
        .collect();
    let mut made = times.clone();
    made.dedup();
    // One a second, however long the pages took to open.
    let seconds = (times[31] - times[0]) as usize / 900;
    assert!(made.len() <= seconds + 1, "{made:?}");
    assert_eq!(status(&gateway, "/live", &gateway.of_browser()), 503);
    // They wait for nothing that webhooks need.
    assert_eq!(gateway.webhook(INITIATE).0, 200);
    pages.pop();
    until(|| status(&gateway, "/live", &gateway.of_browser()) == 200);
}

#[test]
fn a_shutdown_ends_open_pages_at_once() {
    let folder = tempdir().unwrap();
    let mut gateway = Gateway::start(folder.path(), &[]);
    let mut pages = [(); 3].map(|()| Live::open(&gateway));
    pages
        .iter_mut()
        .for_each(|page| assert!(page.next().is_some()));
    let begin = Instant::now();
    gateway.terminate();
    pages
        .iter_mut()
        .for_each(|page| while page.next().is_some() {});
    assert!(gateway.wait());
    assert!(
        begin.elapsed() < Duration::from_secs(5),
        "{:?}",
        begin.elapsed()
    );
    assert!(!gateway.log().contains("in time"), "{}", gateway.log());
}

/// No server answers at the port, so what is written stays in the journal.
#[test]
fn a_snapshot_has_what_waits_for_the_sink() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &["--sink", "nats://127.0.0.1:1"]);
    gateway.webhook(INITIATE);
    let written = std::fs::metadata(folder.path().join("events-00000001.ndjson"))
        .unwrap()
        .len();
    assert_eq!(Live::open(&gateway).next().unwrap()["backlog"], written);
}
