//! The archive as a process of its own, and what it has made.

#![allow(dead_code, unreachable_pub, reason = "not every test uses all of it")]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use arrow_json::LineDelimitedWriter;
use arrow_json::writer::{LineDelimited, WriterBuilder};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::Value;

/// The command that archives the folder `journal` of a folder to its folder `events`.
pub fn command(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gateway-worker"));
    command
        .args(["archive", "--journal", "journal", "--folder", "events"])
        .args(arguments)
        .current_dir(home);
    command
}

/// Archives. Returns what was printed.
pub fn archive(home: &Path, arguments: &[&str]) -> String {
    let output = command(home, arguments).output().unwrap();
    assert!(output.status.success(), "{}", text(&output));
    text(&output)
}

/// Archives, which has to fail. Returns what was printed.
pub fn failed(home: &Path, arguments: &[&str]) -> String {
    let output = command(home, arguments).output().unwrap();
    assert!(!output.status.success(), "{}", text(&output));
    text(&output)
}

pub fn text(output: &Output) -> String {
    let (out, log) = (&output.stdout, &output.stderr);
    format!(
        "{}{}",
        String::from_utf8_lossy(out),
        String::from_utf8_lossy(log)
    )
}

/// All files below a folder, by their paths from there.
pub fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_owned();
                all.insert(name, fs::read(path).unwrap());
            }
        }
    }
    all
}

/// The names of the files of a journal.
pub fn journal_files(home: &Path) -> Vec<String> {
    let names = files(&home.join("journal")).into_keys();
    names
        .map(|name| name.to_str().unwrap().to_owned())
        .filter(|name| name.starts_with("events-"))
        .collect()
}

/// The rows of all Parquet files, each with its day and type, in the order of the journal.
pub fn rows(home: &Path) -> Vec<Value> {
    let events = home.join("events");
    let mut rows = Vec::new();
    for path in files(&events).into_keys() {
        if path
            .extension()
            .is_none_or(|extension| extension != "parquet")
        {
            continue;
        }
        let parts: Vec<_> = path.iter().map(|part| part.to_str().unwrap()).collect();
        let [day, event_type, name] = parts[..] else {
            panic!("{parts:?}");
        };
        let mut writer: LineDelimitedWriter<Vec<u8>> =
            WriterBuilder::new().build::<_, LineDelimited>(Vec::new());
        let file = File::open(events.join(&path)).unwrap();
        let batches = ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
        for batch in batches.build().unwrap() {
            writer.write(&batch.unwrap()).unwrap();
        }
        writer.finish().unwrap();
        for line in str::from_utf8(&writer.into_inner()).unwrap().lines() {
            let mut row: Value = serde_json::from_str(line).unwrap();
            row["day"] = day.strip_prefix("day=").unwrap().into();
            row["type"] = event_type.strip_prefix("type=").unwrap().into();
            row["file"] = name.into();
            rows.push(row);
        }
    }
    rows.sort_by_key(|row| (row["file"].to_string(), row["line_offset"].as_u64()));
    rows
}

/// Copies the files of a folder, which has no folders.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for (name, content) in files(from) {
        fs::write(to.join(name), content).unwrap();
    }
}

/// Writes a journal whose files have these texts.
pub fn journal_of(home: &Path, files: &[String]) {
    let journal = home.join("journal");
    fs::create_dir_all(&journal).unwrap();
    let newest = files.len();
    let lock = format!("{newest:08} 0123456789abcdef0123456789abcdef\n");
    fs::write(journal.join("lock"), lock).unwrap();
    for (index, text) in files.iter().enumerate() {
        let name = format!("events-{:08}.ndjson", index + 1);
        fs::write(journal.join(name), text).unwrap();
    }
}

/// Lines of several days and types, with this number of events each. Of two files, none is alike.
pub fn lines(file: usize, count: usize) -> String {
    let line = |number: usize| {
        let (day, name) = (
            20 + number % 3,
            ["gather", "disconnect", "new/../type"][number % 3],
        );
        format!(
            r#"{{"received":"2026-11-{day}T10:00:00.{number:06}Z","family":"voice","type":"{name}","id":"{file}-{number}","event":{{"eventType":"{name}","eventTime":"2026-11-{day}T10:00:00.000Z","callId":"c-{file}-{number}"}}}}"#
        ) + "\n"
    };
    (0..count).map(line).collect()
}
