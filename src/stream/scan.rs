//! A way through media frames that is shorter than the fast path: the payload is three quarters of
//! a frame, and decoding reads each byte of it anyway. So its end is guessed, and the rest is
//! looked at byte by byte.
//!
//! The fast path would go over the payload twice more, for the index and for UTF-8, which takes
//! longer than decoding. What is not a media frame of usual form is left to it.

use std::ops::Range;

/// Where the values of a media frame are.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Media {
    pub(super) track: Option<Range<usize>>,
    pub(super) sequence_number: Option<Range<usize>>,
    /// Whether all of it is Base64 is not known yet. If it is, nothing else can end the text
    /// before.
    pub(super) payload: Range<usize>,
}

/// The characters of 160 bytes of audio, the length of all frames that were seen.
const USUAL: usize = 216;

/// The longest text besides the payload: tracks and numbers are shorter.
const SHORT: usize = 32;

/// Finds the values of a media frame whose members are texts without escapes, each once, in any
/// order and white space.
pub(super) fn scan(message: &[u8]) -> Option<Media> {
    let mut media = Media::default();
    let mut is_media = false;
    let mut at = token(message, 0, b'{')?;
    loop {
        let start = blank(message, at);
        let rest = message.get(start..)?;
        let seen = if rest.starts_with(b"\"payload\"") {
            let begin = value(message, start + 9)?;
            at = payload_end(message, begin)?;
            let seen = media.payload.start;
            media.payload = begin..at;
            seen != 0
        } else if rest.starts_with(b"\"track\"") {
            let begin = value(message, start + 7)?;
            at = track_end(message, begin)?;
            media.track.replace(begin..at).is_some()
        } else if rest.starts_with(b"\"sequenceNumber\"") {
            let begin = value(message, start + 16)?;
            at = text_end(message, begin)?;
            media.sequence_number.replace(begin..at).is_some()
        } else if rest.starts_with(b"\"eventType\"") {
            let begin = value(message, start + 11)?;
            at = begin + 5;
            message
                .get(begin..)?
                .starts_with(b"media\"")
                .then_some(())?;
            std::mem::replace(&mut is_media, true)
        } else {
            return None;
        };
        if seen {
            return None;
        }
        at = blank(message, at + 1);
        match message.get(at)? {
            b',' => at += 1,
            b'}' => break,
            _ => return None,
        }
    }
    let is_complete =
        is_media && media.payload.start != 0 && blank(message, at + 1) == message.len();
    is_complete.then_some(media)
}

/// The offset of the first byte that is no white space.
fn blank(message: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\t' | b'\n' | b'\r') = message.get(at) {
        at += 1;
    }
    at
}

/// The offset after a token.
fn token(message: &[u8], at: usize, token: u8) -> Option<usize> {
    let at = blank(message, at);
    (*message.get(at)? == token).then_some(at + 1)
}

/// The offset of a text after its key.
fn value(message: &[u8], at: usize) -> Option<usize> {
    if message.get(at..at + 2) == Some(b":\"") {
        return Some(at + 2);
    }
    token(message, token(message, at, b':')?, b'"')
}

/// The offset of the quote after a track. The usual ones are compared as a whole, which takes less
/// than to look at each byte.
fn track_end(message: &[u8], begin: usize) -> Option<usize> {
    let text = message.get(begin..)?;
    if text.starts_with(b"inbound\"") {
        Some(begin + 7)
    } else if text.starts_with(b"outbound\"") {
        Some(begin + 8)
    } else {
        text_end(message, begin)
    }
}

/// The offset of the quote after a short text of ASCII without escapes.
fn text_end(message: &[u8], begin: usize) -> Option<usize> {
    for (len, byte) in message.get(begin..)?.iter().take(SHORT).enumerate() {
        match byte {
            b'"' => return Some(begin + len),
            b'\\' | ..b' ' | 0x7f.. => return None,
            _ => {}
        }
    }
    None
}

/// The offset of a quote after the payload, the first one unless a longer text up to a quote has
/// the usual length.
fn payload_end(message: &[u8], begin: usize) -> Option<usize> {
    if message.get(begin + USUAL) == Some(&b'"') {
        return Some(begin + USUAL);
    }
    let mut at = begin;
    // Blocks, because the compiler makes vector instructions of them.
    for block in message.get(begin..)?.chunks(32) {
        if block
            .iter()
            .fold(0, |found, byte| found | u8::from(*byte == b'"'))
            != 0
        {
            return block
                .iter()
                .position(|byte| *byte == b'"')
                .map(|offset| at + offset);
        }
        at += block.len();
    }
    None
}
