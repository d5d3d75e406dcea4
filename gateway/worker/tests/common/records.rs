//! The records of calls, as a reader of the files gets them.

#![allow(dead_code, unreachable_pub, reason = "not every test uses all of it")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use arrow_json::LineDelimitedWriter;
use arrow_json::writer::{LineDelimited, WriterBuilder};
use bandwidth_callbacks::types::Timestamp;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::Value;

/// The calls in the files of a folder, sorted.
pub fn calls(folder: &Path) -> Vec<String> {
    let rows = parquet(folder).into_iter();
    let mut calls: Vec<_> = rows
        .map(|row| row["call_id"].as_str().unwrap().to_owned())
        .collect();
    calls.sort();
    calls
}

/// The rows of the files of NDJSON, in order.
pub fn ndjson(folder: &Path) -> Vec<Value> {
    let texts = files(folder, "ndjson")
        .into_iter()
        .map(|file| fs::read_to_string(file).unwrap());
    rows(&texts.collect::<String>())
}

/// The rows of the files of Parquet, in order.
pub fn parquet(folder: &Path) -> Vec<Value> {
    let mut writer: LineDelimitedWriter<Vec<u8>> = WriterBuilder::new()
        .with_explicit_nulls(true)
        .build::<_, LineDelimited>(Vec::new());
    for file in files(folder, "parquet") {
        let batches = ParquetRecordBatchReaderBuilder::try_new(File::open(file).unwrap())
            .unwrap()
            .build()
            .unwrap();
        batches.for_each(|batch| writer.write(&batch.unwrap()).unwrap());
    }
    writer.finish().unwrap();
    rows(&String::from_utf8(writer.into_inner()).unwrap())
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let files = entries.map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|end| end == extension))
        .collect();
    files.sort();
    files
}

fn rows(text: &str) -> Vec<Value> {
    let mut rows: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    rows.iter_mut().for_each(number_times);
    rows
}

/// Replaces times by nanoseconds, because writers differ in the digits of a fraction.
fn number_times(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(number_times),
        Value::Object(members) => {
            for (key, value) in members {
                match value.as_str() {
                    Some(text) if key.ends_with("_time") => {
                        let time = Timestamp::new(text).to_offset_date_time().unwrap();
                        *value = i64::try_from(time.unix_timestamp_nanos()).unwrap().into();
                    }
                    _ => number_times(value),
                }
            }
        }
        _ => {}
    }
}
