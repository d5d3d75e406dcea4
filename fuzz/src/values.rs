//! Timestamps and durations against `jiff`, which has parsers of its own.

use bandwidth_callbacks::types::{IsoDuration, Timestamp, Track};
use bandwidth_callbacks::voice::{Attestation, Cause, Verstat};
use jiff::{SignedDuration, Timestamp as Instant};

/// Reads the input as every kind of text that has a meaning.
pub fn values(input: &[u8]) {
    let Ok(text) = str::from_utf8(input) else {
        return;
    };
    timestamp(text);
    duration(text);
    assert_eq!(Cause::from_wire(text).as_str(), text);
    assert_eq!(Attestation::from_wire(text).as_str(), text);
    assert_eq!(Track::from_wire(text).as_str(), text);
    assert_eq!(Verstat::from_wire(text).as_str(), text);
}

fn timestamp(text: &str) {
    let ours = Timestamp::new(text).to_offset_date_time();
    let is_leap_second = text.get(17..19) == Some("60");
    match ours {
        // The last day that `jiff` knows ends early, so that every offset still has a date.
        Ok(_) if text.starts_with("9999-12-3") => {}
        Ok(time) => {
            let theirs: Instant = cut(&in_full(text))
                .parse()
                .unwrap_or_else(|error| panic!("{text:?}: {error}"));
            // A leap second is the last nanosecond before it to us, and the last second to jiff.
            let difference = time.unix_timestamp_nanos() - theirs.as_nanosecond();
            assert!(
                difference == 0 || is_leap_second && (0..1_000_000_000).contains(&difference),
                "{text:?}"
            );
        }
        Err(error) if is_exact(text) => {
            let theirs = text.parse::<Instant>();
            assert!(
                theirs.is_err() || is_leap_second,
                "{text:?}: {error}, {theirs:?}"
            );
        }
        Err(_) => {}
    }
}

/// A text with at most nine digits of fraction, which is all that `jiff` takes.
fn cut(text: &str) -> String {
    let Some(sign) = text.find(['.', ',']) else {
        return text.to_owned();
    };
    let (before, fraction) = text.split_at(sign + 1);
    let after = fraction.trim_start_matches(|char: char| char.is_ascii_digit());
    let digits = fraction.len() - after.len();
    format!("{before}{}{after}", &fraction[..digits.min(9)])
}

/// A timestamp with all the parts that we let it do without.
fn in_full(text: &str) -> String {
    let (local, zone) = match text.rfind(['Z', 'z', '+', '-']) {
        Some(place) if place > 10 => text.split_at(place),
        _ => (text, "Z"),
    };
    let (date, clock) = local.split_at(10);
    let clock = match clock.len() {
        0 => "00:00:00".to_owned(),
        6 => format!("{}:00", &clock[1..]),
        _ => clock[1..].to_owned(),
    };
    format!("{date}T{clock}{zone}")
}

/// Whether a text has the one form of RFC 3339 that nobody may refuse, but for the ranges.
fn is_exact(text: &str) -> bool {
    let digits: String = text
        .chars()
        .map(|char| if char.is_ascii_digit() { '0' } else { char })
        .collect();
    digits == "0000-00-00T00:00:00Z" || digits == "0000-00-00T00:00:00.000Z"
}

fn duration(text: &str) {
    let ours = IsoDuration::new(text).to_duration();
    let theirs = cut(text).parse::<SignedDuration>();
    match (ours, theirs) {
        (Ok(ours), Ok(theirs)) => assert_eq!(
            (ours.whole_seconds(), ours.subsec_nanoseconds()),
            (theirs.as_secs(), theirs.subsec_nanos())
        ),
        // Bare seconds are Bandwidth's of 2019 alone. And jiff takes no number of so many digits,
        // be they zeros.
        (Ok(_), Err(error)) => assert!(
            !text.starts_with('P') || has_long_number(text),
            "{text:?}: {error}"
        ),
        (Err(error), Ok(_)) => assert!(!is_java(text), "{text:?}: {error}"),
        (Err(_), Err(_)) => {}
    }
}

fn has_long_number(text: &str) -> bool {
    text.split(|char: char| !char.is_ascii_digit())
        .any(|digits| digits.len() > 19)
}

/// Whether a text has the form that the provider's Java writes: `PT`, then hours, minutes and
/// seconds in capitals, and digits.
fn is_java(text: &str) -> bool {
    let units: String = text.chars().filter(|char| !char.is_ascii_digit()).collect();
    matches!(
        &*units,
        "PTH" | "PTM" | "PTS" | "PTHM" | "PTHS" | "PTMS" | "PTHMS" | "PT.S"
    )
}
