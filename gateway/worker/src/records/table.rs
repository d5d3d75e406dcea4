//! The columns of a Parquet file of records.

use std::io::{self, Write};
use std::sync::Arc;

use arrow_json::ReaderBuilder;
use arrow_schema::{DataType, Field, Fields, Schema, TimeUnit};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;

/// Rows that become columns at once.
const BATCH: usize = 1024;

/// The kinds of records, each with a stream and files of its own.
#[derive(Clone, Copy)]
pub enum Kind {
    Calls,
    Conferences,
}

/// Writes lines of NDJSON as Parquet.
///
/// # Errors
///
/// The file cannot be written, or a line is no record.
pub fn write(kind: Kind, lines: &[u8], file: impl Write + Send) -> io::Result<()> {
    let schema = Arc::new(schema(kind));
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .build();
    let mut writer = ArrowWriter::try_new(file, schema.clone(), Some(properties))?;
    let batches = ReaderBuilder::new(schema)
        .with_strict_mode(true)
        .with_batch_size(BATCH)
        .build(lines)
        .map_err(io::Error::other)?;
    for batch in batches {
        writer.write(&batch.map_err(io::Error::other)?)?;
    }
    writer.close()?;
    Ok(())
}

fn schema(kind: Kind) -> Schema {
    let mut columns = vec![needed("version", DataType::Int64)];
    match kind {
        Kind::Calls => {
            columns.extend(leg());
            columns.push(list("legs", leg()));
            let mut recordings = recording();
            recordings.insert(1, needed("call_id", DataType::Utf8));
            columns.push(list("recordings", recordings));
        }
        Kind::Conferences => {
            columns.extend(conference());
            columns.push(list("members", member()));
            columns.push(list("recordings", recording()));
        }
    }
    Schema::new(columns)
}

fn conference() -> Vec<Field> {
    vec![
        needed("conference_id", DataType::Utf8),
        optional("account_id", DataType::Utf8),
        optional("created_time", time()),
        optional("completed_time", time()),
        optional("duration_ms", DataType::Int64),
    ]
}

fn member() -> Vec<Field> {
    vec![
        needed("call_id", DataType::Utf8),
        optional("join_time", time()),
        optional("exit_time", time()),
        optional("duration_ms", DataType::Int64),
    ]
}

fn leg() -> Vec<Field> {
    vec![
        needed("call_id", DataType::Utf8),
        optional("parent_call_id", DataType::Utf8),
        optional("account_id", DataType::Utf8),
        optional("application_id", DataType::Utf8),
        optional("direction", DataType::Utf8),
        optional("enqueued_time", time()),
        optional("start_time", time()),
        optional("answer_time", time()),
        optional("end_time", time()),
        optional("duration_ms", DataType::Int64),
        optional("answered_ms", DataType::Int64),
        optional("cause", DataType::Utf8),
        optional("sip_response_code", DataType::Int64),
    ]
}

fn recording() -> Vec<Field> {
    vec![
        needed("recording_id", DataType::Utf8),
        optional("start_time", time()),
        optional("end_time", time()),
        optional("duration_ms", DataType::Int64),
        optional("channels", DataType::Int64),
        optional("file_format", DataType::Utf8),
        optional("status", DataType::Utf8),
    ]
}

fn needed(name: &str, data_type: DataType) -> Field {
    Field::new(name, data_type, false)
}

fn optional(name: &str, data_type: DataType) -> Field {
    Field::new(name, data_type, true)
}

fn list(name: &str, fields: Vec<Field>) -> Field {
    Field::new_list(
        name,
        needed("element", DataType::Struct(Fields::from(fields))),
        false,
    )
}

fn time() -> DataType {
    // By name, the zone would need a database of zones.
    DataType::Timestamp(TimeUnit::Microsecond, Some("+00:00".into()))
}
