//! The example `inspect`, run as the program that users get.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use bandwidth_callbacks::{Parser, samples};
use serde_json::Value;

/// As in `Options::default`.
const MAX_LEN: usize = 256 * 1024;

const GOOD: &str = r#"{"eventType":"dtmf","callId":"c-1","digit":"1"}"#;

/// The program, built here because `cargo test --test inspect` builds no examples and an old one would be tested unnoticed.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let test = std::env::current_exe().unwrap();
        let profile_folder = test.ancestors().nth(2).unwrap();
        let profile = match profile_folder.file_name().unwrap().to_str().unwrap() {
            "debug" => "dev",
            name => name,
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
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status()
            .unwrap();
        assert!(built.success());
        profile_folder
            .join("examples")
            .join(format!("inspect{}", std::env::consts::EXE_SUFFIX))
    })
}

struct Run {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Run {
    /// The objects of `--json`, the summary split off.
    fn objects(&self) -> (Vec<Value>, Value) {
        let mut objects: Vec<Value> = self.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let summary = objects.pop().unwrap()["summary"].take();
        assert!(summary.is_object());
        (objects, summary)
    }
}

fn run(arguments: &[&str], input: impl AsRef<[u8]> + Send) -> Run {
    let mut child = Command::new(program())
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let output = std::thread::scope(|scope| {
        // A program that reads no stdin may have gone before all is written.
        scope.spawn(move || drop(stdin.write_all(input.as_ref())));
        child.wait_with_output().unwrap()
    });
    Run {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A file or folder for one test, gone when the test is over.
struct Temporary(PathBuf);

impl Temporary {
    fn folder(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("inspect-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

#[test]
fn samples_without_arguments_and_without_phone_numbers() {
    let run = run(&[], "");
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    let events: Vec<&str> = run.stdout.lines().take_while(|line| !line.is_empty()).collect();
    assert_eq!(events.len(), 29);
    for (line, sample) in events.iter().zip(samples::all()) {
        assert!(line.starts_with(&format!("{} ", sample.event_type.as_str())), "{line}");
    }
    assert!(events[0].contains("  2026-03-09T14:11:04.218Z  c-7f3a10c4-"), "{}", events[0]);
    assert!(events[0].ends_with("  <redacted> → <redacted>"), "{}", events[0]);
    assert!(!run.stdout.contains("+1"));
    assert!(run.stdout.contains("callbacks/s"));
}

#[test]
fn shows_phone_numbers_on_demand() {
    let run = run(&["--show"], "");
    assert_eq!(run.code, Some(0));
    assert!(run.stdout.contains("  +19195550142 → +13125550187\n"), "{}", run.stdout);
    assert!(!run.stdout.contains("<redacted>"));
}

#[test]
fn json_is_an_object_a_line_with_right_counts() {
    let (events, summary) = run(&["--json"], "").objects();
    assert_eq!(events.len(), 29);
    assert_eq!(events[0]["event_type"], "answer");
    assert_eq!((&events[1]["source"], &events[1]["line"]), (&"samples".into(), &2.into()));
    assert!(events.iter().all(|event| event["from"].is_null() && event["to"].is_null()));
    assert!(events.iter().all(|event| event["unknown"] == Value::Array(Vec::new())));
    let bytes: usize = samples::all().iter().map(|sample| sample.body.len()).sum();
    assert_eq!(summary["accepted"]["count"], 29);
    assert_eq!(summary["accepted"]["bytes"], bytes);
    assert_eq!(summary["refused"], 0);
    assert_eq!(summary["event_types"].as_object().unwrap().len(), 29);
    assert_eq!(summary["event_types"]["answer"]["bytes"], samples::all()[0].body.len());

    let (events, _) = run(&["--json", "--show"], "").objects();
    assert_eq!(
        (&events[0]["from"], &events[0]["to"]),
        (&"+19195550142".into(), &"+13125550187".into())
    );
}

#[test]
fn folder_is_searched_in_order() {
    let run = run(&["--json", "fixtures"], "");
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    let (events, summary) = run.objects();
    let mut files = Vec::new();
    for folder in fs::read_dir("fixtures").unwrap() {
        let entries = fs::read_dir(folder.unwrap().path()).unwrap().map(|entry| entry.unwrap().path());
        files.extend(entries.filter(|path| path.extension().is_some_and(|extension| extension == "json")));
    }
    files.sort();
    assert!(files.len() > 200);
    let sources: Vec<&Path> = events.iter().map(|event| Path::new(event["source"].as_str().unwrap())).collect();
    assert_eq!(sources, files);
    assert!(summary["unknown_event_types"]["brandNew"]["count"].as_u64().unwrap() >= 1);
    assert!(summary["unknown_fields"]["machineDetectionResult.futureKey"].as_u64().unwrap() >= 1);
}

#[test]
fn strict_refuses_what_is_kept_otherwise() {
    let body = r#"{"eventType":"dtmf","digit":5}"#;
    let lenient = run(&["-"], body);
    assert_eq!(lenient.code, Some(0));
    assert!(lenient.stdout.contains("  unknown: digit\n"), "{}", lenient.stdout);
    let strict = run(&["--strict", "-"], body);
    assert_eq!(strict.code, Some(1));
    assert!(strict.stdout.contains("refused: stdin:1:21: a known field"), "{}", strict.stdout);
}

#[test]
fn stdin_is_a_body_a_line() {
    let run = run(&["--json", "-"], format!("{GOOD}\n\n \r\n{GOOD}\r\n{GOOD}"));
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    let (events, _) = run.objects();
    let lines: Vec<u64> = events.iter().map(|event| event["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [1, 4, 5]);
    assert!(events.iter().all(|event| event["source"] == "stdin" && event["call_id"] == "c-1"));
}

#[test]
fn bad_path_leaves_the_rest() {
    let folder = Temporary::folder("bad-path")
        .with("good.ndjson", GOOD)
        .with("empty/notes.txt", GOOD);
    let run = run(&["no-such-file", &folder.path("empty"), &folder.path("good.ndjson")], "");
    assert_eq!(run.code, Some(2));
    assert!(run.stdout.starts_with("dtmf  "), "{}", run.stdout);
    assert!(run.stderr.contains("no-such-file: "), "{}", run.stderr);
    assert!(run.stderr.contains("empty: no file in it ends in"), "{}", run.stderr);
    assert_eq!(run.stderr.lines().count(), 2);
}

#[test]
fn refused_line_is_reported_and_the_next_one_read() {
    let bad = r#"{"eventType":"dtmf","digit":"1","digit":"2"}"#;
    let input = format!("{GOOD}\n{bad}\n{GOOD}\n");
    let text = run(&["-"], &input);
    assert_eq!((text.code, text.stderr.as_str()), (Some(1), ""));
    assert_eq!(text.stdout.matches("c-1").count(), 2);
    assert!(text.stdout.contains("refused: stdin:2:33: "), "{}", text.stdout);
    assert!(text.stdout.contains("field `digit` of `dtmf`, at byte 32\n"), "{}", text.stdout);

    let (lines, summary) = run(&["--json", "-"], &input).objects();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[1]["line"], 2);
    let error = &lines[1]["error"];
    assert_eq!(error["kind"], "DuplicateField");
    assert_eq!(error["offset"], 32);
    assert_eq!((&error["field"], &error["event_type"]), (&"digit".into(), &"dtmf".into()));
    assert_eq!((&summary["refused"], &summary["errors"]["DuplicateField"]), (&1.into(), &1.into()));
}

#[test]
fn bad_path_outranks_a_refused_body() {
    assert_eq!(run(&["-", "no-such-file"], "{}").code, Some(2));
}

#[test]
fn json_file_is_one_body_with_line_and_column() {
    let good = GOOD.replace(',', ",\n  ");
    let bad = "{\n  \"eventType\": \"dtmf\",\n  \"tag\": \"é\", \"digit\": nil\n}\n";
    let folder = Temporary::folder("one-body").with("good.json", good).with("wrong.json", bad);
    let run = run(&[folder.0.to_str().unwrap()], "");
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
    assert_eq!(run.stdout.matches("c-1").count(), 1);
    let offset = bad.find("nil").unwrap();
    let refused = run.stdout.lines().find(|line| line.starts_with("refused: ")).unwrap();
    assert!(refused.contains("wrong.json:3:24: "), "{refused}");
    assert!(refused.ends_with(&format!("at byte {offset}")), "{refused}");
}

#[test]
fn line_beyond_the_limit_is_passed_over() {
    for len in [MAX_LEN + 1, MAX_LEN + 2, 2 * MAX_LEN + 1, 2 * MAX_LEN + 2, 5_000_000] {
        let input = format!("{GOOD}\n{}\n{GOOD}\n", "x".repeat(len));
        let run = run(&["--json", "-"], input);
        assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
        let (lines, _) = run.objects();
        assert_eq!(lines.len(), 3, "{len}");
        assert_eq!((&lines[0]["call_id"], &lines[2]["call_id"]), (&"c-1".into(), &"c-1".into()));
        assert_eq!((&lines[1]["line"], &lines[2]["line"]), (&2.into(), &3.into()));
        assert_eq!(lines[1]["error"]["kind"], "TooLong");
        let message = lines[1]["error"]["message"].as_str().unwrap();
        assert!(message.contains("longer than the limit"), "{message}");
        assert!(message.ends_with(&format!(": {len} bytes")), "{message}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn line_of_any_length_takes_no_memory() {
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
    assert!(stdout.contains("longer than the limit: 134217728 bytes"), "{stdout}");
    assert_eq!(stdout.matches("c-1").count(), 1);
}

#[test]
fn line_at_the_limit_is_read() {
    let longest = format!("{GOOD}{}", " ".repeat(MAX_LEN - GOOD.len()));
    let run = run(&["-"], format!("{longest}\n{longest}"));
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert_eq!(run.stdout.matches("c-1").count(), 2);
}

#[test]
fn empty_input_is_reported() {
    let folder = Temporary::folder("empty").with("nothing.json", "").with("blank.jsonl", "\n \n");
    for (arguments, place) in [
        ([folder.path("nothing.json")], "nothing.json"),
        ([folder.path("blank.jsonl")], "blank.jsonl"),
        (["-".to_owned()], "stdin"),
    ] {
        let run = run(&[&arguments[0]], "");
        assert_eq!(run.code, Some(2), "{place}");
        assert!(run.stderr.ends_with(&format!("{place}: no body in it\n")), "{}", run.stderr);
    }
}

#[test]
fn closed_pipe_ends_it_quietly() {
    let mut child = Command::new(program())
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // Without end: only the closed pipe can stop it.
    let writer = std::thread::spawn(move || while writeln!(stdin, "{GOOD}").is_ok() {});
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.starts_with("dtmf  "), "{first}");
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn terminal_commands_are_not_obeyed() {
    let evil = r"\u001b[2J\u0007\u009b31m\u202e";
    let body = format!(
        r#"{{"eventType":"new{evil}","{evil}":1,"callId":"{evil}","eventTime":"{evil}","from":"{evil}","to":"{evil}"}}
{{"eventType":"initiate","diversion":{{"{evil}":1,"{}":2}}}}"#,
        "n".repeat(1000)
    );
    let folder = Temporary::folder("evil").with("\u{1b}[2J.ndjson", &body);
    let file = folder.path("\u{1b}[2J.ndjson");
    let missing = folder.path("\u{1b}[2Jmissing");
    for arguments in [["--show", &file, &missing], ["--json", &file, &missing]] {
        let run = run(&arguments, "");
        assert_eq!(run.code, Some(2));
        assert!(run.stderr.contains("missing"), "{}", run.stderr);
        for output in [&run.stdout, &run.stderr] {
            let raw = output
                .chars()
                .find(|char| (char.is_control() && *char != '\n') || *char == '\u{202e}');
            assert_eq!(raw, None, "{arguments:?}");
        }
        assert!(run.stdout.contains("[2J"), "the test holds nothing otherwise");
        assert!(!run.stdout.contains(&"n".repeat(100)));
    }
    let text = run(&[&file], "").stdout;
    assert!(
        text.contains(r"unknown: diversion.\u{1b}[2J\u{7}\u{9b}31m\u{202e}, diversion.nnn"),
        "{text}"
    );
}

#[test]
fn unknown_event_types_and_fields_are_counted() {
    let input = [
        r#"{"eventType":"brandNew","callId":"c-2","a":1}"#,
        r#"{"eventType":"brandNew","conferenceId":"conf-3"}"#,
        r#"{"eventType":"initiate","a":1,"diversion":{"b":2}}"#,
    ]
    .join("\n");
    let text = run(&["-"], &input);
    assert_eq!(text.code, Some(0));
    assert!(text.stdout.starts_with("brandNew  "), "{}", text.stdout);
    assert!(text.stdout.contains("  c-2  - → -  unknown: a\n"), "{}", text.stdout);
    assert!(text.stdout.contains("  conf-3  - → -\n"), "{}", text.stdout);

    let (events, summary) = run(&["--json", "-"], &input).objects();
    assert_eq!(events[0]["event_type"], "brandNew");
    assert_eq!(events[2]["unknown"], serde_json::json!(["a", "diversion.b"]));
    assert_eq!(summary["unknown_event_types"]["brandNew"]["count"], 2);
    assert_eq!(summary["event_types"]["initiate"]["count"], 1);
    assert_eq!(summary["unknown_fields"], serde_json::json!({"a": 2, "diversion.b": 1}));
}

#[test]
fn made_up_names_do_not_fill_memory() {
    let input: String = (0..3000).map(|number| format!("{{\"eventType\":\"new{number}\"}}\n")).collect();
    let (events, summary) = run(&["--json", "-"], input).objects();
    assert_eq!(events.len(), 3000);
    let types = summary["unknown_event_types"].as_object().unwrap();
    assert!(types.len() < 1100, "{}", types.len());
    assert_eq!(types.values().map(|volume| volume["count"].as_u64().unwrap()).sum::<u64>(), 3000);
}

#[test]
fn bytes_of_any_kind_are_refused_in_peace() {
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

/// Bodies that each take another path.
fn bodies_of_all_paths() -> (String, Vec<Option<String>>) {
    let mut parser = Parser::new();
    let mut declined = |body: &str| parser.declines(body.as_bytes()).map(|declined| declined.as_str().to_owned());
    let unknown_array = r#"{"eventType":"dtmf","callId":"c-2","mood":["calm"]}"#;
    let duplicate = r#"{"eventType":"dtmf","digit":"1","digit":"2"}"#;
    let too_long = "x".repeat(MAX_LEN + 1);
    let reasons = vec![declined(GOOD), declined(unknown_array), declined(duplicate), None];
    assert_eq!(reasons.iter().map(Option::is_some).collect::<Vec<_>>(), [false, true, true, false]);
    (format!("{GOOD}\n{unknown_array}\n{duplicate}\n{too_long}\n"), reasons)
}

#[test]
fn explain_shows_the_path_of_each_body() {
    let (input, reasons) = bodies_of_all_paths();
    let [_, Some(array), Some(duplicate), _] = &reasons[..] else {
        panic!("{reasons:?}")
    };
    let text = run(&["--explain", "-"], &input);
    assert_eq!((text.code, text.stderr.as_str()), (Some(1), ""));
    let lines: Vec<&str> = text.stdout.lines().take_while(|line| !line.is_empty()).collect();
    assert_eq!(lines.len(), 4);
    assert!(lines[0].ends_with("  - → -  fast path"), "{}", lines[0]);
    assert!(
        lines[1].ends_with(&format!("  - → -  tape path: {array}  unknown: mood")),
        "{}",
        lines[1]
    );
    assert!(lines[2].ends_with(&format!(", at byte 32; tape path: {duplicate}")), "{}", lines[2]);
    assert!(lines[3].ends_with(" bytes; neither path"), "{}", lines[3]);
    for path in [
        "fast path",
        &format!("tape path: {array}"),
        &format!("tape path: {duplicate}"),
        "neither path",
    ] {
        let row = text.stdout.lines().find(|line| line.starts_with(path));
        assert!(row.is_some_and(|row| row.ends_with(" 1")), "{path}: {}", text.stdout);
    }
    assert!(!run(&["-"], &input).stdout.contains("path"));
}

#[test]
fn explain_adds_members_to_json() {
    let (input, reasons) = bodies_of_all_paths();
    let (lines, summary) = run(&["--json", "--explain", "-"], &input).objects();
    let paths: Vec<&Value> = lines.iter().map(|line| &line["path"]).collect();
    assert_eq!(paths, [&"fast".into(), &"tape".into(), &"tape".into(), &Value::Null]);
    for (line, reason) in lines.iter().zip(reasons) {
        assert_eq!(line["declined"], Value::from(reason));
    }
    assert_eq!(summary["paths"]["fast path"], 1);
    assert_eq!(summary["paths"].as_object().unwrap().len(), 4);

    let (lines, summary) = run(&["--json", "-"], &input).objects();
    assert!(
        lines
            .iter()
            .all(|line| line.get("path").is_none() && line.get("declined").is_none())
    );
    assert!(summary.get("paths").is_none());
}

#[test]
fn explain_shows_that_all_samples_take_the_fast_path() {
    let (_, summary) = run(&["--json", "--explain"], "").objects();
    assert_eq!(summary["paths"], serde_json::json!({"fast path": samples::all().len()}));
}

#[test]
fn help_states_the_rules() {
    let run = run(&["--help"], "");
    assert_eq!(run.code, Some(0));
    for rule in [
        "one body a line",
        "one body as a whole",
        "Exit codes:",
        "--json",
        "--show",
        "--strict",
        "--explain",
    ] {
        assert!(run.stdout.contains(rule), "{rule}");
    }
}
