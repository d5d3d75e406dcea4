//! The live page in a browser, at the widths of a phone, a tablet and a desktop, light and dark,
//! under load. Needs chromium and chromedriver.
//!
//! `GATEWAY_SCREENSHOTS=folder` saves what is seen.

#[path = "common/browser.rs"]
mod browser;

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

use browser::Browser;
use gateway_testing::{Gateway, until};
use serde_json::{Value, json};
use tempfile::tempdir;

/// Posts events until it is dropped. The fields that are private are in each of them.
struct Load {
    is_over: Arc<AtomicBool>,
    threads: Vec<thread::JoinHandle<()>>,
}

const PRIVATE: [&str; 4] = ["987654321", "5555550100", "private", "<b>"];

impl Load {
    fn on(gateway: &Arc<Gateway>) -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let thread = |thread: usize| {
            let (gateway, is_over) = (gateway.clone(), is_over.clone());
            thread::spawn(move || {
                let types = "initiate gather redirect dtmf recordComplete mediaStreamStarted conferenceMemberJoin <b>private</b>";
                let types: Vec<_> = types.split(' ').collect();
                for n in (0..).take_while(|_| !is_over.load(Relaxed)) {
                    let (call, event_type) = (n / types.len(), types[n % types.len()]);
                    let event = |event_type: &str, call: usize| {
                        format!(
                            r#"{{"eventType":"{event_type}","callId":"c-{thread}-{call}-aaaabbbb-cccc-dddd-eeee-ffff00001111","accountId":"5500000","digits":"987654321","from":"+15555550100","tag":"private","<b>":1,"novelty{}":"private"}}"#,
                            n % 9
                        )
                    };
                    gateway.post("webhooks", &event(event_type, call), &[]);
                    if call > 5 && n % types.len() == 0 {
                        gateway.post("webhooks", &event("disconnect", call - 5), &[]);
                        gateway.post(
                            "messages",
                            r#"[{"type":"message-received","message":{"id":"<b>","text":"private"}}]"#,
                            &[],
                        );
                    }
                    if n % 7 == 0 {
                        gateway.post("webhooks", "{", &[]);
                    }
                    thread::sleep(Duration::from_millis(10));
                }
            })
        };
        let threads = (0..2).map(thread).collect();
        Self { is_over, threads }
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        self.is_over.store(true, Relaxed);
        self.threads
            .drain(..)
            .for_each(|thread| drop(thread.join()));
    }
}

/// The lowest contrast of a visible text with the background that it has, by WCAG 2.
const CONTRAST: &str = r#"
    const rgba = (color) => color.match(/[\d.]+/g).map(Number);
    const light = (color) => {
        const [r, g, b] = rgba(color).map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
        for (; element; element = element.parentElement) {
            const color = getComputedStyle(element).backgroundColor;
            if ((rgba(color)[3] ?? 1) > 0) return color;
        }
        return "rgb(255, 255, 255)";
    };
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let lowest = [99, ""], count = 0;
    while (walk.nextNode()) {
        const element = walk.currentNode.parentElement, text = walk.currentNode.textContent.trim();
        if (!text || !element.checkVisibility() || ["SCRIPT", "STYLE"].includes(element.tagName)) continue;
        const style = getComputedStyle(element);
        const [a, b] = [light(element.closest("svg") ? style.fill : style.color), light(behind(element))].sort((a, b) => b - a);
        const ratio = (a + 0.05) / (b + 0.05);
        count += 1;
        if (ratio < lowest[0]) lowest = [ratio, text];
    }
    return [...lowest, count];
"#;

#[tokio::test(flavor = "multi_thread")]
async fn it_is_readable_at_each_width_and_in_the_dark_under_load() {
    let Some(browser) = Browser::start().await else {
        return;
    };
    let screenshots = std::env::var_os("GATEWAY_SCREENSHOTS").map(PathBuf::from);
    let mut saved = 0;
    let folder = tempdir().unwrap();
    let gateway = Arc::new(Gateway::start(folder.path(), &[]));
    browser.open(&gateway).await;
    browser
        .until("document.querySelector('#first:not([hidden])')")
        .await;
    let curl = browser
        .value("document.getElementById('curl').textContent")
        .await;
    let address = &gateway.address;
    assert_eq!(
        curl,
        format!(
            r#"curl -H 'Content-Type: application/json' -d '{{"eventType":"initiate","callId":"c-1"}}' http://{address}/webhooks"#
        )
    );
    let _load = Load::on(&gateway);
    for width in [360, 768, 1280] {
        for scheme in ["light", "dark"] {
            let at = format!("{width} {scheme}");
            browser.size(width, 1700).await;
            browser.media(scheme, "no-preference").await;
            browser.open(&gateway).await;
            browser
                .until("document.querySelectorAll('#layers path').length > 4")
                .await;
            for table in ["calls", "last", "errors", "unknown", "rates"] {
                browser
                    .until(&format!(
                        "document.querySelector('#{table} tbody tr')?.cells.length === 3"
                    ))
                    .await;
            }
            browser
                .until("document.getElementById('first').hidden")
                .await;
            // It moves between two snapshots, and with them.
            let path = browser
                .value("document.querySelector('#layers path').getAttribute('d')")
                .await;
            assert_eq!(
                browser
                    .value("document.getElementById('layers').getAnimations().length")
                    .await,
                1,
                "{at}"
            );
            browser
                .until(&format!(
                    "document.querySelector('#layers path').getAttribute('d') !== {path}"
                ))
                .await;
            // No sideways scrolling, of the page or in it.
            let wide = browser.value(
                "[document.documentElement, ...document.querySelectorAll('.scroll, section, td, th')].filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.textContent)",
            );
            assert_eq!(wide.await, json!([]), "{at}");
            assert!(
                browser
                    .value("document.documentElement.scrollWidth")
                    .await
                    .as_u64()
                    <= Some(width.into()),
                "{at}"
            );
            let contrast = browser.run(CONTRAST).await;
            assert!(contrast[0].as_f64().unwrap() >= 4.5, "{at}: {contrast}");
            assert!(contrast[2].as_u64().unwrap() > 200, "{at}: {contrast}");
            let back = browser
                .value("getComputedStyle(document.body).backgroundColor")
                .await;
            assert_eq!(
                back.as_str().unwrap().starts_with("rgb(2"),
                scheme == "light",
                "{at}: {back}"
            );
            let text = browser.text().await;
            for private in PRIVATE {
                assert!(!text.contains(private), "{at}: {private}\n{text}");
            }
            assert!(text.contains("(not a name)"), "{text}");
            if let Some(folder) = &screenshots {
                std::fs::create_dir_all(folder).unwrap();
                let file = folder.join(format!("page-{width}-{scheme}.png"));
                browser.driver.screenshot(&file).await.unwrap();
                saved += 1;
            }
        }
    }
    // Those who do not want motion get a new picture each second, and nothing between.
    browser.media("light", "reduce").await;
    browser.open(&gateway).await;
    browser
        .until("document.querySelectorAll('#layers path').length > 4")
        .await;
    assert_eq!(
        browser
            .value("document.getElementById('layers').getAnimations().length")
            .await,
        0
    );
    assert_eq!(browser.complaints().await, [""; 0]);
    println!("{saved} screenshots saved");
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_works_by_keyboard_and_for_a_screen_reader_and_shows_markup_as_text() {
    let Some(browser) = Browser::start().await else {
        return;
    };
    let folder = tempdir().unwrap();
    let gateway = Arc::new(Gateway::start(folder.path(), &[]));
    let load = Load::on(&gateway);
    browser.size(1280, 900).await;
    browser.open(&gateway).await;
    browser
        .until("document.querySelectorAll('#last tbody tr').length > 40")
        .await;

    // By Tab: in the order of the page, each in view and with a mark.
    let mut order = Vec::new();
    for _ in 0..6 {
        browser.press("Tab", 9, "").await;
        browser
            .until("document.activeElement.getBoundingClientRect().bottom > 0 && document.activeElement.getBoundingClientRect().top < innerHeight")
            .await;
        let focus = browser.run(
            "const e = document.activeElement, style = getComputedStyle(e); return [e.getAttribute('aria-labelledby') ?? e.textContent, style.outlineStyle, parseFloat(style.outlineWidth)]",
        );
        let focus = focus.await;
        assert!(
            focus[1] == "solid" && focus[2].as_f64().unwrap() >= 2.0,
            "{focus}"
        );
        order.push(focus[0].as_str().unwrap().to_owned());
    }
    let expected = [
        "Skip to the content",
        "Pause updates",
        "calls-title",
        "last-title",
        "unknown-title",
        "/metrics",
    ];
    assert_eq!(order, expected);
    // The link to the content.
    browser.run("document.querySelector('.skip').focus()").await;
    browser.press("Enter", 13, "\r").await;
    browser.until("document.activeElement.id === 'main'").await;
    // Pausing, and going on.
    browser
        .run("document.getElementById('pause').focus()")
        .await;
    browser.press(" ", 32, " ").await;
    browser
        .until("document.getElementById('status').textContent.startsWith('Paused at ')")
        .await;
    assert_eq!(
        browser
            .value("document.getElementById('pause').ariaPressed")
            .await,
        "true"
    );
    let events = browser
        .value("document.getElementById('events-count').textContent")
        .await;
    tokio::time::sleep(Duration::from_millis(2500)).await;
    assert_eq!(
        browser
            .value("document.getElementById('events-count').textContent")
            .await,
        events
    );
    browser.press(" ", 32, " ").await;
    browser
        .until(&format!(
            "document.getElementById('events-count').textContent !== {events}"
        ))
        .await;
    browser
        .until("document.getElementById('status').textContent === 'Live'")
        .await;
    // What is read aloud changes with the connection, and not with each snapshot.
    browser
        .run("window.changes = 0; new MutationObserver(() => changes += 1).observe(document.getElementById('status'), {childList: true, characterData: true, subtree: true})")
        .await;
    let events = browser
        .value("document.getElementById('events-count').textContent")
        .await;
    browser
        .until(&format!(
            "document.getElementById('events-count').textContent !== {events}"
        ))
        .await;
    assert_eq!(browser.value("changes").await, 0);
    drop(load);

    browser.cdp("Accessibility.enable", json!({})).await;
    let tree = browser.cdp("Accessibility.getFullAXTree", json!({})).await;
    let nodes: Vec<_> = tree["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|node| node["ignored"] != true)
        .collect();
    let of = |node: &Value, key: &str| node[key]["value"].as_str().unwrap_or_default().to_owned();
    let named = |role: &str| -> Vec<String> {
        let nodes = nodes.iter().filter(|node| of(node, "role") == role);
        nodes.map(|node| of(node, "name")).collect()
    };
    let sections = [
        "Events a second by type",
        "Calls in progress",
        "Last events",
        "Errors by kind",
        "Unknown fields",
    ];
    for role in ["banner", "main", "contentinfo", "status"] {
        assert_eq!(named(role).len(), 1, "{role}");
    }
    assert_eq!(named("heading"), [&["Gateway"][..], &sections].concat());
    sections.iter().for_each(|name| {
        assert!(
            named("region").iter().any(|region| region == name),
            "{name}"
        )
    });
    assert_eq!(named("button"), ["Pause updates"]);
    let tables = named("table");
    assert!(
        tables.len() == 5 && tables.iter().all(|name| !name.is_empty()),
        "{tables:?}"
    );
    let columns = named("columnheader");
    assert!(
        columns.len() == 15 && columns.iter().all(|name| !name.is_empty()),
        "{columns:?}"
    );
    assert!(named("rowheader").len() > 40);
    let chart = nodes
        .iter()
        .find(|node| ["image", "img"].contains(&of(node, "role").as_str()))
        .unwrap();
    assert_eq!(
        (of(chart, "name"), of(chart, "description").is_empty()),
        (sections[0].to_owned(), false)
    );
    for node in &nodes {
        let properties = node["properties"].as_array().into_iter().flatten();
        let is_focusable = properties
            .into_iter()
            .any(|p| p["name"] == "focusable" && p["value"]["value"] == true);
        let role = of(node, "role");
        assert!(
            !is_focusable
                || role == "RootWebArea"
                || role == "main"
                || !of(node, "name").is_empty(),
            "{node}"
        );
    }

    // The gateway sends no markup. If it did, it would be a text.
    let markup = "<img src=x onerror=window.hit=1>";
    let named = json!([{"name": markup, "count": 1, "age": 0}]);
    let snapshot = json!({
        "time": 0, "has_credentials": false, "queue": 0, "backlog": "unknown", "events": 1,
        "calls": {"count": 1, "is_full": false, "shown": [{"id": markup, "account": markup, "state": markup, "age": 0}]},
        "rates": [{"type": markup, "counts": [1, 2]}], "last": [{"age": 0, "type": markup, "id": markup, "account": markup}],
        "errors": named, "unknown": named,
    });
    browser
        .run(&format!("disconnect(); show({snapshot})"))
        .await;
    assert_eq!(browser.text().await.matches(markup).count(), 9);
    // The disk has not answered.
    assert_eq!(
        browser
            .value("document.getElementById('backlog').innerText")
            .await,
        "unknown"
    );
    // Two of at most four, on an axis of 258 pixels.
    let height = browser
        .value("document.getElementById('layers').getBBox().height")
        .await;
    assert!((height.as_f64().unwrap() - 129.0).abs() < 1.0, "{height}");
    assert_eq!(
        browser
            .value("[document.querySelectorAll('body img').length, window.hit ?? 0]")
            .await,
        json!([0, 0])
    );
    assert_eq!(browser.complaints().await, [""; 0]);
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_says_that_the_connection_is_lost_and_finds_the_gateway_again() {
    let Some(browser) = Browser::start().await else {
        return;
    };
    let folder = tempdir().unwrap();
    let start = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gateway"));
        command
            .env("GATEWAY_USER", "bandwidth")
            .env("GATEWAY_PASSWORD", "sesame");
        Gateway::start_as(command, folder.path(), arguments)
    };
    let mut gateway = start(&[]);
    let address = gateway.address.clone();
    let status =
        |text: &str| format!("document.getElementById('status').textContent.startsWith('{text}')");
    browser
        .driver
        .goto(format!("http://bandwidth:sesame@{address}/"))
        .await
        .unwrap();
    browser.until(&status("Live")).await;
    assert!(
        browser
            .text()
            .await
            .contains(r#"curl --user "$GATEWAY_USER:$GATEWAY_PASSWORD" "#)
    );
    assert_eq!(browser.complaints().await, [""; 0]);
    gateway.kill();
    browser.until(&status("Connection lost at ")).await;
    let since = browser
        .value("document.getElementById('status').textContent")
        .await;

    // An EventSource does not try again by itself after an HTTP error.
    let proxy = TcpListener::bind(&address).unwrap();
    let asked = Arc::new(AtomicUsize::new(0));
    let is_over = Arc::new(AtomicBool::new(false));
    let thread = thread::spawn({
        let (asked, is_over) = (asked.clone(), is_over.clone());
        move || {
            for connection in proxy.incoming() {
                if is_over.load(Relaxed) {
                    return;
                }
                let Ok(mut connection) = connection else {
                    continue;
                };
                let is_page = connection
                    .read(&mut [0; 4096])
                    .is_ok_and(|length| length > 0);
                asked.fetch_add(usize::from(is_page), Relaxed);
                let _ = connection.write_all(
                    b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                );
            }
        }
    });
    until(|| asked.load(Relaxed) >= 2);
    // Since when is the same, however often it has tried.
    assert_eq!(
        browser
            .value("document.getElementById('status').textContent")
            .await,
        since
    );
    is_over.store(true, Relaxed);
    let _ = std::net::TcpStream::connect(&address);
    thread.join().unwrap();

    let gateway = start(&["--listen", &address]);
    browser.until(&status("Live again since ")).await;
    let authorization = "Basic YmFuZHdpZHRoOnNlc2FtZQ==";
    let event = r#"{"eventType":"initiate","callId":"c-after"}"#;
    assert_eq!(
        gateway
            .post("webhooks", event, &[("Authorization", authorization)])
            .unwrap()
            .0,
        200
    );
    browser
        .until("document.body.innerText.includes('c-after')")
        .await;

    // A connection that is open and silent is lost too.
    assert!(
        Command::new("kill")
            .args(["-STOP", &gateway.id().to_string()])
            .status()
            .unwrap()
            .success()
    );
    browser.until(&status("Connection lost at ")).await;
    assert!(
        Command::new("kill")
            .args(["-CONT", &gateway.id().to_string()])
            .status()
            .unwrap()
            .success()
    );
    browser.until(&status("Live again since ")).await;
    browser.quit().await;
}

/// Serves a page of a site. Returns its port.
fn site(html: String) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for connection in listener.incoming() {
            let Ok(mut connection) = connection else {
                return;
            };
            let _ = connection.read(&mut [0; 4096]);
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                html.len()
            );
            let _ = connection.write_all(format!("{head}{html}").as_bytes());
        }
    });
    port
}

/// Neither by a name that points to this machine, nor with the credentials that the browser knows.
/// By plain HTTP, not even the browser says of which site an image is.
#[tokio::test(flavor = "multi_thread")]
async fn no_page_of_a_site_can_send_events() {
    let Some(browser) = Browser::start().await else {
        return;
    };
    for credentials in [None, Some("bandwidth:sesame@")] {
        let folder = tempdir().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_gateway"));
        if credentials.is_some() {
            command
                .env("GATEWAY_USER", "bandwidth")
                .env("GATEWAY_PASSWORD", "sesame");
        }
        let gateway = Gateway::start_as(command, folder.path(), &[]);
        let port = gateway.address.rsplit(':').next().unwrap();
        for host in ["evil.test", "127.0.0.1"] {
            if let Some(credentials) = credentials {
                // Now the browser knows them.
                browser
                    .driver
                    .goto(format!("http://{credentials}{host}:{port}/"))
                    .await
                    .unwrap();
                browser
                    .until("document.getElementById('status').textContent.startsWith('Live')")
                    .await;
            }
            let event = |by: &str| {
                format!("http://{host}:{port}/webhooks?eventType=disconnect&callId={by}")
            };
            let html = format!(
                r#"<html><body><img src="{}"><img src="{}" referrerpolicy="no-referrer"><script src="{}"></script><link rel="stylesheet" href="{}">
                <iframe src="{}"></iframe><video src="{}"></video><object data="{}"></object><script>
                const event = '{{"eventType":"disconnect"}}';
                fetch("{}", {{mode: "no-cors", credentials: "include", referrerPolicy: "no-referrer"}}).catch(() => 0);
                fetch("http://{host}:{port}/webhooks", {{method: "POST", mode: "no-cors", credentials: "include", body: event}}).catch(() => 0);
                navigator.sendBeacon("http://{host}:{port}/messages", '[{{"type":"x"}}]');
                new WebSocket("ws://{host}:{port}/stream").onopen = () => window.opened = 1;
                </script></body></html>"#,
                event("img"),
                event("unreferred"),
                event("script"),
                event("link"),
                event("iframe"),
                event("video"),
                event("object"),
                event("fetch"),
            );
            let site = site(html);
            browser
                .driver
                .goto(format!("http://site.test:{site}/"))
                .await
                .unwrap();
            tokio::time::sleep(Duration::from_secs(2)).await;
            assert_eq!(browser.value("window.opened ?? 0").await, 0, "{host}");
            // The same name and port, as after the name points to another machine.
            if credentials.is_none() {
                browser
                    .driver
                    .goto(format!("http://{host}:{port}/"))
                    .await
                    .unwrap();
                let post = r#"fetch("/webhooks", {method: "POST", headers: {"Content-Type": "application/json"}, body: '{"eventType":"disconnect"}'})"#;
                browser.run(post).await;
                browser
                    .run(r#"fetch("/webhooks?eventType=disconnect&callId=same")"#)
                    .await;
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
        assert!(
            gateway_testing::lines(folder.path(), false).is_empty(),
            "{:?}",
            gateway_testing::lines(folder.path(), false)
        );
        // They have come.
        let metrics = gateway.get("metrics").1;
        let refused: u64 = metrics
            .lines()
            .filter(|line| {
                line.contains("outcome=\"of_page\"}") || line.contains("outcome=\"other_name\"}")
            })
            .map(|line| line.rsplit(' ').next().unwrap().parse::<u64>().unwrap())
            .sum();
        assert!(refused > 10, "{metrics}");
    }
    browser.quit().await;
}
