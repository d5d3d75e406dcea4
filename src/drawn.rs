//! Texts for fuzzers.

use arbitrary::{Result, Unstructured};

/// What the provider sends, so that generated fields are not noise alone: any word may turn up in
/// any text.
const WORDS: &[&str] = &[
    "",
    "+15551234567",
    "sip:alice@example.com",
    "c-95ac8d6e-1a31c52e-b38f-4198-93c1-51633ec68f8d",
    "920012",
    "Anonymous",
    "2026-11-21T08:30:00.123Z",
    "2026-11-21T08:30Z",
    "2016-02-30T24:61:61.1234567890Z",
    "2026-11-21T08:30:00,1234567890+01",
    "PT20.056S",
    "PT20,1234567890S",
    "PT26H",
    "P1D",
    "1.5",
    "https://voice.bandwidth.com/api/v2/accounts/920012/calls/c-1",
    r#"{"step":2}"#,
    "5",
    "#",
    "true",
    "inbound",
    "outbound",
    "hangup",
    "busy",
    "timeout",
    "cancel",
    "rejected",
    "error",
    "unknown",
    "wav",
    "mp3",
    "complete",
    "partial",
    "available",
    "file-size-too-big",
    "human",
    "answering-machine",
    "silence",
    "no-answer",
    "unconditional",
    "success",
    "failure",
    "TN-Validation-Passed",
    "tn-verification-failed",
    "No-TN-Validation",
    "A",
    "B",
    "C",
    "été",
    "\u{1F4DE}",
    "\u{0}\u{7f}\u{2028}",
];

/// A text: a word of the provider, or whatever the fuzzer gives.
pub(crate) fn text<'a>(u: &mut Unstructured<'a>) -> Result<&'a str> {
    if u.ratio(2, 3)? {
        u.choose(WORDS).copied()
    } else {
        u.arbitrary()
    }
}
