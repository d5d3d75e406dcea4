// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use std::fmt;

use crate::extra::Extra;
use crate::revealed::Reveal;
use crate::values::{IsoDuration, Sensitive, Timestamp};
use crate::voice::ConferenceRecordingAvailableCallback;
use crate::voice::view::{View, slot};
use crate::voice::words::{FileFormat, RecordingStatus};

/// A [`ConferenceRecordingAvailableCallback`] that is read on demand: each method reads one field from the body.
///
/// ```
/// use bandwidth_callbacks::voice::{EventView, samples};
/// use bandwidth_callbacks::{EventType, Parser};
///
/// let body = samples::of(EventType::ConferenceRecordingAvailable).unwrap().body;
/// let mut parser = Parser::new();
/// let EventView::ConferenceRecordingAvailable(event) = parser.view(body.as_bytes())?.event() else { panic!() };
/// assert_eq!(event.event_time(), event.to_event().event_time);
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ConferenceRecordingAvailableView<'b>(pub(super) View<'b>);

impl<'b> ConferenceRecordingAvailableView<'b> {
    /// The event's name as received. Absent only if the caller named the type.
    #[must_use]
    #[inline]
    pub fn event_type(self) -> Option<&'b str> {
        self.0.field(
            const { slot("eventType") },
            |event: ConferenceRecordingAvailableCallback<'b>| event.event_type,
        )
    }

    /// When the event happened, approximately, in UTC.
    #[must_use]
    #[inline]
    pub fn event_time(self) -> Option<Timestamp<'b>> {
        self.0.field(
            const { slot("eventTime") },
            |event: ConferenceRecordingAvailableCallback<'b>| event.event_time,
        )
    }

    /// The conference, `conf-` and hexadecimal groups.
    #[must_use]
    #[inline]
    pub fn conference_id(self) -> Option<&'b str> {
        self.0.field(
            const { slot("conferenceId") },
            |event: ConferenceRecordingAvailableCallback<'b>| event.conference_id,
        )
    }

    /// The name that the customer gave.
    #[must_use]
    #[inline]
    pub fn name(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("name") },
            |event: ConferenceRecordingAvailableCallback<'b>| event.name,
        )
    }

    /// The account, digits in a string.
    #[must_use]
    #[inline]
    pub fn account_id(self) -> Option<&'b str> {
        self.0.field(
            const { slot("accountId") },
            |event: ConferenceRecordingAvailableCallback<'b>| event.account_id,
        )
    }

    /// The recording, `r-` and a UUID.
    #[must_use]
    #[inline]
    pub fn recording_id(self) -> Option<&'b str> {
        self.0.field(
            const { slot("recordingId") },
            |event: ConferenceRecordingAvailableCallback<'b>| event.recording_id,
        )
    }

    /// Number of audio channels: 1 or 2 for calls, 1 for conferences. Documents of 2019 have it in a
    /// string. A string goes to `extra`.
    #[must_use]
    #[inline]
    pub fn channels(self) -> Option<u32> {
        self.0.field(
            const { slot("channels") },
            |event: ConferenceRecordingAvailableCallback<'b>| event.channels,
        )
    }

    /// When the call started; in recording and transcription events, when the recording did.
    #[must_use]
    #[inline]
    pub fn start_time(self) -> Option<Timestamp<'b>> {
        self.0.field(
            const { slot("startTime") },
            |event: ConferenceRecordingAvailableCallback<'b>| event.start_time,
        )
    }

    /// When the call ended; in recording and transcription events, when the recording did.
    #[must_use]
    #[inline]
    pub fn end_time(self) -> Option<Timestamp<'b>> {
        self.0.field(
            const { slot("endTime") },
            |event: ConferenceRecordingAvailableCallback<'b>| event.end_time,
        )
    }

    /// The length of the call, recording, stream or detection.
    #[must_use]
    #[inline]
    pub fn duration(self) -> Option<IsoDuration<'b>> {
        self.0.field(
            const { slot("duration") },
            |event: ConferenceRecordingAvailableCallback<'b>| event.duration,
        )
    }

    /// The format of the recording.
    #[must_use]
    #[inline]
    pub fn file_format(self) -> Option<FileFormat<'b>> {
        self.0.field(
            const { slot("fileFormat") },
            |event: ConferenceRecordingAvailableCallback<'b>| event.file_format,
        )
    }

    /// Where the recording can be fetched.
    #[must_use]
    #[inline]
    pub fn media_url(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("mediaUrl") },
            |event: ConferenceRecordingAvailableCallback<'b>| event.media_url,
        )
    }

    /// The customer's free text, at most 4096 characters. Absent or null if none was set.
    #[must_use]
    #[inline]
    pub fn tag(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("tag") },
            |event: ConferenceRecordingAvailableCallback<'b>| event.tag,
        )
    }

    /// The state of the recording.
    #[must_use]
    #[inline]
    pub fn status(self) -> Option<RecordingStatus<'b>> {
        self.0.field(
            const { slot("status") },
            |event: ConferenceRecordingAvailableCallback<'b>| event.status,
        )
    }

    /// Returns the unknown fields, and known ones with a value of another type.
    #[must_use]
    pub fn extra(self) -> Extra<'b> {
        self.0
            .extra_of::<ConferenceRecordingAvailableCallback<'b>>()
    }

    /// Reads all fields.
    #[must_use]
    pub fn to_event(self) -> ConferenceRecordingAvailableCallback<'b> {
        self.0.to_event()
    }
}

impl Reveal for ConferenceRecordingAvailableView<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_event().reveal(f)
    }
}
