//! Sources: files, folders and standard input.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::program::{GOOD, MAX_LEN, Temporary, program, run};

#[test]
fn files_of_a_folder_are_read_in_order() {
    let run = run(&["--json", "fixtures/voice"], "");
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    let (events, summary) = run.objects();
    let mut files = Vec::new();
    for folder in fs::read_dir("fixtures/voice").unwrap() {
        let entries = fs::read_dir(folder.unwrap().path())
            .unwrap()
            .map(|entry| entry.unwrap().path());
        files.extend(entries.filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        }));
    }
    files.sort();
    assert!(files.len() > 60);
    let sources: Vec<&Path> = events
        .iter()
        .map(|event| Path::new(event["source"].as_str().unwrap()))
        .collect();
    assert_eq!(sources, files);
    assert!(
        summary["unknown_event_types"]["brandNew"]["count"]
            .as_u64()
            .unwrap()
            >= 1
    );
    assert!(
        summary["unknown_fields"]["mediaStream.tracks"]
            .as_u64()
            .unwrap()
            >= 1
    );
}

#[test]
fn stdin_has_one_body_on_each_line() {
    let run = run(&["--json", "-"], format!("{GOOD}\n\n \r\n{GOOD}\r\n{GOOD}"));
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    let (events, _) = run.objects();
    let lines: Vec<u64> = events
        .iter()
        .map(|event| event["line"].as_u64().unwrap())
        .collect();
    assert_eq!(lines, [1, 4, 5]);
    assert!(
        events
            .iter()
            .all(|event| event["source"] == "stdin" && event["call_id"] == "c-1")
    );
}

#[test]
fn a_path_that_cannot_be_read_does_not_end_the_run() {
    let folder = Temporary::folder("bad-path")
        .with("good.ndjson", GOOD)
        .with("empty/notes.txt", GOOD);
    let run = run(
        &[
            "no-such-file",
            &folder.path("empty"),
            &folder.path("good.ndjson"),
        ],
        "",
    );
    assert_eq!(run.code, Some(2));
    assert!(run.stdout.starts_with("dtmf  "), "{}", run.stdout);
    assert!(run.stderr.contains("no-such-file: "), "{}", run.stderr);
    assert!(
        run.stderr.contains("empty: no file in it ends in"),
        "{}",
        run.stderr
    );
    assert_eq!(run.stderr.lines().count(), 2);
}

#[test]
fn a_path_that_cannot_be_read_decides_the_exit_code() {
    assert_eq!(run(&["-", "no-such-file"], "{}").code, Some(2));
}

#[test]
fn a_json_file_is_one_body() {
    let good = GOOD.replace(',', ",\n  ");
    let bad = "{\n  \"eventType\": \"dtmf\",\n  \"tag\": \"é\", \"digit\": nil\n}\n";
    let folder = Temporary::folder("one-body")
        .with("good.json", good)
        .with("wrong.json", bad);
    let run = run(&[folder.0.to_str().unwrap()], "");
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
    assert_eq!(run.stdout.matches("c-1").count(), 1);
    let offset = bad.find("nil").unwrap();
    let refused = run
        .stdout
        .lines()
        .find(|line| line.starts_with("refused: "))
        .unwrap();
    assert!(refused.contains("wrong.json:3:24: "), "{refused}");
    assert!(refused.ends_with(&format!("at byte {offset}")), "{refused}");
}

#[test]
fn a_line_longer_than_the_limit_is_refused() {
    for len in [
        MAX_LEN + 1,
        MAX_LEN + 2,
        2 * MAX_LEN + 1,
        2 * MAX_LEN + 2,
        5_000_000,
    ] {
        let input = format!("{GOOD}\n{}\n{GOOD}\n", "x".repeat(len));
        let run = run(&["--json", "-"], input);
        assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
        let (lines, _) = run.objects();
        assert_eq!(lines.len(), 3, "{len}");
        assert_eq!(
            (&lines[0]["call_id"], &lines[2]["call_id"]),
            (&"c-1".into(), &"c-1".into())
        );
        assert_eq!(
            (&lines[1]["line"], &lines[2]["line"]),
            (&2.into(), &3.into())
        );
        assert_eq!(lines[1]["error"]["kind"], "TooLong");
        let message = lines[1]["error"]["message"].as_str().unwrap();
        assert!(message.contains("longer than the limit"), "{message}");
        assert!(message.ends_with(&format!(": {len} bytes")), "{message}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_length_of_a_line() {
    let mut child = Command::new("sh")
        .args(["-c", "ulimit -v 65536 && exec \"$0\" --json -"])
        .arg(program())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let piece = vec![b'x'; 1 << 20];
    for _ in 0..128 {
        stdin.write_all(&piece).unwrap();
    }
    write!(stdin, "\n{GOOD}\n").unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stdout.contains("longer than the limit: 134217728 bytes"),
        "{stdout}"
    );
    assert_eq!(stdout.matches("c-1").count(), 1);
}

#[test]
fn a_line_as_long_as_the_limit_is_read() {
    let longest = format!("{GOOD}{}", " ".repeat(MAX_LEN - GOOD.len()));
    let run = run(&["-"], format!("{longest}\n{longest}"));
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert_eq!(run.stdout.matches("c-1").count(), 2);
}

#[test]
fn empty_input_is_reported() {
    let folder = Temporary::folder("empty")
        .with("nothing.json", "")
        .with("blank.jsonl", "\n \n");
    for (arguments, place) in [
        ([folder.path("nothing.json")], "nothing.json"),
        ([folder.path("blank.jsonl")], "blank.jsonl"),
        (["-".to_owned()], "stdin"),
    ] {
        let run = run(&[&arguments[0]], "");
        assert_eq!(run.code, Some(2), "{place}");
        assert!(
            run.stderr
                .ends_with(&format!("{place}: it contains no body\n")),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn arbitrary_bytes_are_refused_without_a_panic() {
    let mut input: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    input.push(b'\n');
    input.extend(GOOD.as_bytes());
    let run = run(&["-"], input);
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
    assert_eq!(run.stdout.matches("c-1").count(), 1);
}

#[cfg(unix)]
#[test]
fn file_names_need_not_be_utf8() {
    use std::os::unix::ffi::OsStrExt;

    let folder = Temporary::folder("name");
    let name = std::ffi::OsStr::from_bytes(b"\xff.ndjson");
    // Some file systems take no such names.
    if fs::write(folder.0.join(name), "{}").is_ok() {
        let run = run(&[folder.0.to_str().unwrap()], "");
        assert_eq!(run.code, Some(1));
        assert!(run.stdout.contains("\u{fffd}.ndjson:1: "), "{}", run.stdout);
    }
}
