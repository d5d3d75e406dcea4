use std::fmt;

use crate::logs::Shown;
use crate::revealed::Reveal;

/// A key that is equal for two deliveries of one event. Made by
/// [`Callback::dedup_key`](crate::Callback::dedup_key) and
/// [`MessageCallback::dedup_key`](crate::messaging::MessageCallback::dedup_key).
///
/// For a voice event it consists of the event's type, its call and conference, its time, and the
/// recording, the stream or transcription, and the pressed key where the event has them. That
/// Bandwidth repeats an event with the same `eventTime` is likely, but not documented. For a
/// messaging event it consists of the event's type, the message and the recipient.
///
/// `Debug` shows the type, the ids of call, conference and message, and the time, by the rules of
/// [`logs`](crate::logs). It does not show the pressed key or the recipient.
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
        key.parts
            .iter_mut()
            .zip(parts)
            .for_each(|(part, value)| *part = value);
        key
    }

    fn parts(&self) -> impl Iterator<Item = Option<&'b str>> {
        self.parts.into_iter().take(self.len)
    }

    /// Returns the key as a text, for message ids and databases. Equal keys have equal texts,
    /// different keys have different ones, and later releases will give the same text. It is
    /// for machines: it holds the pressed key of a `dtmf` or the recipient of a message, so
    /// keep it out of logs. Allocates once.
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
        let mut text = String::with_capacity(128);
        for part in self.parts() {
            // The lengths keep parts apart, whatever they hold.
            if let Some(part) = part {
                push_number(&mut text, part.len());
                text.push(':');
                text.push_str(part);
            } else {
                text.push('-');
            }
        }
        text
    }
}

/// Appends the digits of a number. By `write!`, the text of a key takes 2.4 times as many
/// instructions.
#[allow(clippy::cast_possible_truncation, reason = "a digit")]
fn push_number(text: &mut String, number: usize) {
    if number > 9 {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_its_length_in_bytes() {
        let text = |parts: [Option<&str>; 3]| DedupKey::new(parts, 1).to_text();
        assert_eq!(text([Some("a"), Some("bc"), None]), "1:a2:bc-");
        assert_eq!(text([Some(""), None, Some("")]), "0:-0:");
        assert_eq!(text([None; 3]), "---");
        assert_eq!(text([Some("ü"), Some("東京"), Some("😀")]), "2:ü6:東京4:😀");
        assert_eq!(
            text([Some("u\u{308}"), Some("-"), Some("1:")]),
            "3:u\u{308}1:-2:1:"
        );
        let long = "x".repeat(1000);
        assert_eq!(text([Some(&long), None, None]), format!("1000:{long}--"));
        let seven = [
            Some("1"),
            Some("2"),
            Some("3"),
            Some("4"),
            Some("5"),
            Some("6"),
            Some("7"),
        ];
        assert_eq!(DedupKey::new(seven, 7).to_text(), "1:11:21:31:41:51:61:7");
    }

    /// Whatever the parts hold, different ones have different texts.
    #[test]
    fn different_keys_have_different_texts() {
        let parts = [
            None,
            Some(""),
            Some("-"),
            Some("1"),
            Some("1:"),
            Some("0:"),
            Some(":"),
            Some("1:1"),
            Some("é"),
        ];
        let mut texts = std::collections::HashSet::new();
        for key in parts.into_iter().flat_map(|a| {
            parts
                .into_iter()
                .flat_map(move |b| parts.map(|c| [a, b, c]))
        }) {
            assert!(texts.insert(DedupKey::new(key, 0).to_text()), "{key:?}");
        }
    }
}
