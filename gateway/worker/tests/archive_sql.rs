//! The questions of README.md, answered by DuckDB. Needs Python with its package `duckdb`.

#[path = "common/archive.rs"]
mod made;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use gateway_testing::tools::report_skipped;
use made::{archive, journal_of};
use serde_json::{Value, json};
use tempfile::tempdir;

/// The folder of the Python package: that of the variable `DUCKDB`, or the one that `.ci/run` makes.
fn package() -> Option<PathBuf> {
    let made = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/duckdb");
    let folder = env::var_os("DUCKDB").map_or(made, PathBuf::from);
    if folder.join("duckdb").is_dir() {
        Some(folder)
    } else {
        report_skipped("duckdb");
        None
    }
}

/// The queries in the section of README.md.
fn questions() -> Vec<String> {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(readme).unwrap();
    let (_, section) = readme.split_once("\n## Files of events\n").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let blocks = section.split("```sql\n").skip(1);
    blocks
        .map(|block| block.split_once("```").unwrap().0.to_owned())
        .collect()
}

/// The rows of an answer. Numbers that are no integers are rounded to a tenth.
fn answer(home: &Path, question: &str, duckdb: &Path) -> Value {
    let script = "
import duckdb, json, sys
duckdb.sql(\"set timezone = 'UTC'\")
print(json.dumps(duckdb.sql(sys.argv[1]).fetchall(), default=str))";
    let output = Command::new("python3")
        .args(["-c", script, question])
        .current_dir(home)
        .env("PYTHONPATH", duckdb)
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{question}\n{errors}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn line(event: &Value) -> String {
    let (name, time) = (
        event["eventType"].as_str().unwrap(),
        event["eventTime"].as_str().unwrap(),
    );
    let id = format!("{name}{time}{}", event["callId"]);
    json!({"received": time, "family": "voice", "type": name, "id": id, "event": event}).to_string()
        + "\n"
}

#[test]
fn the_questions_have_their_answers() {
    let Some(duckdb) = package() else {
        return;
    };
    let event = |name: &str, call: usize, time: &str| json!({"eventType": name, "eventTime": format!("2026-11-{time}Z"), "callId": format!("c-{call}")});
    let mut texts = [String::new(), String::new()];
    // Twelve calls in two hours around midnight. Each third is not answered, and comes twice.
    for call in 0..12 {
        let start = ["24T23:00:00.000", "25T00:59:59.999"][call % 2];
        let mut disconnect = event("disconnect", call, "25T01:00:00.000");
        disconnect["startTime"] = format!("2026-11-{start}Z").into();
        disconnect["cause"] = "hangup".into();
        if call % 3 == 0 {
            disconnect["cause"] = "timeout".into();
            texts[1] += &line(&disconnect);
        } else {
            disconnect["answerTime"] = "2026-11-25T00:59:59.999Z".into();
        }
        texts[call % 2] += &line(&disconnect);
    }
    // Transfers that took 5, 10 and 30 s, and one that nobody answered.
    for (call, seconds) in [(1, 5), (2, 10), (4, 30), (5, 20)] {
        let time = format!("25T00:10:{seconds:02}.000");
        let mut complete = event("transferComplete", call, &time);
        complete["cause"] = if seconds == 20 { "timeout" } else { "hangup" }.into();
        texts[0] += &line(&event("initiate", call, "25T00:01:00.000"));
        texts[1] += &line(&event("gather", call, "25T00:10:00.000"));
        texts[0] += &line(&complete);
        texts[1] += &line(&complete);
    }
    texts[0] += &json!({"received": "2026-11-25T00:00:00Z", "family": "messaging", "type": "message-new", "event": {"type": "message-new"}}).to_string();
    texts[0] += "\nno line\n";
    let home = tempdir().unwrap();
    journal_of(home.path(), &texts);
    archive(home.path(), &["--no-sink"]);

    let questions = questions();
    assert_eq!(questions.len(), 3);
    let answers = questions
        .iter()
        .map(|question| answer(home.path(), question, &duckdb));
    let answers: Vec<_> = answers.collect();
    assert_eq!(answers[0], json!([["hangup", 8], ["timeout", 4]]));
    assert_eq!(
        answers[1],
        json!([
            ["2026-11-24 23:00:00+00:00", 6, 66.7],
            ["2026-11-25 00:00:00+00:00", 6, 66.7]
        ])
    );
    assert_eq!(
        answers[2],
        json!([["hangup", 3, 10.0, 30.0], ["timeout", 1, 20.0, 20.0]])
    );

    // Every row of every file can be read, also by its JSON.
    let all = "select count(*), count(distinct type), count(rest::json), count(line) from read_parquet('events/*/*/*.parquet', union_by_name = true)";
    let lines = texts.concat().lines().count();
    assert_eq!(answer(home.path(), all, &duckdb)[0][0], lines);
}
