// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::extra::Extra;
use crate::family::declare::event;
use crate::values::{IsoDuration, Sensitive, Timestamp};
use crate::voice::common::common;
use crate::voice::words::{FileFormat, RecordingStatus};
use crate::voice::{Event, EventType, Voice};

/// The recording of a conference can be fetched.
///
/// Source: <https://dev.bandwidth.com/docs/voice/webhooks/conferenceRecordingAvailable>.
///
/// ```
/// use bandwidth_callbacks::voice::{ConferenceRecordingAvailableCallback, samples};
/// use bandwidth_callbacks::{Callback, EventType, OwnedCallback, Parser};
///
/// let mut body = samples::of(EventType::ConferenceRecordingAvailable).unwrap().body.as_bytes().to_vec();
///
/// // From JSON, for as long as the body lives …
/// let event: ConferenceRecordingAvailableCallback = Parser::new().parse(&mut body)?;
/// assert!(event.event_time.is_some() && event.extra.is_empty());
///
/// // … to JSON, as a text and as a tree …
/// let json = serde_json::to_string(&event)?;
/// let tree = serde_json::to_value(&event)?;
///
/// // … and from JSON again, for as long as you like.
/// let owned: OwnedCallback = Parser::new().parse_owned(json.into_bytes())?;
/// assert_eq!(owned.get(), Callback::from(event));
///
/// // From scratch, for tests.
/// let built = ConferenceRecordingAvailableCallback::build(|event| event.event_time = Some("2026-03-09T14:11:04.218Z".into()));
/// assert!(Parser::new().parse_owned::<Callback>(serde_json::to_vec(&built)?).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// `Deserialize` is for parsers that unescape in place, as simd-json does. `serde_json` and
/// `sonic-rs` cannot fill this struct from a body that has an escape in a string: they return an
/// error. Use [`Parser`](crate::Parser) or [`OwnedCallback`](crate::OwnedCallback) for bytes of any
/// kind.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ConferenceRecordingAvailableCallback<'b> {
    /// The event's name as received. Absent only if the caller named the type.
    pub event_type: Option<&'b str>,
    /// When the event happened, approximately, in UTC.
    pub event_time: Option<Timestamp<'b>>,
    /// The conference, `conf-` and hexadecimal groups.
    pub conference_id: Option<&'b str>,
    /// The name that the customer gave.
    pub name: Option<Sensitive<'b>>,
    /// The account, digits in a string.
    pub account_id: Option<&'b str>,
    /// The recording, `r-` and a UUID.
    pub recording_id: Option<&'b str>,
    /// Number of audio channels: 1 or 2 for calls, 1 for conferences. Documents of 2019 have it in a
    /// string. A string goes to `extra`.
    pub channels: Option<u32>,
    /// When the call started; in recording and transcription events, when the recording did.
    pub start_time: Option<Timestamp<'b>>,
    /// When the call ended; in recording and transcription events, when the recording did.
    pub end_time: Option<Timestamp<'b>>,
    /// The length of the call, recording, stream or detection.
    pub duration: Option<IsoDuration<'b>>,
    /// The format of the recording.
    pub file_format: Option<FileFormat<'b>>,
    /// Where the recording can be fetched.
    pub media_url: Option<Sensitive<'b>>,
    /// The customer's free text, at most 4096 characters. Absent or null if none was set.
    pub tag: Option<Sensitive<'b>>,
    /// The state of the recording.
    pub status: Option<RecordingStatus<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl ConferenceRecordingAvailableCallback<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct but for `event_type`.
    ///
    /// ```
    /// use bandwidth_callbacks::voice::ConferenceRecordingAvailableCallback;
    ///
    /// let built = ConferenceRecordingAvailableCallback::build(|it| it.extra = [("key", "value")].into_iter().collect());
    /// assert_eq!(built.extra.get("key").and_then(|value| value.as_str()), Some("value"));
    /// ```
    #[must_use]
    pub fn build(set: impl FnOnce(&mut Self)) -> Self {
        let mut built = Self::default();
        set(&mut built);
        built
    }
}

event! {
    ConferenceRecordingAvailableCallback, Voice, EventType::ConferenceRecordingAvailable ["conferenceRecordingAvailable"];
    event_type "eventType",
    event_time "eventTime",
    conference_id "conferenceId",
    name "name",
    account_id "accountId",
    recording_id "recordingId",
    channels "channels",
    start_time "startTime",
    end_time "endTime",
    duration "duration",
    file_format "fileFormat",
    media_url "mediaUrl",
    tag "tag",
    status "status",
}

common!(ConferenceRecordingAvailableCallback: event_time, conference_id, account_id, recording_id, tag);

impl<'b> Event<'b> for ConferenceRecordingAvailableCallback<'b> {
    const EVENT_TYPE: EventType<'static> = EventType::ConferenceRecordingAvailable;
}
