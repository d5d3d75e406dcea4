//! Each event of the journal is in the Parquet files, whatever is killed, and the journal's files
//! are compressed and deleted only then.

#[path = "common/archive.rs"]
mod made;

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use gateway_testing::nats::Single;
use gateway_testing::{Gateway, until};
use made::{archive, copy, failed, files, journal_files, journal_of, lines, rows};
use serde_json::Value;
use tempfile::{TempDir, tempdir};

/// Each body of the project of these events, and some that nobody has documented.
fn bodies(family: &str) -> Vec<String> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let mut bodies = Vec::new();
    for (name, content) in files(&fixtures.join(family)) {
        if name
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            bodies.push(String::from_utf8(content).unwrap());
        }
    }
    assert!(bodies.len() > 8, "{}", bodies.len());
    if family == "voice" {
        for name in [
            "",
            "..",
            "../../../etc/x",
            "a/b",
            r"a\\b=c",
            "type=gather",
            r"\u0000",
            "é\\n",
            "Gather",
        ] {
            bodies.push(format!(
                r#"{{"eventType":"{name}","callId":"c-1","tag":"\u00e9\"","x":[{{}}]}}"#
            ));
        }
        bodies.push(format!(r#"{{"eventType":"{}"}}"#, "x".repeat(5000)));
        bodies.push(
            r#"{"eventType":"dtmf","digit":5,"new":1e40,"callId":null,"duration":"x","new":0.10}"#
                .into(),
        );
        bodies.push(
            r#"{"eventType":"recordComplete","duration":"PT1M","channels":"2","tag":""}"#.into(),
        );
    }
    bodies
}

fn lines_of(home: &Path) -> Vec<Value> {
    gateway_testing::lines(&home.join("journal"), true)
}

/// Compares the columns of a row with the line that they come from.
fn compare(row: &Value, line: &Value) {
    assert_eq!(row["id"], line["id"], "{row}");
    assert_eq!(row["family"], line["family"]);
    let received = line["received"].as_str().unwrap();
    assert!(received.starts_with(row["day"].as_str().unwrap()));
    assert!(
        received.starts_with(
            row["received"]
                .as_str()
                .unwrap()
                .trim_end_matches('Z')
                .get(..19)
                .unwrap()
        )
    );
    let name = line["type"].as_str().unwrap();
    assert!(
        row["type"] == name || row["type"].as_str().unwrap().starts_with("other"),
        "{row}"
    );
    let mut rest = match row["rest"].as_str() {
        Some(rest) => serde_json::from_str(rest).unwrap(),
        None => Value::Object(Default::default()),
    };
    for (key, value) in line["event"].as_object().unwrap() {
        if rest.as_object_mut().unwrap().remove(key).as_ref() == Some(value) {
            continue;
        }
        let column: String = key
            .chars()
            .flat_map(|letter| {
                if letter.is_uppercase() {
                    vec!['_', letter.to_ascii_lowercase()]
                } else {
                    vec![letter]
                }
            })
            .collect();
        let column = match column.as_str() {
            "type" => "event_type",
            "duration" => "duration_ms",
            column => column,
        };
        let cell = &row[column];
        let is_same = match value {
            Value::Object(_) | Value::Array(_) => {
                serde_json::from_str::<Value>(cell.as_str().unwrap()).unwrap() == *value
            }
            Value::String(text) if key.ends_with("Time") || key == "time" => cell
                .as_str()
                .unwrap()
                .trim_end_matches('Z')
                .starts_with(&text[..19]),
            Value::String(_) if column == "duration_ms" => cell.is_u64(),
            value => cell == value,
        };
        assert!(is_same, "{key}: {value} {row}");
    }
    assert_eq!(rest, Value::Object(Default::default()));
}

#[test]
fn every_event_that_a_gateway_took_is_a_row() {
    let home = tempdir().unwrap();
    let (home, journal) = (home.path(), home.path().join("journal"));
    let mut gateway = Gateway::start(&journal, &[]);
    for body in bodies("voice") {
        let status = gateway.webhook(&body).0;
        assert!([200, 204].contains(&status), "{status} {body}");
    }
    for body in bodies("messaging") {
        assert_eq!(
            gateway.post("messages", &body, &[]).unwrap().0,
            204,
            "{body}"
        );
    }
    gateway.kill();
    let first = journal.join("events-00000001.ndjson");
    let mut file = File::options().append(true).open(first).unwrap();
    file.write_all(br#"{"received":"2026-11-25T10:00:00Z","family":"voi"#)
        .unwrap();
    // A file without events.
    Gateway::start(&journal, &[]).kill();
    let gateway = Gateway::start(&journal, &[]);
    assert_eq!(gateway.webhook(r#"{"eventType":"dtmf"}"#).0, 204);

    // The newest file stays out, because the gateway writes it.
    let mut lines = lines_of(home);
    lines.pop();
    let printed = archive(home, &["--no-sink"]);
    assert!(
        printed.contains(&format!(
            "archived 2 files with {} events, compressed 2, deleted 0",
            lines.len()
        )),
        "{printed}"
    );
    let archived = rows(home);
    assert_eq!(archived.len(), lines.len());
    archived
        .iter()
        .zip(&lines)
        .for_each(|(row, line)| compare(row, line));
    let types: std::collections::BTreeSet<_> = archived
        .iter()
        .map(|row| row["type"].as_str().unwrap())
        .collect();
    assert!(
        types.len() > 35 && types.contains("other") && types.contains("other-message"),
        "{types:?}"
    );
    // Most are made of their columns.
    let whole = archived.iter().filter(|row| !row["line"].is_null()).count();
    assert!(whole * 10 < archived.len(), "{whole} of {}", archived.len());
    assert_eq!(
        journal_files(home),
        [
            "events-00000001.ndjson.zst",
            "events-00000002.ndjson.zst",
            "events-00000003.ndjson"
        ]
    );

    // The gateway has not noticed anything, and its next start does not either.
    assert_eq!(gateway.webhook(r#"{"eventType":"dtmf"}"#).0, 204);
    assert!(
        !gateway.log().contains("WARN") && !gateway.log().contains("ERROR"),
        "{}",
        gateway.log()
    );
    drop(gateway);
    let gateway = Gateway::start(&journal, &[]);
    assert!(journal.join("events-00000004.ndjson").exists());
    assert!(!gateway.log().contains("WARN"), "{}", gateway.log());
    drop(gateway);
    // Without a gateway, the newest one is taken too.
    archive(home, &["--no-sink"]);
    assert_eq!(rows(home).len(), lines.len() + 2);
    assert!(
        journal_files(home)
            .iter()
            .all(|name| name.ends_with(".zst"))
    );
    let before = files(home);
    let printed = archive(home, &["--no-sink"]);
    assert!(
        printed.contains("archived 0 files with 0 events, compressed 0"),
        "{printed}"
    );
    assert_eq!(files(home), before);
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_what_has_events() {
    use std::os::unix::fs::PermissionsExt;

    let home = tempdir().unwrap();
    journal_of(home.path(), &[lines(1, 10)]);
    archive(home.path(), &["--no-sink"]);
    for name in files(home.path()).into_keys() {
        let mode = home
            .path()
            .join(&name)
            .metadata()
            .unwrap()
            .permissions()
            .mode();
        assert!(
            name.ends_with("lock") || mode & 0o777 == 0o600,
            "{name:?} {mode:o}"
        );
    }
}

#[test]
fn a_file_is_compressed_when_the_sink_has_it() {
    let home = tempdir().unwrap();
    let home = home.path();
    let texts = [lines(1, 10), lines(2, 10), lines(3, 10)];
    journal_of(home, &texts);
    let printed = archive(home, &[]);
    assert!(
        printed.contains("archived 3 files with 30 events, compressed 0"),
        "{printed}"
    );
    assert!(
        printed.contains("3 files are archived and not compressed")
            && printed.contains("--no-sink"),
        "{printed}"
    );
    let length = texts[1].len();
    for (offset, compressed) in [(length - 1, 1), (length, 2)] {
        let position = format!(r#"{{"file":2,"offset":{offset}}}"#);
        fs::write(home.join("journal/forwarded"), position).unwrap();
        archive(home, &["--keep-days", "100000"]);
        let names = journal_files(home);
        assert_eq!(
            names.iter().filter(|name| name.ends_with(".zst")).count(),
            compressed,
            "{names:?}"
        );
    }
    assert!(failed(home, &["--no-sink"]).contains("it has a sink"));
    assert_eq!(rows(home).len(), 30);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_with_a_sink_loses_and_misses_nothing() {
    let Some(server) = Single::start() else {
        return;
    };
    let home = tempdir().unwrap();
    let (home, journal) = (home.path(), home.path().join("journal"));
    let sink = &server.url;
    let metric = |gateway: &Gateway, name: &str| {
        let metrics = gateway.get("metrics").1;
        let value = metrics
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        value.unwrap().parse::<u64>().unwrap()
    };
    let send = |gateway: &Gateway| {
        for number in 0..20 {
            let body = format!(r#"{{"eventType":"disconnect","callId":"c-{number}"}}"#);
            assert_eq!(gateway.webhook(&body).0, 204);
        }
        until(|| metric(gateway, "gateway_backlog_bytes") == 0);
    };
    for start in 1..=3 {
        let gateway = Gateway::start(&journal, &["--sink", sink]);
        send(&gateway);
        archive(home, &["--keep-mib", "1000"]);
        send(&gateway);
        assert_eq!(metric(&gateway, "gateway_lost_bytes_total"), 0);
        assert!(!gateway.log().contains("missing"), "{}", gateway.log());
        let compressed = journal_files(home)
            .iter()
            .filter(|name| name.ends_with(".zst"))
            .count();
        assert_eq!(compressed, start - 1);
    }
}

/// A journal of three files, and what a whole run makes of it.
fn reference(count: usize) -> (TempDir, TempDir, Duration) {
    let (journal, home) = (tempdir().unwrap(), tempdir().unwrap());
    let half = r#"{"received":"#.to_owned();
    journal_of(
        journal.path(),
        &[lines(1, count), lines(2, count) + &half, lines(3, count)],
    );
    copy(
        &journal.path().join("journal"),
        &home.path().join("journal"),
    );
    let begin = Instant::now();
    archive(home.path(), &["--no-sink"]);
    (journal, home, begin.elapsed())
}

#[test]
fn after_kills_at_any_moment_the_files_are_the_same() {
    let (journal, reference, mut time) = reference(2000);
    let expected = files(reference.path());
    assert_eq!(rows(reference.path()).len(), 6000);
    let (mut kills, mut attempts) = (0, 0);
    while kills < 25 {
        let home = tempdir().unwrap();
        copy(
            &journal.path().join("journal"),
            &home.path().join("journal"),
        );
        for _ in 0..4 {
            let mut process = made::command(home.path(), &["--no-sink"])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            // Moments that differ at each run too, because the machine does.
            attempts += 1;
            thread::sleep(time * (attempts * 79 % 100) / 100);
            process.kill().unwrap();
            let is_complete = process.wait().unwrap().success();
            // Each file is there in one form at least.
            for number in 1..=3 {
                let name = format!("events-0000000{number}.ndjson");
                let mut names = journal_files(home.path()).into_iter();
                assert!(names.any(|file| file.starts_with(&name) && !file.ends_with("new")));
            }
            if is_complete {
                // The first run was slower than this one.
                time = time * 9 / 10;
                break;
            }
            kills += 1;
        }
        archive(home.path(), &["--no-sink"]);
        assert!(files(home.path()) == expected, "{attempts}");
        assert!(attempts < 200, "{kills}");
    }
}

/// A limit on the length of files acts as a full disk: the system refuses to write more.
#[test]
fn a_full_disk_leaves_the_journal_as_it_is() {
    let (journal, reference, _) = reference(2000);
    let compressed = reference.path().join("journal/events-00000001.ndjson.zst");
    // With the last one, the Parquet files have room.
    let last = compressed.metadata().unwrap().len() / 1024;
    for blocks in [0, 1, 4, last] {
        let home = tempdir().unwrap();
        copy(
            &journal.path().join("journal"),
            &home.path().join("journal"),
        );
        let before = files(&home.path().join("journal"));
        let limit = format!(r#"trap '' XFSZ; ulimit -S -f {blocks}; exec "$0" "$@""#);
        let output = Command::new("bash")
            .args(["-c", &limit, env!("CARGO_BIN_EXE_gateway-worker")])
            .args([
                "archive",
                "--journal",
                "journal",
                "--folder",
                "events",
                "--no-sink",
                "--keep-days",
                "0",
            ])
            .current_dir(home.path())
            .output()
            .unwrap();
        assert!(
            !output.status.success(),
            "{blocks}: {}",
            made::text(&output)
        );
        assert!(files(&home.path().join("journal")) == before, "{blocks}");
        let made = files(&home.path().join("events"));
        assert!(
            made.keys()
                .all(|name| !name.to_string_lossy().ends_with("new")),
            "{:?}",
            made.keys()
        );
        archive(home.path(), &["--no-sink"]);
        assert!(files(home.path()) == files(reference.path()), "{blocks}");
    }
}
