//! Output: lines, totals, `--json`, `--show` and `--explain`.

use bandwidth_callbacks::testing::declines;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use bandwidth_callbacks::voice::samples;
use bandwidth_callbacks::{Callback, EventType, Parser};
use serde_json::Value;

use super::program::{GOOD, MAX_LEN, Temporary, program, run};

#[test]
fn without_arguments_the_samples_are_read_and_redacted() {
    let run = run(&[], "");
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    let events: Vec<&str> = run
        .stdout
        .lines()
        .take_while(|line| !line.is_empty())
        .collect();
    assert_eq!(events.len(), EventType::ALL.len());
    for (line, sample) in events.iter().zip(samples::all()) {
        assert!(
            line.starts_with(&format!("{} ", sample.event_type.as_str())),
            "{line}"
        );
    }
    let answer = events
        .iter()
        .find(|line| line.starts_with("answer "))
        .unwrap();
    assert!(
        answer.contains("  2026-03-09T14:11:04.218Z  c-7f3a10c4-"),
        "{answer}"
    );
    assert!(answer.ends_with("  <redacted> → <redacted>"), "{answer}");
    assert!(!run.stdout.contains("+1"));
    assert!(run.stdout.contains("callbacks/s"));
}

#[test]
fn show_prints_phone_numbers() {
    let run = run(&["--show"], "");
    assert_eq!(run.code, Some(0));
    assert!(
        run.stdout.contains("  +19195550142 → +13125550187\n"),
        "{}",
        run.stdout
    );
    assert!(!run.stdout.contains("<redacted>"));
}

#[test]
fn json_prints_one_object_on_each_line() {
    let (events, summary) = run(&["--json"], "").objects();
    assert_eq!(events.len(), EventType::ALL.len());
    let answer = events
        .iter()
        .find(|event| event["event_type"] == "answer")
        .unwrap();
    assert_eq!(
        (&events[1]["source"], &events[1]["line"]),
        (&"samples".into(), &2.into())
    );
    assert_eq!(
        (&answer["from"], &answer["to"]),
        (&"<redacted>".into(), &"<redacted>".into())
    );
    assert!(
        events
            .iter()
            .all(|event| event["unknown"] == Value::Array(Vec::new()))
    );
    let bytes: usize = samples::all().iter().map(|sample| sample.body.len()).sum();
    assert_eq!(summary["accepted"]["count"], EventType::ALL.len());
    assert_eq!(summary["accepted"]["bytes"], bytes);
    assert_eq!(summary["refused"], 0);
    assert_eq!(
        summary["event_types"].as_object().unwrap().len(),
        EventType::ALL.len()
    );
    assert_eq!(
        summary["event_types"]["answer"]["bytes"],
        samples::of(EventType::Answer).unwrap().body.len()
    );

    let (events, _) = run(&["--json", "--show"], "").objects();
    let answer = events
        .iter()
        .find(|event| event["event_type"] == "answer")
        .unwrap();
    assert_eq!(
        (&answer["from"], &answer["to"]),
        (&"+19195550142".into(), &"+13125550187".into())
    );
}

#[test]
fn a_phone_number_does_not_pass_for_an_id() {
    let body = r#"{"eventType":"answer","callId":"+13125550187"}
{"eventType":"conferenceCreated","conferenceId":"+13125550187"}"#;
    let (redacted, shown) = (run(&["-"], body), run(&["--show", "-"], body));
    assert!(
        !redacted.stdout.contains("3125550187"),
        "{}",
        redacted.stdout
    );
    assert_eq!(
        shown.stdout.matches("  +13125550187  ").count(),
        2,
        "{}",
        shown.stdout
    );
    let (events, _) = run(&["--json", "-"], body).objects();
    assert_eq!(
        (&events[0]["call_id"], &events[1]["conference_id"]),
        (&"<redacted>".into(), &"<redacted>".into())
    );
}

#[test]
fn json_distinguishes_redacted_from_absent() {
    let body = r#"{"eventType":"answer","to":"+13125550187","from":null}"#;
    for (arguments, to) in [
        (&["--json", "-"][..], "<redacted>"),
        (&["--json", "--show", "-"], "+13125550187"),
    ] {
        let (events, _) = run(arguments, body).objects();
        assert_eq!(
            (&events[0]["from"], &events[0]["to"]),
            (&Value::Null, &to.into()),
            "{arguments:?}"
        );
        assert!(events[0].get("from").is_some());
    }
}

#[test]
fn strict_refuses_a_value_of_another_type() {
    let body = r#"{"eventType":"dtmf","digit":5}"#;
    let lenient = run(&["-"], body);
    assert_eq!(lenient.code, Some(0));
    assert!(
        lenient.stdout.contains("  unknown: digit\n"),
        "{}",
        lenient.stdout
    );
    let strict = run(&["--strict", "-"], body);
    assert_eq!(strict.code, Some(1));
    assert!(
        strict.stdout.contains("refused: stdin:1:21: a known field"),
        "{}",
        strict.stdout
    );
}

#[test]
fn a_refused_line_does_not_end_the_run() {
    let bad = r#"{"eventType":"dtmf","digit":"1","digit":"2"}"#;
    let input = format!("{GOOD}\n{bad}\n{GOOD}\n");
    let text = run(&["-"], &input);
    assert_eq!((text.code, text.stderr.as_str()), (Some(1), ""));
    assert_eq!(text.stdout.matches("c-1").count(), 2);
    assert!(
        text.stdout.contains("refused: stdin:2:33: "),
        "{}",
        text.stdout
    );
    assert!(
        text.stdout
            .contains("field `digit` of `dtmf`, at byte 32\n"),
        "{}",
        text.stdout
    );

    let (lines, summary) = run(&["--json", "-"], &input).objects();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[1]["line"], 2);
    let error = &lines[1]["error"];
    assert_eq!(error["kind"], "DuplicateField");
    assert_eq!(error["offset"], 32);
    assert_eq!(
        (&error["field"], &error["event_type"]),
        (&"digit".into(), &"dtmf".into())
    );
    assert_eq!(
        (&summary["refused"], &summary["errors"]["DuplicateField"]),
        (&1.into(), &1.into())
    );
}

#[test]
fn a_closed_pipe_ends_the_run_without_an_error() {
    let mut child = Command::new(program())
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // Endless, so that only the closed pipe can end the program.
    let writer = std::thread::spawn(move || while writeln!(stdin, "{GOOD}").is_ok() {});
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut first)
        .unwrap();
    assert!(first.starts_with("dtmf  "), "{first}");
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn control_characters_are_escaped() {
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
        assert!(
            run.stdout.contains("[2J"),
            "the name was not printed at all"
        );
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
    assert!(
        text.stdout.contains("  c-2  - → -  unknown: a\n"),
        "{}",
        text.stdout
    );
    assert!(text.stdout.contains("  conf-3  - → -\n"), "{}", text.stdout);

    let (events, summary) = run(&["--json", "-"], &input).objects();
    assert_eq!(events[0]["event_type"], "brandNew");
    assert_eq!(
        events[2]["unknown"],
        serde_json::json!(["a", "diversion.b"])
    );
    assert_eq!(summary["unknown_event_types"]["brandNew"]["count"], 2);
    assert_eq!(summary["event_types"]["initiate"]["count"], 1);
    assert_eq!(
        summary["unknown_fields"],
        serde_json::json!({"a": 2, "diversion.b": 1})
    );
}

#[test]
fn the_number_of_counted_names_is_limited() {
    let input: String = (0..3000)
        .map(|number| format!("{{\"eventType\":\"new{number}\"}}\n"))
        .collect();
    let (events, summary) = run(&["--json", "-"], input).objects();
    assert_eq!(events.len(), 3000);
    let types = summary["unknown_event_types"].as_object().unwrap();
    assert!(types.len() < 1100, "{}", types.len());
    assert_eq!(
        types
            .values()
            .map(|volume| volume["count"].as_u64().unwrap())
            .sum::<u64>(),
        3000
    );
}

/// Returns bodies of each path, as lines, with the reason for which the fast path declines each.
fn bodies_of_all_paths() -> (String, Vec<Option<String>>) {
    let mut parser = Parser::new();
    let mut declined = |body: &str| {
        declines::<Callback<'_>>(&mut parser, body.as_bytes())
            .map(|declined| declined.as_str().to_owned())
    };
    let escaped_key = r#"{"eventType":"dtmf","callId":"c-2","mo\u006fd":["calm"]}"#;
    let duplicate = r#"{"eventType":"dtmf","digit":"1","digit":"2"}"#;
    let too_long = "x".repeat(MAX_LEN + 1);
    let reasons = vec![
        declined(GOOD),
        declined(escaped_key),
        declined(duplicate),
        None,
    ];
    assert_eq!(
        reasons.iter().map(Option::is_some).collect::<Vec<_>>(),
        [false, true, true, false]
    );
    (
        format!("{GOOD}\n{escaped_key}\n{duplicate}\n{too_long}\n"),
        reasons,
    )
}

#[test]
fn explain_shows_the_path_of_each_body() {
    let (input, reasons) = bodies_of_all_paths();
    let [_, Some(array), Some(duplicate), _] = &reasons[..] else {
        panic!("{reasons:?}")
    };
    let text = run(&["--explain", "-"], &input);
    assert_eq!((text.code, text.stderr.as_str()), (Some(1), ""));
    let lines: Vec<&str> = text
        .stdout
        .lines()
        .take_while(|line| !line.is_empty())
        .collect();
    assert_eq!(lines.len(), 4);
    assert!(lines[0].ends_with("  - → -  fast path"), "{}", lines[0]);
    assert!(
        lines[1].ends_with(&format!("  - → -  tape path: {array}  unknown: mood")),
        "{}",
        lines[1]
    );
    assert!(
        lines[2].ends_with(&format!(", at byte 32; tape path: {duplicate}")),
        "{}",
        lines[2]
    );
    assert!(lines[3].ends_with(" bytes; neither path"), "{}", lines[3]);
    for path in [
        "fast path",
        &format!("tape path: {array}"),
        &format!("tape path: {duplicate}"),
        "neither path",
    ] {
        let row = text.stdout.lines().find(|line| line.starts_with(path));
        assert!(
            row.is_some_and(|row| row.ends_with(" 1")),
            "{path}: {}",
            text.stdout
        );
    }
    assert!(!run(&["-"], &input).stdout.contains("path"));
}

#[test]
fn explain_adds_members_to_json() {
    let (input, reasons) = bodies_of_all_paths();
    let (lines, summary) = run(&["--json", "--explain", "-"], &input).objects();
    let paths: Vec<&Value> = lines.iter().map(|line| &line["path"]).collect();
    assert_eq!(
        paths,
        [&"fast".into(), &"tape".into(), &"tape".into(), &Value::Null]
    );
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
    assert_eq!(
        summary["paths"],
        serde_json::json!({"fast path": samples::all().len()})
    );
}

#[test]
fn help_describes_options_and_exit_codes() {
    let run = run(&["--help"], "");
    assert_eq!(run.code, Some(0));
    for rule in [
        "one body on each line",
        "is one body",
        "Exit codes:",
        "--json",
        "--show",
        "--strict",
        "--explain",
    ] {
        assert!(run.stdout.contains(rule), "{rule}");
    }
}
