//! What shows in logs: in `Debug` of an event or of a part of it, and in the span of a request.
//!
//! A log is useless without types, ids and times, and it must not have personal data. Whoever sends
//! a body chooses its texts, and must not be able to write lines or prose into a log. So a field
//! shows only if this table has it, and only if its value has the form of its class:
//!
//! | class | shows if it is | voice | frames | messaging | notifications |
//! |---|---|---|---|---|---|
//! | ids, types and the like | a token, see [`is_token`] | `accountId` `applicationId` `callId` `conferenceId` `counter` `diversion.privacy` `errorId` `eventType` `id` `limit` `originatingId` `parentCallId` `recordingId` `screen` `stabilized` `type` | `callId` `encoding` `eventType` `language` `realTimeTranscriptionId` `streamId` `type` | `applicationId` `carrierName` `id` `pairedMessageId` `platform` `type` | `deviceId` `endpointId` `errorId` `event` `eventType` `internalTicketNumber` `msgId` `newNnid` `notificationType` `oldNnid` `overwriterCarrier` `requestId` `status` `type` |
//! | times | a date, a date and a time of day with a fraction of at most nine digits, or milliseconds since 1970 | `answerTime` `completeTime` `completedTime` `endTime` `enqueuedTime` `eventTime` `startTime` | | `eventTime` `time` | `activation` `creationTimestamp` `eventTime` `expirationTimestamp` |
//! | durations | `P` with numbers and units, or a number of seconds | `duration` | | | |
//! | codes and counters, and what is a number here and a text there | a token, a time, or an integer of at most nine digits | | `accountId` `endTime` `sequenceNumber` `startTime` | `errorCode` | `accountId` `denialStatusCode` `errorCode` `statusCode` `timestamp` |
//! | words | a documented word of Bandwidth, under the name of its variant | `attestationIndicator` `cause` `direction` `fileFormat` `reason` `referCallStatus` `status` `tracks` `value` `verstat` | `name` `track` | `channel` `direction` `priority` | `toType` |
//!
//! - **All other fields are redacted**, and so is a field of the table whose text has another form:
//!   phone numbers, SIP and other URIs, names, tags, texts, digits, audio, coordinates, booleans,
//!   other numbers, SIP headers and parameters. Redacted means that only the kind of the value and
//!   its length show: `<redacted: 12 bytes>`.
//! - **Unknown fields are redacted with their keys**: their number shows.
//! - Names of known fields and the number of elements of a list show.
//! - [`Error`](crate::Error) and [`Rejection`](crate::http) show names of the tables and positions,
//!   and nothing of a body.
//! - The span of a request, with the feature `tracing`, has `outcome`, `error` (the kind), `size`,
//!   `duration_us`, and of the event `event_type`, `call_id`, `account_id`, `conference_id`,
//!   `recording_id`, `message_id` and `event_time`, by the same rules.
//! - `Display` of a type or time shows no more than its `Debug`. `label`, for metrics, shows known
//!   types only.
//! - [`DedupKey`](crate::types::DedupKey) shows the type, the ids and the time.
//!   [`Sequence`](crate::stream::Sequence) shows how many frames are missing, which is the
//!   difference of two of their numbers.
//!
//! Content is given to those who ask for it: by `as_str`, `Serialize`, the keys of
//! [`Extra`](crate::types::Extra), the names in [`SipHeaders`](crate::voice::SipHeaders) and
//! [`Parameters`](crate::stream::Parameters), and [`Revealed`](crate::Revealed), which is `Debug`
//! with content.
//!
//! # What form cannot tell
//!
//! An id has no form that nothing else has. A number of up to nine digits shows because an
//! account's id is one, although it may be a local phone number. A word like `JaneDoe` shows
//! because it may be a new type. If personal data is where an id should be, the rules keep it out
//! of logs as far as it has another form than an id. They cannot keep a sender from hiding a number
//! in an id on purpose.

use std::fmt;

/// The longest token. The longest ids of Bandwidth, those of conferences, have 50 bytes.
const MAX_TOKEN: usize = 64;

/// The most digits of a number that shows. The id of an account has seven; a phone number with its
/// country has ten or more nearly everywhere, and a credit card has thirteen or more.
const MAX_DIGITS: usize = 9;

/// Returns whether a text is one harmless token, as ids and types are, so that it may show in a log
/// or on a page.
///
/// A token has 1 to 64 bytes, all of them ASCII letters, digits, `-` or `_`, and at least one
/// letter. A text of digits alone is a token if it has at most nine.
///
/// All documented ids and types are tokens: `c-95ac8d6e-1a31c52e-b38f-4198-93c1-51633ec68f8d`,
/// UUIDs, `message-sent`, `DEVICE_CONNECTED`, and the ids of accounts, which are digits. These are
/// not: phone numbers (`+`, or ten digits and more, or digits with dashes), URIs (`:`), addresses
/// of e-mail and SIP (`@`), IP addresses and paths (`.`, `/`), markup, sentences, lines and control
/// characters. A token cannot leave the place where it is put: it is one part of a path, and one
/// token of a NATS subject.
///
/// Use it where a text should be an id, before you log it by other means than `Debug`. It is no
/// search for personal data in free text: see [what form cannot tell](self#what-form-cannot-tell).
/// Looks at each byte at most three times and does not allocate.
///
/// ```
/// use bandwidth_callbacks::logs::is_token;
/// use bandwidth_callbacks::parse;
///
/// let mut body = br#"{"eventType":"answer","callId":"c-7f3a10c4","accountId":"+15555550100"}"#.to_vec();
/// let callback = parse(&mut body)?;
/// let shown = |id| if is_token(id) { id } else { "?" };
/// assert_eq!(callback.call_id().map(shown), Some("c-7f3a10c4"));
/// assert_eq!(callback.account_id().map(shown), Some("?"));
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[must_use]
pub fn is_token(text: &str) -> bool {
    let is_one = (1..=MAX_TOKEN).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    is_one
        && (text.bytes().any(|byte| byte.is_ascii_alphabetic())
            || digits(text.as_bytes()) == Some(&[]))
}

/// Whether an integer may show, as the id of an account, a counter, a code or a time: the same as
/// for its digits.
pub(crate) fn is_shown_number(number: u64) -> bool {
    number < 1_000_000_000 || is_epoch(number)
}

/// Whether a text looks like a time. It need not be one that can be converted: a log should show
/// the time that cannot.
pub(crate) fn is_time(text: &str) -> bool {
    let Some(rest) = strip(text.as_bytes(), b"0000-00-00") else {
        return text.len() == 13 && text.parse().is_ok_and(is_epoch);
    };
    let Some((separator, rest)) = rest.split_first() else {
        return true;
    };
    let Some(rest) = strip(rest, b"00:00").filter(|_| b"Tt _-".contains(separator)) else {
        return false;
    };
    let rest = strip(rest, b":00").unwrap_or(rest);
    let rest = fraction(rest);
    let zones: [&[u8]; 9] = [
        b"", b"Z", b"z", b"+00", b"-00", b"+0000", b"-0000", b"+00:00", b"-00:00",
    ];
    zones.iter().any(|zone| strip(rest, zone) == Some(&[]))
}

/// Whether a number is one of milliseconds since 1970, from 2001 to 2033. No phone number is: those
/// that begin with 1 have eleven digits.
fn is_epoch(number: u64) -> bool {
    (1_000_000_000_000..2_000_000_000_000).contains(&number)
}

/// Whether a text looks like a duration.
pub(crate) fn is_duration(text: &str) -> bool {
    let Some(mut rest) = text.as_bytes().strip_prefix(b"P") else {
        return decimal(text.as_bytes()) == Some(&[]);
    };
    loop {
        rest = rest.strip_prefix(b"T").unwrap_or(rest);
        match decimal(rest) {
            Some([b'Y' | b'M' | b'W' | b'D' | b'H' | b'S']) => return true,
            Some([b'Y' | b'M' | b'W' | b'D' | b'H', tail @ ..]) => rest = tail,
            _ => return false,
        }
    }
}

/// Returns the text after a number with or without a fraction.
fn decimal(text: &[u8]) -> Option<&[u8]> {
    digits(text).map(fraction)
}

/// Returns the text after a fraction, if there is one of at most nine digits.
fn fraction(text: &[u8]) -> &[u8] {
    match text {
        [b'.' | b',', rest @ ..] => digits(rest).unwrap_or(text),
        _ => text,
    }
}

/// Returns the text after a run of digits, if there are from one to nine.
fn digits(text: &[u8]) -> Option<&[u8]> {
    let len = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    text.get(len..).filter(|_| (1..=MAX_DIGITS).contains(&len))
}

/// Returns the text after a beginning that has this form, in which `0` is any digit.
fn strip<'t>(text: &'t [u8], form: &[u8]) -> Option<&'t [u8]> {
    let (begin, rest) = text.split_at_checked(form.len())?;
    let fits = |(byte, form): (&u8, &u8)| byte == form || (*form == b'0' && byte.is_ascii_digit());
    begin.iter().zip(form).all(fits).then_some(rest)
}

/// Prints a text for `Debug` if it may show, and else its length.
pub(crate) struct Shown<'t> {
    text: &'t str,
    may: bool,
}

impl<'t> Shown<'t> {
    /// An id or a type.
    pub(crate) fn token(text: &'t str) -> Self {
        let may = is_token(text);
        Self { text, may }
    }

    /// An id, a type or a time.
    pub(crate) fn token_or_time(text: &'t str) -> Self {
        let may = is_token(text) || is_time(text);
        Self { text, may }
    }
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.may {
            self.text.fmt(f)
        } else {
            redacted_text(self.text, f)
        }
    }
}

/// Prints the length of a text of the body in place of the text, for `Debug`.
pub(crate) fn redacted_text(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "<redacted: {} bytes>", text.len())
}
