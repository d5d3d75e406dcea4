//! Nothing that was answered with a 2xx is lost.

use std::collections::HashSet;
use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use gateway_testing::{Gateway, lines, traced, until};
use tempfile::tempdir;

fn event(id: &str) -> String {
    format!(
        r#"{{"eventType":"disconnect","callId":"{id}","eventTime":"2026-11-25T10:00:00.000Z"}}"#
    )
}

fn ids(journal: &Path, torn: bool) -> Vec<String> {
    let lines = lines(journal, torn);
    lines
        .iter()
        .map(|line| line["event"]["callId"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn kill_9_loses_nothing_with_any_policy() {
    for policy in ["always", "interval", "never"] {
        let folder = tempdir().unwrap();
        let mut acknowledged = HashSet::new();
        for round in 0..3 {
            let mut gateway = Gateway::start(folder.path(), &["--fsync", policy]);
            let id = gateway.id();
            thread::scope(|scope| {
                let senders: Vec<_> = (0..4)
                    .map(|sender| {
                        let gateway = &gateway;
                        scope.spawn(move || {
                            let names = (0..).map(|number| format!("c-{round}-{sender}-{number}"));
                            let sent = names.map_while(|name| {
                                matches!(
                                    gateway.post("webhooks", &event(&name), &[]),
                                    Some((204, _))
                                )
                                .then_some(name)
                            });
                            sent.collect::<Vec<_>>()
                        })
                    })
                    .collect();
                thread::sleep(Duration::from_millis(500));
                assert!(
                    Command::new("kill")
                        .args(["-9", &id.to_string()])
                        .status()
                        .unwrap()
                        .success()
                );
                for sender in senders {
                    acknowledged.extend(sender.join().unwrap());
                }
            });
            assert!(!gateway.wait());
        }
        let stored = ids(folder.path(), true);
        let distinct: HashSet<_> = stored.iter().cloned().collect();
        assert!(
            acknowledged.len() > 30,
            "{policy}: only {} events",
            acknowledged.len()
        );
        assert_eq!(
            acknowledged.difference(&distinct).count(),
            0,
            "{policy}: lost"
        );
        assert_eq!(stored.len(), distinct.len(), "{policy}: doubled");
    }
}

/// A limit on the length of files acts as a full disk: the system refuses to write more.
#[test]
fn a_full_disk_is_503_until_there_is_room_again() {
    let folder = tempdir().unwrap();
    let mut command = Command::new("bash");
    let program = env!("CARGO_BIN_EXE_gateway");
    command.args([
        "-c",
        r#"trap '' XFSZ; ulimit -S -f 8; exec "$0" "$@""#,
        program,
    ]);
    let gateway = Gateway::start_as(command, folder.path(), &[]);
    let mut acknowledged = Vec::new();
    let mut refused = 0;
    for number in 0..200 {
        let id = format!("c-{number}");
        match gateway.webhook(&event(&id)).0 {
            204 => acknowledged.push(id),
            503 => refused += 1,
            status => panic!("{status}"),
        }
    }
    assert!(
        !acknowledged.is_empty() && refused > 100,
        "{} {refused}",
        acknowledged.len()
    );
    assert_eq!(ids(folder.path(), false), acknowledged);
    let log = gateway.log();
    assert_eq!(
        log.matches("the journal cannot be written: requests")
            .count(),
        1,
        "{log}"
    );
    assert!(gateway.get("metrics").1.contains(&format!(
        r#"event_type="disconnect",outcome="not_written"}} {refused}"#
    )));

    let process = gateway.id().to_string();
    assert!(
        Command::new("prlimit")
            .args(["--fsize=unlimited:", "--pid", &process])
            .status()
            .unwrap()
            .success()
    );
    for number in 200..210 {
        let id = format!("c-{number}");
        assert_eq!(gateway.webhook(&event(&id)).0, 204);
        acknowledged.push(id);
    }
    assert_eq!(ids(folder.path(), false), acknowledged);
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_the_files() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempdir().unwrap();
    let _gateway = Gateway::start(folder.path(), &[]);
    let file = folder.path().join("events-00000001.ndjson");
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_new_file_begins_at_the_length_that_was_asked_for() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &["--file-size", "1"]);
    let padding = "x".repeat(60_000);
    let mut sent = Vec::new();
    for number in 0..40 {
        let id = format!("c-{number}");
        let body = event(&id).replace("}", &format!(r#","padding":"{padding}"}}"#));
        assert_eq!(gateway.webhook(&body).0, 204);
        sent.push(id);
    }
    assert_eq!(ids(folder.path(), false), sent);
    let files = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap());
    let files = files.filter(|file| file.file_name() != "lock");
    let mut lengths: Vec<_> = files.map(|file| file.metadata().unwrap().len()).collect();
    lengths.sort_unstable();
    assert_eq!(lengths.len(), 3, "{lengths:?}");
    assert!(
        lengths[1] >= 1024 * 1024 && lengths[2] < 1024 * 1024 + 70_000,
        "{lengths:?}"
    );
}

#[test]
fn an_event_is_in_the_journal_after_its_files_were_removed() {
    let folder = tempdir().unwrap();
    let journal = folder.path().join("journal");
    let gateway = Gateway::start(&journal, &[]);
    let send = |id: &str| {
        assert_eq!(gateway.webhook(&event(id)).0, 204);
        assert_eq!(ids(&journal, false).last().unwrap(), id);
    };
    send("c-1");
    std::fs::remove_file(journal.join("events-00000001.ndjson")).unwrap();
    send("c-2");
    std::fs::remove_dir_all(&journal).unwrap();
    send("c-3");
    File::create(journal.join("events-00000003.ndjson")).unwrap();
    send("c-4");
    assert_eq!(ids(&journal, false), ["c-4"]);
    // The removed file `lock` is made again: the journal still belongs to this process.
    let other = Command::new(env!("CARGO_BIN_EXE_gateway"))
        .args(["--listen", "127.0.0.1:0", "--journal"])
        .arg(&journal)
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&other.stderr).contains("another process writes this journal"));
}

/// The calls that a gateway makes of its system while it answers ten requests.
fn system_calls(policy: &str) -> Option<String> {
    let folder = tempdir().unwrap();
    let trace = folder.path().join("trace");
    let journal = folder.path().join("new/journal");
    let gateway = traced(
        &["-e", "trace=fdatasync,fsync"],
        &trace,
        &journal,
        &["--fsync", policy],
    )?;
    for number in 0..10 {
        assert_eq!(gateway.webhook(&event(&format!("c-{number}"))).0, 204);
        thread::sleep(Duration::from_millis(20));
    }
    thread::sleep(Duration::from_millis(300));
    Some(std::fs::read_to_string(trace).unwrap())
}

#[test]
fn each_policy_synchronizes_as_it_says() {
    for (policy, expected) in [("always", 10..=10), ("interval", 1..=9), ("never", 0..=0)] {
        let Some(calls) = system_calls(policy) else {
            return;
        };
        let count = |call: &str| {
            calls
                .lines()
                .filter(|line| line.contains(call) && line.contains("= 0"))
                .count()
        };
        assert!(expected.contains(&count("fdatasync(")), "{policy}\n{calls}");
        // The names of two new folders, and of the first file.
        assert_eq!(count(" fsync("), 3, "{policy}\n{calls}");
    }
}

/// Of a file that is full, the last lines are synchronized too.
#[test]
fn each_file_is_synchronized_after_its_last_line() {
    for policy in ["always", "interval"] {
        let folder = tempdir().unwrap();
        let (trace, journal) = (folder.path().join("trace"), folder.path().join("journal"));
        let options = ["-y", "-s", "0", "-e", "trace=write,fdatasync"];
        let Some(mut gateway) = traced(
            &options,
            &trace,
            &journal,
            &["--file-size", "1", "--fsync", policy],
        ) else {
            return;
        };
        let padding = "x".repeat(60_000);
        for number in 0..150 {
            let body =
                event(&format!("c-{number}")).replace('}', &format!(r#","padding":"{padding}"}}"#));
            assert_eq!(gateway.webhook(&body).0, 204);
        }
        gateway.terminate();
        assert!(gateway.wait());
        // strace ends after the gateway.
        let process = gateway.id().to_string();
        let is_end = |line: &str| line.starts_with(&process) && line.contains("+++ exited");
        until(|| std::fs::read_to_string(&trace).unwrap().lines().any(is_end));
        let trace = std::fs::read_to_string(trace).unwrap();
        let files = std::fs::read_dir(&journal)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let files: Vec<_> = files.filter(|name| name.ends_with(".ndjson")).collect();
        assert!(files.len() > 7);
        for file in files {
            let calls: Vec<_> = trace.lines().filter(|line| line.contains(&file)).collect();
            let last = calls
                .last()
                .unwrap_or_else(|| panic!("{policy} {file} is not written"));
            assert!(last.contains("fdatasync("), "{policy} {file} {last}");
        }
    }
}

/// The disk takes three seconds for each fsync.
#[test]
fn an_answer_does_not_wait_for_a_slow_disk() {
    let folder = tempdir().unwrap();
    let options = [
        "-e",
        "trace=fdatasync",
        "-e",
        "inject=fdatasync:delay_enter=3000000",
    ];
    let arguments = ["--fsync", "always", "--patience", "1"];
    let journal = folder.path().join("journal");
    let Some(gateway) = traced(&options, &folder.path().join("trace"), &journal, &arguments) else {
        return;
    };
    assert_eq!(gateway.webhook(&event("c-1")).0, 503);
    let metrics = gateway.get("metrics").1;
    assert!(
        metrics.contains(r#"event_type="disconnect",outcome="late"} 1"#),
        "{metrics}"
    );
}
