use std::fmt;

use crate::logs::Shown;
use crate::revealed::Reveal;

/// A key that is equal for two deliveries of one event. Made by [`Callback::dedup_key`](crate::Callback::dedup_key) and
/// [`MessageCallback::dedup_key`](crate::messaging::MessageCallback::dedup_key).
///
/// For a voice event it consists of the event's type, its call and conference, its time, and the recording, the stream or transcription, and
/// the pressed key where the event has them. That Bandwidth repeats an event with the same `eventTime` is likely, but not documented. For a
/// messaging event it consists of the event's type, the message and the recipient.
///
/// `Debug` shows the type, the ids of call, conference and message, and the time, by the rules of [`logs`](crate::logs). It does not show the
/// pressed key or the recipient.
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
    parts: [Option<&'b str>; PARTS],
    /// The number of parts that the family has.
    len: usize,
    /// The number of the first parts that are no personal data.
    shown: usize,
}

const PARTS: usize = 7;

impl<'b> DedupKey<'b> {
    /// The first `shown` parts may show in `Debug`.
    pub(crate) fn new<const N: usize>(parts: [Option<&'b str>; N], shown: usize) -> Self {
        const { assert!(N <= PARTS) };
        let mut key = Self {
            parts: [None; PARTS],
            len: N,
            shown,
        };
        key.parts.iter_mut().zip(parts).for_each(|(part, value)| *part = value);
        key
    }

    fn parts(&self) -> impl Iterator<Item = Option<&'b str>> {
        self.parts.into_iter().take(self.len)
    }

    /// Returns the key as a text, for message ids and databases. Equal keys have equal texts, different keys have different ones, and
    /// later releases will give the same text. It is for machines: it holds the pressed key of a `dtmf` or the recipient of a
    /// message, so keep it out of logs. Allocates once.
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

        let mut text = String::with_capacity(128);
        for part in self.parts() {
            // Writing to a string cannot fail. The lengths keep parts apart, whatever they hold.
            let _ = match part {
                Some(part) => write!(text, "{}:{part}", part.len()),
                None => text.write_char('-'),
            };
        }
        text
    }
}

impl Reveal for DedupKey<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut key = f.debug_tuple("DedupKey");
        for part in self.parts().flatten() {
            key.field(&part);
        }
        key.finish()
    }
}

impl fmt::Debug for DedupKey<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut key = f.debug_tuple("DedupKey");
        for part in self.parts().take(self.shown).flatten() {
            key.field(&Shown::token_or_time(part));
        }
        key.finish_non_exhaustive()
    }
}
