//! Replaces by U+FFFD what is no character in the strings of a body, for readers who must not lose
//! the rest of it.
//!
//! Two things are replaced: bytes that are not UTF-8, each *maximal subpart* by one U+FFFD as
//! [`String::from_utf8_lossy`] does it, and each escape that is half a surrogate pair. Nothing
//! outside of strings is, and no other fault: a body that is wrong for another reason remains wrong
//! for that reason.

use std::ops::Range;

use super::escape;

const REPLACEMENT: &[u8] = "\u{fffd}".as_bytes();

/// What has to be replaced in a body.
#[derive(Debug)]
pub(crate) struct Repair {
    replacements: Vec<Replacement>,
    /// The length of the repaired body.
    len: usize,
}

/// Where a replacement ends, so that what follows it is found in either of the two bodies.
#[derive(Debug)]
struct Replacement {
    original_end: u32,
    repaired_end: u32,
}

impl Repair {
    /// `None` if nothing has to be replaced. The body must have less than 2³⁰ bytes, or 1 GiB: the
    /// repaired one has up to three times as many.
    #[allow(clippy::cast_possible_truncation, reason = "three times 1 GiB fits")]
    pub(crate) fn of(body: &[u8]) -> Option<Self> {
        if simdutf8::basic::from_utf8(body)
            .is_ok_and(|text| !text.contains("\\ud") && !text.contains("\\uD"))
        {
            return None;
        }
        // Counted first: a list that grows would need up to 24 bytes for each replaced byte, and
        // not 8.
        let mut count = 0;
        each_fault(body, |_| count += 1);
        if count == 0 {
            return None;
        }
        let mut repair = Self {
            replacements: Vec::with_capacity(count),
            len: 0,
        };
        let mut original_end = 0;
        each_fault(body, |fault| {
            repair.len += fault.start - original_end + REPLACEMENT.len();
            original_end = fault.end;
            repair.replacements.push(Replacement {
                original_end: fault.end as u32,
                repaired_end: repair.len as u32,
            });
        });
        repair.len += body.len() - original_end;
        Some(repair)
    }

    /// The number of replacements, at least one.
    pub(crate) fn count(&self) -> usize {
        self.replacements.len()
    }

    /// The length of the repaired body.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Writes the repaired body into an empty buffer, with zeros after it. `body` must be the one
    /// that this was made of.
    pub(crate) fn write(&self, body: &[u8], padding: usize, repaired: &mut Vec<u8>) {
        repaired.reserve_exact(self.len + padding);
        let mut rest = body;
        for replacement in &self.replacements {
            let kept = (replacement.repaired_end as usize)
                .saturating_sub(repaired.len() + REPLACEMENT.len());
            repaired.extend_from_slice(rest.get(..kept).unwrap_or_default());
            repaired.extend_from_slice(REPLACEMENT);
            rest = body
                .get(replacement.original_end as usize..)
                .unwrap_or_default();
        }
        repaired.extend_from_slice(rest);
        repaired.resize(self.len + padding, 0);
    }

    /// Where a byte of the repaired body is in the original one.
    #[cold]
    pub(crate) fn original(&self, offset: usize) -> usize {
        let before = self
            .replacements
            .partition_point(|it| it.repaired_end as usize <= offset);
        match before
            .checked_sub(1)
            .and_then(|last| self.replacements.get(last))
        {
            Some(last) => last.original_end as usize + offset - last.repaired_end as usize,
            None => offset,
        }
    }
}

/// Reports what has to be replaced, in order.
fn each_fault(body: &[u8], mut report: impl FnMut(Range<usize>)) {
    let (mut at, mut in_string) = (0, false);
    for chunk in body.utf8_chunks() {
        // No escape reaches over bytes that are not UTF-8.
        each_lone_surrogate(chunk.valid().as_bytes(), &mut in_string, |fault| {
            report(at + fault.start..at + fault.end);
        });
        at += chunk.valid().len();
        let invalid = at..at + chunk.invalid().len();
        at = invalid.end;
        if in_string && !invalid.is_empty() {
            report(invalid);
        }
    }
}

/// Reports the escapes of half a surrogate pair in a part of a body, which begins and ends inside
/// of a string or outside.
fn each_lone_surrogate(part: &[u8], in_string: &mut bool, mut report: impl FnMut(Range<usize>)) {
    let mut at = 0;
    while let Some([byte, after @ ..]) = part.get(at..) {
        at += match byte {
            b'"' => {
                *in_string = !*in_string;
                1
            }
            b'\\' if *in_string => match escape::decode(after) {
                Some((_, len)) => 1 + len,
                None if escape::is_code_unit(after) => {
                    report(at..at + 6);
                    6
                }
                None => 1,
            },
            _ => 1,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(repair: &Repair, body: &[u8], padding: usize) -> Vec<u8> {
        let mut repaired = Vec::new();
        repair.write(body, padding, &mut repaired);
        repaired
    }

    fn repaired(body: &[u8]) -> Option<(Vec<u8>, usize)> {
        let repair = Repair::of(body)?;
        let repaired = written(&repair, body, 0);
        assert_eq!(repaired.len(), repair.len());
        assert_eq!(written(&repair, body, 3), [&repaired[..], &[0; 3]].concat());
        Some((repaired, repair.count()))
    }

    #[test]
    fn only_what_is_no_character_in_a_string_is_replaced() {
        for (body, expected, count) in [
            (b"\"\xe9\"".as_slice(), "\"\u{fffd}\"", 1),
            (b"\"\xe9\xe9a\xff\"", "\"\u{fffd}\u{fffd}a\u{fffd}\"", 3),
            (
                b"\"\xe6\x9d\xf0\x9f\x98\xed\xa0\x80\"",
                "\"\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\"",
                5,
            ),
            (br#""\ud800""#, "\"\u{fffd}\"", 1),
            (
                br#""\udC00\uD800\n\udbff\ud83d\ude00""#,
                "\"\u{fffd}\u{fffd}\\n\u{fffd}\\ud83d\\ude00\"",
                3,
            ),
            (
                br#""\ud83d\ud83d\ude00\ude00""#,
                "\"\u{fffd}\\ud83d\\ude00\u{fffd}\"",
                2,
            ),
            (b"\"\\ud83d\xff\\ude00\"", "\"\u{fffd}\u{fffd}\u{fffd}\"", 3),
            (br#""\\ud800\\\ud800""#, "\"\\\\ud800\\\\\u{fffd}\"", 1),
            (br#""\"\ud800"\ud800"#, "\"\\\"\u{fffd}\"\\ud800", 1),
            (b"\"\\\xff\" \"\xff", "\"\\\u{fffd}\" \"\u{fffd}", 2),
        ] {
            let found = repaired(body);
            assert_eq!(
                found,
                Some((expected.into(), count)),
                "{}",
                body.escape_ascii()
            );
            assert_eq!(repaired(expected.as_bytes()), None);
        }
        for body in [
            b"".as_slice(),
            b"\xe9",
            b"\xff\"\"\xff",
            br#"\ud800 "\ud83d\ude00" \ud800"#,
            br#""\ud80" "\ud80g""#,
            br#""\\ud800""#,
            b"\"\\ud80",
            "\"\u{fffd}\"".as_bytes(),
        ] {
            assert_eq!(repaired(body), None, "{}", body.escape_ascii());
        }
    }

    #[test]
    fn each_byte_that_is_kept_has_its_old_place() {
        let body = b"{\"a\xe9\":\"\\ud800b\xf0\x9f\x98c\xff\xff\",\"d\":\"\\udc00\\udc00\"}";
        let repair = Repair::of(body).unwrap();
        let repaired = written(&repair, body, 0);
        let mut kept = 0;
        for (offset, byte) in repaired
            .iter()
            .enumerate()
            .filter(|(_, byte)| byte.is_ascii())
        {
            assert_eq!(body[repair.original(offset)], *byte, "at {offset}");
            kept += 1;
        }
        assert_eq!(kept, 17);
        assert_eq!(repair.original(repaired.len()), body.len());
    }
}
