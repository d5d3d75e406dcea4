//! Rows in Parquet.

use std::fs::File;
use std::io;
use std::sync::Arc;

use arrow_array::builder::{
    BinaryBuilder, BooleanBuilder, Int64Builder, StringBuilder, TimestampMicrosecondBuilder,
};
use arrow_array::cast::AsArray;
use arrow_array::types::{Int64Type, TimestampMicrosecondType};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef, TimeUnit};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use super::column::{Cell, Event, Kind};
use super::row::Row;

/// Rows that become columns at once.
const BATCH: usize = 1024;

/// By name, the zone would need a database of zones.
const UTC: &str = "+00:00";

/// The level of compression of `zstd`, and its default.
const LEVEL: i32 = 3;

/// A Parquet file of events of one type, in memory until it is complete.
pub struct Table {
    schema: SchemaRef,
    columns: Vec<Builder>,
    waiting: usize,
    rows: u64,
    writer: ArrowWriter<Vec<u8>>,
}

enum Builder {
    Text(StringBuilder),
    Integer(Int64Builder),
    Bool(BooleanBuilder),
    Time(TimestampMicrosecondBuilder),
    Bytes(BinaryBuilder),
}

impl Table {
    pub fn new(event: &Event) -> io::Result<Self> {
        let schema = schema(event);
        let level = ZstdLevel::try_new(LEVEL)?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(level))
            .build();
        Ok(Self {
            writer: ArrowWriter::try_new(Vec::new(), schema.clone(), Some(properties))?,
            columns: Row::columns(event)
                .map(|column| Builder::new(column.kind))
                .collect(),
            schema,
            waiting: 0,
            rows: 0,
        })
    }

    /// Adds a row of the same type.
    pub fn push(&mut self, row: &Row<'_>) -> io::Result<()> {
        for (column, cell) in self.columns.iter_mut().zip(&row.cells) {
            column.push(cell);
        }
        self.rows += 1;
        self.waiting += 1;
        if self.waiting == BATCH {
            self.flush()
        } else {
            Ok(())
        }
    }

    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Returns the file.
    pub fn finish(mut self) -> io::Result<Vec<u8>> {
        self.flush()?;
        Ok(self.writer.into_inner()?)
    }

    fn flush(&mut self) -> io::Result<()> {
        let columns = self.columns.iter_mut().map(Builder::finish).collect();
        let batch = RecordBatch::try_new(self.schema.clone(), columns).map_err(io::Error::other)?;
        self.writer.write(&batch)?;
        self.waiting = 0;
        Ok(())
    }
}

/// Reads a Parquet file of events of this type.
///
/// # Errors
///
/// The file cannot be read, it has other columns, or `each` fails.
pub fn read(
    file: File,
    event: &'static Event,
    mut each: impl FnMut(&Row<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let reader = ParquetRecordBatchReaderBuilder::try_new(file)?;
    if reader.schema().fields() != schema(event).fields() {
        return Err(io::Error::other("it has other columns"));
    }
    for batch in reader.with_batch_size(BATCH).build()? {
        let batch = batch.map_err(io::Error::other)?;
        for index in 0..batch.num_rows() {
            let cells = Row::columns(event)
                .zip(batch.columns())
                .map(|(column, array)| cell(column.kind, array, index))
                .collect::<Option<_>>();
            let cells = cells.ok_or_else(|| io::Error::other("it has other columns"))?;
            each(&Row { event, cells })?;
        }
    }
    Ok(())
}

fn cell(kind: Kind, array: &dyn Array, row: usize) -> Option<Cell<'_>> {
    if array.is_null(row) {
        return Some(Cell::Null);
    }
    Some(match kind {
        Kind::Text | Kind::Json => Cell::Text(array.as_string_opt::<i32>()?.value(row).into()),
        Kind::Integer | Kind::Duration => {
            Cell::Integer(array.as_primitive_opt::<Int64Type>()?.value(row))
        }
        Kind::Bool => Cell::Bool(array.as_boolean_opt()?.value(row)),
        Kind::Time => Cell::Integer(
            array
                .as_primitive_opt::<TimestampMicrosecondType>()?
                .value(row),
        ),
        Kind::Bytes => Cell::Bytes(array.as_binary_opt::<i32>()?.value(row)),
    })
}

fn schema(event: &Event) -> SchemaRef {
    let field = |kind| match kind {
        Kind::Text | Kind::Json => DataType::Utf8,
        Kind::Integer | Kind::Duration => DataType::Int64,
        Kind::Bool => DataType::Boolean,
        Kind::Time => DataType::Timestamp(TimeUnit::Microsecond, Some(UTC.into())),
        Kind::Bytes => DataType::Binary,
    };
    let fields =
        Row::columns(event).map(|column| Field::new(column.name, field(column.kind), true));
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}

impl Builder {
    fn new(kind: Kind) -> Self {
        match kind {
            Kind::Text | Kind::Json => Self::Text(StringBuilder::new()),
            Kind::Integer | Kind::Duration => Self::Integer(Int64Builder::new()),
            Kind::Bool => Self::Bool(BooleanBuilder::new()),
            Kind::Time => Self::Time(TimestampMicrosecondBuilder::new().with_timezone(UTC)),
            Kind::Bytes => Self::Bytes(BinaryBuilder::new()),
        }
    }

    /// A cell that is none of this column becomes null, and the file does not pass its check.
    fn push(&mut self, cell: &Cell<'_>) {
        match (self, cell) {
            (Self::Text(column), Cell::Text(text)) => column.append_value(text),
            (Self::Integer(column), Cell::Integer(number)) => column.append_value(*number),
            (Self::Bool(column), Cell::Bool(value)) => column.append_value(*value),
            (Self::Time(column), Cell::Integer(micros)) => column.append_value(*micros),
            (Self::Bytes(column), Cell::Bytes(bytes)) => column.append_value(bytes),
            (Self::Text(column), _) => column.append_null(),
            (Self::Integer(column), _) => column.append_null(),
            (Self::Bool(column), _) => column.append_null(),
            (Self::Time(column), _) => column.append_null(),
            (Self::Bytes(column), _) => column.append_null(),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(column) => Arc::new(column.finish()),
            Self::Integer(column) => Arc::new(column.finish()),
            Self::Bool(column) => Arc::new(column.finish()),
            Self::Time(column) => Arc::new(column.finish()),
            Self::Bytes(column) => Arc::new(column.finish()),
        }
    }
}
