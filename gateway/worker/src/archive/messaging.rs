// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

use super::column::{Column, Event, Kind, columns, events};

const CARRIER_NAME: Column = Column::new("carrier_name", "carrierName", None, Kind::Text);
const DESCRIPTION: Column = Column::new("description", "description", None, Kind::Text);
const ERROR_CODE: Column = Column::new("error_code", "errorCode", None, Kind::Integer);
const EVENT_TIME: Column = Column::new("event_time", "eventTime", None, Kind::Time);
const EVENT_TYPE: Column = Column::new("event_type", "type", None, Kind::Text);
const MESSAGE: Column = Column::new("message", "message", None, Kind::Json);
const PLATFORM: Column = Column::new("platform", "platform", None, Kind::Text);
const TIME: Column = Column::new("time", "time", None, Kind::Time);
const TO: Column = Column::new("to", "to", None, Kind::Text);

/// The events in alphabetical order, each with its fields in the order in which they are serialized.
pub const EVENTS: &[Event] = events! {
    "message-delivered":
        EVENT_TYPE TIME TO DESCRIPTION MESSAGE EVENT_TIME ERROR_CODE CARRIER_NAME PLATFORM;
    "message-failed":
        EVENT_TYPE TIME TO DESCRIPTION MESSAGE EVENT_TIME ERROR_CODE CARRIER_NAME PLATFORM;
    "message-read":
        EVENT_TYPE TIME TO DESCRIPTION MESSAGE EVENT_TIME ERROR_CODE CARRIER_NAME;
    "message-received":
        EVENT_TYPE TIME TO DESCRIPTION MESSAGE CARRIER_NAME;
    "message-sending":
        EVENT_TYPE TIME TO DESCRIPTION MESSAGE EVENT_TIME ERROR_CODE CARRIER_NAME;
    "message-sent":
        EVENT_TYPE TIME TO DESCRIPTION MESSAGE EVENT_TIME ERROR_CODE CARRIER_NAME;
    "requested-location-response":
        EVENT_TYPE TIME TO DESCRIPTION MESSAGE CARRIER_NAME;
    "suggestion-response":
        EVENT_TYPE TIME TO DESCRIPTION MESSAGE CARRIER_NAME;
};

/// The fields of events of unknown types.
pub const UNKNOWN: &[Column] = columns! {
        EVENT_TYPE TIME TO DESCRIPTION MESSAGE EVENT_TIME ERROR_CODE CARRIER_NAME PLATFORM
};
