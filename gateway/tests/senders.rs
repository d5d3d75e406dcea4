//! Who may send events: credentials, and pages of sites; and the options that are refused at the
//! start.

use std::fs;
use std::process::Command;
use std::thread;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use gateway_testing::{Gateway, answer, lines};
use tempfile::tempdir;

#[test]
fn strangers_are_challenged() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("password");
    fs::write(&file, "open sesame\n").unwrap();
    let gateway = Gateway::start(
        folder.path(),
        &[
            "--user",
            "bandwidth",
            "--password-file",
            file.to_str().unwrap(),
        ],
    );
    let event = r#"{"eventType":"initiate"}"#;
    let credentials =
        |password: &str| format!("Basic {}", STANDARD.encode(format!("bandwidth:{password}")));
    assert_eq!(gateway.webhook(event).0, 401);
    assert_eq!(gateway.post("messages", "[]", &[]).unwrap().0, 401);
    assert_eq!(
        gateway
            .post(
                "webhooks",
                event,
                &[("Authorization", &credentials("guess"))]
            )
            .unwrap()
            .0,
        401
    );
    let (status, document) = gateway
        .post(
            "webhooks",
            event,
            &[("Authorization", &credentials("open sesame"))],
        )
        .unwrap();
    assert_eq!(status, 200);
    assert!(
        document.contains(r#"username="bandwidth" password="open sesame""#),
        "{document}"
    );
    let upgrade = "GET /stream HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
    let stranger = answer(gateway.send(format!("{upgrade}\r\n").as_bytes()));
    assert!(stranger.starts_with("HTTP/1.1 401 "), "{stranger}");
    assert_eq!(lines(folder.path(), false).len(), 1);
    assert!(!gateway.log().contains("sesame"));
}

#[test]
fn it_does_not_start_open_to_other_machines_or_with_a_wrong_menu_or_in_the_journal_of_another() {
    let folder = tempdir().unwrap();
    let menu = folder.path().join("menu.toml");
    fs::write(&menu, "start = 'a'\n[step.a]\nnext = 'b'").unwrap();
    let menu = menu.to_str().unwrap();
    let taken = tempdir().unwrap();
    let _first = Gateway::start(taken.path(), &[]);
    let free = folder.path().to_str().unwrap();
    for (arguments, message) in [
        (
            ["--listen", "0.0.0.0:0", "--journal", free],
            "can be reached from other machines",
        ),
        (
            ["--listen", "127.0.0.1:0", "--user", "bandwidth"],
            "a user without a password",
        ),
        (
            [
                "--listen",
                "127.0.0.1:0",
                "--sink",
                "nats://user:open-sesame@127.0.0.1:4222",
            ],
            "set GATEWAY_SINK in its place",
        ),
        (
            ["--journal", free, "--menu", menu],
            "menu.toml: line 3: step.a.next: there is no step `b`",
        ),
        (
            [
                "--listen",
                "127.0.0.1:0",
                "--journal",
                taken.path().to_str().unwrap(),
            ],
            "another process writes this journal",
        ),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_gateway"))
            .args(arguments)
            .current_dir(free)
            .output()
            .unwrap();
        let errors = String::from_utf8(output.stderr).unwrap();
        assert!(
            !output.status.success() && errors.contains(message),
            "{arguments:?}\n{errors}"
        );
        assert!(!errors.contains("sesame"), "{errors}");
    }
}

/// A browser that knows the credentials, or runs on this machine, must not be used by another site.
#[test]
fn pages_of_other_sites_cannot_send_events() {
    let folder = tempdir().unwrap();
    let upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
    let authorization = format!(
        "Authorization: Basic {}\r\n",
        STANDARD.encode("bandwidth:open sesame")
    );
    for credentials in ["", &authorization] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gateway"));
        if !credentials.is_empty() {
            command
                .env("GATEWAY_USER", "bandwidth")
                .env("GATEWAY_PASSWORD", "open sesame");
        }
        let journal = folder.path().join(format!("journal{}", credentials.len()));
        let gateway = Gateway::start_as(command, &journal, &[]);
        let status = |route: &str, headers: &str| {
            let (begin, body) = match route {
                "get" => ("GET /webhooks?eventType=disconnect&callId=c-1", ""),
                "post" => ("POST /webhooks", r#"{"eventType":"disconnect"}"#),
                "messages" => ("POST /messages", r#"{"type":"message-failed"}"#),
                _ => ("GET /stream", ""),
            };
            let more = match route {
                "stream" => upgrade.to_owned(),
                "get" => String::new(),
                _ => format!(
                    "Content-Type: application/json\r\nContent-Length: {}\r\n",
                    body.len()
                ),
            };
            let request = format!("{begin} HTTP/1.1\r\n{more}{headers}{credentials}\r\n{body}");
            let mut head = [0; 12];
            std::io::Read::read_exact(&mut gateway.send(request.as_bytes()), &mut head).unwrap();
            String::from_utf8_lossy(&head[9..]).parse::<u16>().unwrap()
        };
        let local = "Host: localhost\r\n";
        let routes = ["get", "post", "messages", "stream"];
        for header in [
            "Origin: https://site.example",
            "Origin: null",
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Site: same-origin",
            "Sec-Fetch-Mode: no-cors",
            "Sec-Fetch-Dest: image",
            "Referer: http://site.example/",
            "Accept-Language: en",
            "Accept: image/avif,image/webp,*/*;q=0.8",
            "Accept: text/html,*/*;q=0.8",
        ] {
            for route in routes {
                assert_eq!(
                    status(route, &format!("{local}{header}\r\n")),
                    403,
                    "{route} {header}"
                );
            }
        }
        let good = [
            ("get", 204),
            ("post", 204),
            ("messages", 204),
            ("stream", 101),
        ];
        for host in ["127.0.0.1:8080", "[::1]", "10.0.0.1", "LocalHost:8080"] {
            for (route, expected) in good {
                assert_eq!(
                    status(route, &format!("Host: {host}\r\nAccept: */*\r\n")),
                    expected,
                    "{route} {host}"
                );
            }
        }
        // A site can let its name point to this machine. With credentials, the gateway has a name,
        // and a load balancer may set cookies.
        for headers in [
            "Host: site.example\r\n",
            "Host: localhost.site.example:8080\r\n",
            "Host: localhost\r\nCookie: a=b\r\n",
        ] {
            for (route, expected) in good {
                let expected = if credentials.is_empty() {
                    403
                } else {
                    expected
                };
                assert_eq!(status(route, headers), expected, "{route} {headers}");
            }
        }
        let count = if credentials.is_empty() { 12 } else { 12 + 9 };
        assert_eq!(lines(&journal, false).len(), count);
        let metrics = gateway.get("metrics").1;
        for route in ["webhooks", "messages", "stream"] {
            let requests = 10 * if route == "webhooks" { 2 } else { 1 };
            let of_page = if credentials.is_empty() {
                requests + requests / 10
            } else {
                requests
            };
            let line = format!(
                "gateway_requests_total{{route=\"{route}\",event_type=\"\",outcome=\"of_page\"}} {of_page}"
            );
            assert!(
                metrics.lines().any(|found| found == line),
                "{line}\n{metrics}"
            );
        }
    }
}

#[test]
fn the_password_of_a_sink_is_not_printed() {
    let folder = tempdir().unwrap();
    for url in [
        "nats://user:open#sesame@127.0.0.1:4222",
        "nats://user:sesame@127.0.0.1:99999",
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gateway"));
        command
            .args(["--listen", "127.0.0.1:0"])
            .current_dir(folder.path());
        let output = command.env("GATEWAY_SINK", url).output().unwrap();
        let errors = String::from_utf8(output.stderr).unwrap();
        assert!(
            !output.status.success() && errors.contains("--sink: number 1 is not a URL"),
            "{errors}"
        );
        assert!(!errors.contains("sesame"), "{errors}");
    }
}

/// A permit is for what is kept, and the body of a stranger is not.
#[test]
fn slow_strangers_do_not_take_the_permits() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("password");
    fs::write(&file, "open sesame\n").unwrap();
    let arguments = [
        "--max-requests",
        "1",
        "--user",
        "bandwidth",
        "--password-file",
        file.to_str().unwrap(),
    ];
    let gateway = Gateway::start(folder.path(), &arguments);
    let head = "POST /webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 30\r\n\r\n";
    let _strangers = [(); 3].map(|()| gateway.send(format!("{head}{{\"eventType\"").as_bytes()));
    thread::sleep(Duration::from_millis(300));
    let credentials = format!("Basic {}", STANDARD.encode("bandwidth:open sesame"));
    let event = r#"{"eventType":"disconnect"}"#;
    assert_eq!(
        gateway
            .post("webhooks", event, &[("Authorization", &credentials)])
            .unwrap()
            .0,
        204
    );
}

#[test]
fn credentials_can_come_from_the_environment() {
    let folder = tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gateway"));
    command
        .env("GATEWAY_USER", "bandwidth")
        .env("GATEWAY_PASSWORD", "open sesame");
    let gateway = Gateway::start_as(command, folder.path(), &[]);
    assert_eq!(gateway.webhook(r#"{"eventType":"disconnect"}"#).0, 401);
    let credentials = format!("Basic {}", STANDARD.encode("bandwidth:open sesame"));
    let answered = gateway.post(
        "webhooks",
        r#"{"eventType":"disconnect"}"#,
        &[("Authorization", &credentials)],
    );
    assert_eq!(answered.unwrap().0, 204);
}

/// Documents carry both.
#[test]
fn credentials_that_xml_cannot_carry_are_refused() {
    let folder = tempdir().unwrap();
    for (user, password) in [("band\u{fffe}", "sesame"), ("bandwidth", "sesame\u{ffff}")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gateway"));
        command
            .args(["--listen", "127.0.0.1:0"])
            .current_dir(folder.path());
        let output = command
            .env("GATEWAY_USER", user)
            .env("GATEWAY_PASSWORD", password)
            .output()
            .unwrap();
        let errors = String::from_utf8(output.stderr).unwrap();
        assert!(
            !output.status.success() && errors.contains("a character that XML does not have"),
            "{errors}"
        );
        assert!(!errors.contains("sesame"), "{errors}");
    }
}

#[test]
fn a_filter_of_the_log_that_is_not_understood_is_refused() {
    let folder = tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gateway"));
    command
        .args(["--listen", "127.0.0.1:0"])
        .env("RUST_LOG", "gateway=loud")
        .current_dir(folder.path());
    let output = command.output().unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(
        !output.status.success() && errors.contains("RUST_LOG: "),
        "{errors}"
    );
}

/// Otherwise it would start without credentials.
#[cfg(unix)]
#[test]
fn a_password_that_is_no_text_is_not_one_that_is_missing() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_gateway"))
        .args(["--listen", "127.0.0.1:0"])
        .env(
            "GATEWAY_PASSWORD",
            std::ffi::OsStr::from_bytes(b"sesame\xff"),
        )
        .current_dir(folder.path())
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(
        !output.status.success() && errors.contains("GATEWAY_PASSWORD is not UTF-8"),
        "{errors}"
    );
    assert!(!errors.contains("sesame"), "{errors}");
}
