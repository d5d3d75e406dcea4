//! A line of the journal as a row of typed columns, and the line again.

use std::borrow::Cow;

use bandwidth_callbacks::types::Value;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::column::{self, Cell, Column, Event, Kind};
use super::parts::{Line, Members, write_key, write_member};
use super::{messaging, voice};

/// The columns before those of the event.
pub const FIRST: [Column; 5] = [
    Column::new("received", "", None, Kind::Time),
    // What `received` has after its microsecond.
    Column::new("received_ns", "", None, Kind::Integer),
    Column::new("family", "", None, Kind::Text),
    Column::new("id", "", None, Kind::Text),
    // Where the line begins in its file of the journal.
    Column::new("line_offset", "", None, Kind::Integer),
];

/// The columns after those of the event.
pub const LAST: [Column; 2] = [
    // The members of the event that no column has, or that a column has in another form.
    Column::new("rest", "", None, Kind::Json),
    // The whole line, if it cannot be made of the other columns.
    Column::new("line", "", None, Kind::Bytes),
];

/// Events of unknown types. Their types can be any text, which is no name for a folder.
static OTHER: Event = Event {
    name: "other",
    columns: voice::UNKNOWN,
};
static OTHER_MESSAGE: Event = Event {
    name: "other-message",
    columns: messaging::UNKNOWN,
};

/// Lines that are not of a family, or not JSON.
static OTHER_LINE: Event = Event {
    name: "other-line",
    columns: &[],
};

/// The day of lines that have no time.
const NO_DAY: &str = "1970-01-01";

/// A line. Its cells are those of [`FIRST`], of its event, and of [`LAST`].
#[derive(Debug)]
pub struct Row<'l> {
    pub event: &'static Event,
    pub cells: Vec<Cell<'l>>,
}

impl<'l> Row<'l> {
    /// Makes a row of a line without its end.
    pub fn of(line: &'l [u8], offset: u64) -> Self {
        let mut row = str::from_utf8(line)
            .ok()
            .and_then(|line| serde_json::from_str(line).ok())
            .map_or_else(|| Self::empty(&OTHER_LINE), Self::of_parts);
        row.cells[4] = i64::try_from(offset).map_or(Cell::Null, Cell::Integer);
        if row.line() != line
            && let Some(cell) = row.cells.last_mut()
        {
            *cell = Cell::Bytes(line);
        }
        row
    }

    fn empty(event: &'static Event) -> Self {
        let columns = FIRST.len() + event.columns.len() + LAST.len();
        Self {
            event,
            cells: vec![Cell::Null; columns],
        }
    }

    fn of_parts(line: Line<'l>) -> Self {
        let mut row = Self::empty(event(&line.family.0, &line.event_type.0));
        if let Some((micros, nanoseconds)) = column::time(&line.received.0) {
            row.cells[0] = Cell::Integer(micros);
            row.cells[1] = Cell::Integer(nanoseconds);
        }
        row.cells[2] = Cell::Text(line.family.0);
        row.cells[3] = line.id.map_or(Cell::Null, |id| Cell::Text(id.0));
        let mut rest = Vec::new();
        for (key, json) in line.event.0 {
            let mut columns = row.event.columns.iter().zip(&mut row.cells[FIRST.len()..]);
            let place = columns.find(|(column, cell)| column.has_key(&key) && cell.is_null());
            if let Some((column, cell)) = place {
                *cell = column.kind.read(json);
                let mut again = Vec::new();
                column.kind.write(cell, &mut again);
                if key == column.key && again == json.as_bytes() {
                    continue;
                }
            }
            write_member(&key, json, &mut rest);
        }
        if !rest.is_empty() {
            rest.push(b'}');
            let index = row.cells.len() - 2;
            row.cells[index] =
                String::from_utf8(rest).map_or(Cell::Null, |rest| Cell::Text(rest.into()));
        }
        row
    }

    /// The columns of a type of events.
    pub fn columns(event: &Event) -> impl Iterator<Item = &Column> {
        FIRST.iter().chain(event.columns).chain(&LAST)
    }

    /// Returns the day in UTC on which it was received, as the name of a folder has it.
    pub fn day(&self) -> String {
        let day = self.micros().and_then(|micros| {
            let nanoseconds = i128::from(micros) * 1000;
            let time = OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).ok()?;
            Some(time.date().to_string())
        });
        day.unwrap_or_else(|| NO_DAY.to_owned())
    }

    /// When it was received, in microseconds since 1970.
    pub fn micros(&self) -> Option<i64> {
        match self.cells[0] {
            Cell::Integer(micros) => Some(micros),
            _ => None,
        }
    }

    /// Where the line begins.
    pub fn offset(&self) -> Option<u64> {
        match self.cells[4] {
            Cell::Integer(offset) => offset.try_into().ok(),
            _ => None,
        }
    }

    /// Returns the line that the row was made of, without its end.
    pub fn line(&self) -> Cow<'_, [u8]> {
        match self.cells.last() {
            Some(Cell::Bytes(line)) => Cow::Borrowed(line),
            _ => Cow::Owned(self.composed().unwrap_or_default()),
        }
    }

    /// Makes the line of the columns, as the gateway writes it.
    fn composed(&self) -> Option<Vec<u8>> {
        let [
            Cell::Integer(micros),
            Cell::Integer(nanoseconds),
            Cell::Text(family),
            id,
            _,
            fields @ ..,
            rest,
            _,
        ] = self.cells.as_slice()
        else {
            return None;
        };
        let members = match rest {
            Cell::Text(rest) => serde_json::from_str(rest).ok()?,
            _ => Members(Vec::new()),
        };
        let nanoseconds = i128::from(*micros) * 1000 + i128::from(*nanoseconds);
        let received = OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).ok()?;

        let mut line = Vec::with_capacity(1024);
        line.extend_from_slice(br#"{"received":""#);
        received.format_into(&mut line, &Rfc3339).ok()?;
        line.extend_from_slice(br#"","family":"#);
        Value::Text(family).write_json(&mut line);
        line.extend_from_slice(br#","type":"#);
        Value::Text(self.event_type()).write_json(&mut line);
        if let Cell::Text(id) = id {
            line.extend_from_slice(br#","id":"#);
            Value::Text(id).write_json(&mut line);
        }
        line.extend_from_slice(br#","event":"#);
        let mut object = Vec::with_capacity(1024);
        let mut is_written = vec![false; members.0.len()];
        for (column, cell) in self.event.columns.iter().zip(fields) {
            // What is in `rest` is as the event had it.
            let mut rest = members.0.iter().zip(&mut is_written);
            if let Some(((key, json), is_written)) = rest.find(|((key, _), _)| column.has_key(key))
            {
                write_member(key, json, &mut object);
                *is_written = true;
            } else if !cell.is_null() {
                write_key(column.key, &mut object);
                column.kind.write(cell, &mut object);
            }
        }
        for ((key, json), is_written) in members.0.iter().zip(is_written) {
            if !is_written {
                write_member(key, json, &mut object);
            }
        }
        if object.is_empty() {
            object.push(b'{');
        }
        line.append(&mut object);
        line.extend_from_slice(b"}}");
        Some(line)
    }

    /// The event's type as the line has it.
    fn event_type(&self) -> &str {
        if ![OTHER.name, OTHER_MESSAGE.name].contains(&self.event.name) {
            return self.event.name;
        }
        let columns = self.event.columns.iter().zip(&self.cells[FIRST.len()..]);
        let mut types = columns.filter(|(column, _)| column.name == "event_type");
        match types.next() {
            Some((_, Cell::Text(text))) => text,
            _ => "",
        }
    }
}

/// Returns the event of this family and type.
fn event(family: &str, event_type: &str) -> &'static Event {
    let (events, other) = match family {
        "voice" => (voice::EVENTS, &OTHER),
        "messaging" => (messaging::EVENTS, &OTHER_MESSAGE),
        _ => return &OTHER_LINE,
    };
    let mut events = events.iter();
    events
        .find(|event| event.name == event_type)
        .unwrap_or(other)
}

#[cfg(test)]
mod tests {
    use bandwidth_callbacks::messaging::samples as of_messaging;
    use bandwidth_callbacks::voice::samples as of_voice;
    use bandwidth_callbacks::{EventType, Parser};

    use super::*;
    use gateway_common::journal::line;

    fn voice_line(body: &str) -> Vec<u8> {
        let mut line = Vec::new();
        line::voice(
            &Parser::new().parse_ref(body.as_bytes()).unwrap(),
            &mut line,
        )
        .unwrap();
        assert_eq!(line.pop(), Some(b'\n'));
        line
    }

    fn cell<'r>(row: &'r Row<'_>, name: &str) -> &'r Cell<'r> {
        let mut columns = Row::columns(row.event).zip(&row.cells);
        columns.find(|(column, _)| column.name == name).unwrap().1
    }

    fn text<'r>(row: &'r Row<'_>, name: &str) -> &'r str {
        match cell(row, name) {
            Cell::Text(text) => text,
            cell => panic!("{name} is {cell:?}"),
        }
    }

    #[test]
    fn lines_come_back_as_they_were_of_columns_alone() {
        let mut lines = Vec::new();
        for sample in of_voice::all() {
            lines.push(voice_line(sample.body));
        }
        for sample in of_messaging::all() {
            let mut parser = Parser::new();
            let events = parser.parse_ref(sample.body.as_bytes()).unwrap();
            let mut of_body = Vec::new();
            line::messages(&events, &mut of_body).unwrap();
            of_body.pop();
            lines.extend(of_body.split(|byte| *byte == b'\n').map(<[u8]>::to_vec));
        }
        assert!(lines.len() > 35);
        for line in lines {
            let shown = String::from_utf8_lossy(&line);
            let row = Row::of(&line, 7);
            assert!(cell(&row, "line").is_null(), "{shown}");
            assert_eq!(row.line(), line);
            assert_eq!(cell(&row, "line_offset"), &Cell::Integer(7));
            // What is documented has a column of its own, and is in `rest` only for its form.
            if !row.event.name.starts_with("other")
                && let Cell::Text(rest) = cell(&row, "rest")
            {
                let Members(members) = serde_json::from_str(rest).unwrap();
                for (key, _) in members {
                    let mut columns = row.event.columns.iter();
                    let column = columns.find(|column| column.has_key(&key)).unwrap();
                    assert!(
                        matches!(column.kind, Kind::Time | Kind::Duration),
                        "{shown}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_columns_are_the_fields_of_the_library() {
        let mut names = Vec::new();
        for sample in of_voice::all() {
            let EventType::Unknown(_) = sample.event_type else {
                names.push(sample.event_type.as_str());
                continue;
            };
        }
        names.push("other");
        for name in names {
            let event = event("voice", name);
            assert_eq!(event.name, name);
            let mut keys: Vec<_> = event.columns.iter().map(|column| column.key).collect();
            let mut fields: Vec<_> = EventType::from_wire(name)
                .fields()
                .map(|field| field.name())
                .collect();
            keys.sort_unstable();
            fields.sort_unstable();
            assert_eq!(keys, fields, "{name}");
        }
    }

    #[test]
    fn a_name_is_one_column_of_one_kind_and_one_folder() {
        let mut kinds = std::collections::HashMap::new();
        let mut folders = std::collections::HashSet::new();
        let others = [&OTHER, &OTHER_MESSAGE, &OTHER_LINE];
        for event in voice::EVENTS.iter().chain(messaging::EVENTS).chain(others) {
            assert!(folders.insert(event.name.to_lowercase()), "{}", event.name);
            let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            assert!(event.name.bytes().all(is_safe), "{}", event.name);
            let mut columns = std::collections::HashSet::new();
            for column in Row::columns(event) {
                assert!(columns.insert(column.name), "{}", column.name);
                assert!(!["day", "type"].contains(&column.name));
                let kind = kinds.entry(column.name).or_insert(column.kind);
                assert_eq!(*kind, column.kind, "{}", column.name);
            }
        }
    }

    #[test]
    fn what_has_another_form_is_a_cell_and_stays_as_it_was() {
        let line = voice_line(
            r#"{"eventType":"recordingAvailable","eventTime":"2026-11-25T10:00:00Z","duration":"64","channels":"2","tag":"t","new":{"a":[1.0,"\u00e9\""]}}"#,
        );
        let row = Row::of(&line, 0);
        assert_eq!(row.line(), line);
        assert_eq!(
            cell(&row, "event_time"),
            &Cell::Integer(1_795_600_800_000_000)
        );
        assert_eq!(cell(&row, "duration_ms"), &Cell::Integer(64_000));
        assert_eq!(cell(&row, "channels"), &Cell::Integer(2));
        let rest: serde_json::Value = serde_json::from_str(text(&row, "rest")).unwrap();
        assert_eq!(rest["eventTime"], "2026-11-25T10:00:00Z");
        assert_eq!(rest["new"]["a"][1], "é\"");
        // One has another place, so that the line is kept.
        assert!(!cell(&row, "line").is_null());

        for key in ["completedTime", "completeTime"] {
            let body = r#"{"eventType":"transcriptionAvailable","transcription":{"KEY":"2026-11-25T10:00:00.000Z"}}"#;
            let line = voice_line(&body.replace("KEY", key));
            let row = Row::of(&line, 0);
            assert_eq!(
                (row.line().as_ref(), cell(&row, "line")),
                (line.as_slice(), &Cell::Null)
            );
        }
    }

    #[test]
    fn any_bytes_come_back() {
        let event =
            r#"{"received":"2026-11-25T10:00:00Z","family":"voice","type":"dtmf","event":{}}"#;
        let lines = [
            (event.to_owned(), "dtmf", "2026-11-25"),
            (
                event.replace("2026-11-25T", "1969-12-31T"),
                "dtmf",
                "1969-12-31",
            ),
            (
                event
                    .replace("2026-11-25T10", "2026-11-25T23")
                    .replace("00Z", "00-01:00"),
                "dtmf",
                "2026-11-26",
            ),
            (
                event.replace("2026-11-25T10:00:00Z", "soon"),
                "dtmf",
                NO_DAY,
            ),
            (event.replace("dtmf", "../../x"), "other", "2026-11-25"),
            (event.replace("dtmf", ""), "other", "2026-11-25"),
            (event.replace("dtmf", "other"), "other", "2026-11-25"),
            (
                event.replace("dtmf", "recordComplete"),
                "other",
                "2026-11-25",
            ),
            (
                event.replace("voice", "messaging"),
                "other-message",
                "2026-11-25",
            ),
            (event.replace("voice", "other"), "other-line", "2026-11-25"),
            (event.replace("{}", "[]"), "other-line", NO_DAY),
            (
                event.replace("{}", r#"{"digit":"1","digit":"2","digit":null}"#),
                "dtmf",
                "2026-11-25",
            ),
            (
                event.replace("{}", r#"{"a":1,"digit":"1","a":2}"#),
                "dtmf",
                "2026-11-25",
            ),
            (
                event.replace("{}", r#"{"di\u0067it":"\/"}"#),
                "dtmf",
                "2026-11-25",
            ),
            (
                event.replace("{}", "{\"digit\" : \"1\"}\r"),
                "dtmf",
                "2026-11-25",
            ),
            (event.replace("{}", "{}}"), "other-line", NO_DAY),
            (String::new(), "other-line", NO_DAY),
            ("\0\r".to_owned(), "other-line", NO_DAY),
            ("null".to_owned(), "other-line", NO_DAY),
            ("[".repeat(100_000), "other-line", NO_DAY),
        ];
        for (line, name, day) in lines {
            let row = Row::of(line.as_bytes(), 0);
            assert_eq!(row.line(), line.as_bytes());
            assert_eq!((row.event.name, row.day().as_str()), (name, day), "{line}");
        }
        let bytes = [0xff, 0, b'"'];
        assert_eq!(Row::of(&bytes, 0).line(), &bytes[..]);
    }

    #[test]
    fn an_unknown_type_has_its_name_and_fields() {
        let line = voice_line(r#"{"eventType":"../x","callId":"c-1","novelty":[true]}"#);
        let row = Row::of(&line, 0);
        assert_eq!(
            (row.event.name, row.line().as_ref()),
            ("other", line.as_slice())
        );
        assert_eq!(
            (text(&row, "event_type"), text(&row, "call_id")),
            ("../x", "c-1")
        );
        assert_eq!(text(&row, "rest"), r#"{"novelty":[true]}"#);
        assert!(cell(&row, "line").is_null());
    }
}
