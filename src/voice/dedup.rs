use std::fmt;

use super::EventType;
use crate::values::{Timestamp, shown_text};

/// A key that is equal for two deliveries of one event. Made by [`Callback::dedup_key`](super::Callback::dedup_key).
///
/// It consists of the event's type, its call and conference, its time, and the recording, the stream or transcription, and the pressed
/// key where the event has them. That Bandwidth repeats an event with the same `eventTime` is likely, but not documented.
///
/// `Debug` does not show the pressed key.
///
/// ```
/// use std::collections::HashSet;
///
/// use bandwidth_callbacks::parse;
///
/// let body = br#"{"eventType":"answer","callId":"c-1","eventTime":"2022-06-16T13:15:07.160Z"}"#;
/// let mut seen = HashSet::new();
/// for mut delivery in [body.to_vec(), body.to_vec()] {
///     let callback = parse(&mut delivery)?;
///     if let Some(key) = callback.dedup_key() {
///         println!("{}", if seen.insert(key.to_text()) { "new" } else { "again" });
///     }
/// }
/// assert_eq!(seen.len(), 1);
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DedupKey<'b> {
    event_type: EventType<'b>,
    call_id: Option<&'b str>,
    conference_id: Option<&'b str>,
    event_time: &'b str,
    /// Recording; stream or transcription; pressed key.
    parts: [Option<&'b str>; 3],
}

impl<'b> DedupKey<'b> {
    pub(super) fn of(
        event_type: EventType<'b>,
        call_id: Option<&'b str>,
        conference_id: Option<&'b str>,
        event_time: Timestamp<'b>,
        parts: [Option<&'b str>; 3],
    ) -> Option<Self> {
        call_id.or(conference_id)?;
        Some(Self {
            event_type,
            call_id,
            conference_id,
            event_time: event_time.as_str(),
            parts,
        })
    }

    /// Returns the key as a text, for message ids and databases. Equal keys have equal texts, different keys have different ones, and
    /// later releases will give the same text. It is for machines: it holds the pressed key of a `dtmf`, so keep it out of logs. Allocates once.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// let mut body = br#"{"eventType":"dtmf","callId":"c-1","eventTime":"2022-06-16T13:15:07.160Z","digit":"5"}"#.to_vec();
    /// let key = parse(&mut body)?.dedup_key().unwrap();
    /// assert_eq!(key.to_text(), "4:dtmf3:c-1-24:2022-06-16T13:15:07.160Z--1:5");
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn to_text(&self) -> String {
        use fmt::Write;

        let [recording, part, digit] = self.parts;
        let event_type = Some(self.event_type.as_str());
        let mut text = String::with_capacity(128);
        for part in [
            event_type,
            self.call_id,
            self.conference_id,
            Some(self.event_time),
            recording,
            part,
            digit,
        ] {
            // Writing to a string cannot fail. The lengths keep parts apart, whatever they hold.
            let _ = match part {
                Some(part) => write!(text, "{}:{part}", part.len()),
                None => text.write_char('-'),
            };
        }
        text
    }
}

impl fmt::Debug for DedupKey<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut key = f.debug_tuple("DedupKey");
        key.field(&self.event_type);
        for id in [self.call_id, self.conference_id, Some(self.event_time)].into_iter().flatten() {
            key.field(&shown_text(id));
        }
        key.finish_non_exhaustive()
    }
}
