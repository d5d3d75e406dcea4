//! Timestamps, durations and open value sets.

use std::collections::HashSet;
use std::fmt::Debug;

use bandwidth_callbacks::messaging::{
    MessageCallback, MessageChannel, MessageDirection, MessagePriority, MessageType,
    UnknownMessageCallback,
};
use bandwidth_callbacks::notification::DestinationType;
use bandwidth_callbacks::stream::{Frame, FrameType, UnknownFrame};
use bandwidth_callbacks::types::{IsoDuration, Timestamp, Track, ValueError};
use bandwidth_callbacks::voice::{
    Attestation, Cause, DetectedAnswer, Direction, DiversionReason, FileFormat, RecordingStatus,
    ReferCallStatus, TranscriptionStatus, UnknownCallback, Verstat,
};
use bandwidth_callbacks::{Callback, EventType};
use time::format_description::well_known::Rfc3339;
use time::{OffsetDateTime, SignedDuration};

/// The time that a timestamp means, written in the one form that every parser knows.
const TIMES: &[(&str, &str)] = &[
    ("2019-06-20T15:54:25.435Z", "2019-06-20T15:54:25.435Z"),
    ("2016-09-14T18:20:16Z", "2016-09-14T18:20:16Z"),
    ("2019-07-31T13:13:34.859318Z", "2019-07-31T13:13:34.859318Z"),
    ("2025-01-06T15:43:35.000000Z", "2025-01-06T15:43:35Z"),
    (
        "2024-02-29T23:59:59.123456789Z",
        "2024-02-29T23:59:59.123456789Z",
    ),
    ("2019-06-20T15:54:25.4Z", "2019-06-20T15:54:25.4Z"),
    ("2019-09-13T16:49:40.500", "2019-09-13T16:49:40.5Z"),
    ("2019-09-13T16:49:40", "2019-09-13T16:49:40Z"),
    ("2019-09-13T16:49", "2019-09-13T16:49:00Z"),
    ("2022-06-17T22:20Z", "2022-06-17T22:20:00Z"),
    ("2022-06-17T22:20+05:30", "2022-06-17T22:20:00+05:30"),
    (
        "2013-07-12T16:26:55.685-02:00",
        "2013-07-12T16:26:55.685-02:00",
    ),
    (
        "2013-07-12T16:26:55.685-0230",
        "2013-07-12T16:26:55.685-02:30",
    ),
    ("2014-04-23T11:53:43-03", "2014-04-23T11:53:43-03:00"),
    ("2014-04-23T11:53:43-00:00", "2014-04-23T11:53:43Z"),
    ("2014-04-23T11:53:43+23:59", "2014-04-23T11:53:43+23:59"),
    ("2014-04-23t11:53:43z", "2014-04-23T11:53:43Z"),
    ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.999999999Z"),
    (
        "2017-01-01T05:29:60.25+05:30",
        "2017-01-01T05:29:59.999999999+05:30",
    ),
    ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"),
    (
        "9999-12-31T23:59:59.999999999Z",
        "9999-12-31T23:59:59.999999999Z",
    ),
    ("2019-09-13-16:48:27.198Z", "2019-09-13T16:48:27.198Z"),
    ("2019-09-13 16:48:27+02:00", "2019-09-13T16:48:27+02:00"),
    ("2019-09-13_16:48", "2019-09-13T16:48:00Z"),
    ("2024-02-29", "2024-02-29T00:00:00Z"),
    ("2019-09-13T16:48:27,5Z", "2019-09-13T16:48:27.5Z"),
    (
        "2019-09-13T16:48:27,198+0200",
        "2019-09-13T16:48:27.198+02:00",
    ),
    (
        "2019-09-13T16:48:27.1234567899Z",
        "2019-09-13T16:48:27.123456789Z",
    ),
    (
        "2016-12-31T23:59:60,1234567890Z",
        "2016-12-31T23:59:59.999999999Z",
    ),
];

#[test]
fn every_legitimate_form_of_a_time_is_taken() {
    for (text, same) in TIMES {
        let expected = OffsetDateTime::parse(same, &Rfc3339).unwrap();
        let time = Timestamp::new(text).to_offset_date_time();
        assert_eq!(time, Ok(expected), "{text}");
        assert_eq!(time.unwrap().offset(), expected.offset(), "{text}");
    }
}

#[test]
fn every_other_form_of_a_time_is_an_error() {
    assert_eq!(
        Timestamp::new("").to_offset_date_time(),
        Err(ValueError::Empty)
    );
    for text in [
        "2023-03-31T20:05.101Z",
        "2019-09-13  16:48:27Z",
        "2019-09-13\t16:48:27Z",
        "2019-09-13T",
        "2019-09-13Z",
        "2019-09-13-03",
        "2019-09-13+03:00",
        "2019-09",
        "2019-09-13T16:48:27.Z",
        "2019-09-13T16:48:27,Z",
        "2019-09-13T16:48:27,",
        "2019-09-13T16:48:27.5,5Z",
        "2019-09-13T16:48:27,5.5Z",
        "2019-09-13T16:48:27,,5Z",
        "2019-09-13T16:48:27.12345678901,Z",
        "2019-09-13T16:48:27\u{66b}5Z",
        "2019-09-13T16:48,5Z",
        "2019-09-13T16,5Z",
        "2019-09-13,5",
        "2019-09-13T16:48:27+02:00,5",
        "2019-09-13T16:48:27\u{2212}02:00",
        "2019-09-13T16:48:27Z ",
        " 2019-09-13T16:48:27Z",
        "2019-09-13T16:48:27ZZ",
        "2019-09-13T16:48:27+5",
        "2019-09-13T16:48:27+05:3",
        "2019-09-13T16:48:27+05:",
        "2019-09-13T16:48:27+0530:00",
        "2019-09-13T16:48:2Z",
        "2019-09-13T16:48:Z",
        "2019-09-13T16Z",
        "20190913T164827Z",
        "19-09-13T16:48:27Z",
        "-2019-09-13T16:48:27Z",
        "+02019-09-13T16:48:27Z",
        "2019-09-13T16:48:2\u{663}Z",
        "２019-09-13T16:48:27Z",
        "2026-43-09T14:transcription11:04.218Z",
        "20:9-09-13T16:48:27Z",
        "1771537419412",
        "1568393307.123",
        "2019",
        "-1",
        "1568393307.1e3",
        "now",
    ] {
        assert_eq!(
            Timestamp::new(text).to_offset_date_time(),
            Err(ValueError::Form),
            "{text}"
        );
    }
    for text in [
        "2019-00-13T16:48:27Z",
        "2019-13-13T16:48:27Z",
        "2019-02-29T16:48:27Z",
        "1900-02-29T16:48:27Z",
        "2019-04-31T16:48:27Z",
        "2019-04-00T16:48:27Z",
        "2019-09-13T24:00:00Z",
        "2019-09-13T16:60:00Z",
        "2019-09-13T16:48:61Z",
        "2019-09-13T16:48:60Z",
        "2019-09-13T23:59:60Z",
        "2016-12-31T23:59:60+05:30",
        "2019-09-13T16:48:61.1234567890Z",
        "2019-09-13T16:48:27+24:00",
        "2019-09-13T16:48:27-05:60",
        "0000-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
    ] {
        assert_eq!(
            Timestamp::new(text).to_offset_date_time(),
            Err(ValueError::Range),
            "{text}"
        );
    }
}

/// A second of 60 is a leap second only at 23:59 UTC of a month's last day. `time` has the same
/// rule.
#[test]
fn leap_seconds_end_months_in_utc() {
    let mut leap_seconds = 0;
    for (year, month) in
        (1..=12)
            .map(|month| (2023, month))
            .chain([(2024, 2), (1900, 2), (2000, 2)])
    {
        for day in 1..=31 {
            for (hour, minute) in (0..24).flat_map(|hour| [(hour, 58), (hour, 59), (hour, 0)]) {
                for zone in [
                    "Z", "+00:01", "-00:01", "+01:00", "-01:00", "+23:59", "-23:59",
                ] {
                    let text = format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:60{zone}");
                    let ours = Timestamp::new(&text).to_offset_date_time();
                    let theirs = OffsetDateTime::parse(&text, &Rfc3339);
                    assert_eq!(ours.ok(), theirs.ok(), "{text}");
                    leap_seconds += usize::from(ours.is_ok());
                }
            }
        }
    }
    // Each month has one for each zone whose minute is among those above.
    assert_eq!(leap_seconds, 15 * 7);
}

/// Whatever is valid in the form that all know, `time` agrees on, and on what is out of range.
#[test]
fn times_agree_with_an_independent_parser() {
    let mut compared = [0; 2];
    for year in [
        "0000", "0004", "1900", "1970", "2000", "2023", "2024", "9999",
    ] {
        for month in 0..=13 {
            for day in [0, 1, 15, 28, 29, 30, 31, 32] {
                for rest in [
                    "00:00:00Z",
                    "23:59:59.999Z",
                    "23:59:60Z",
                    "24:00:00Z",
                    "12:34:56.123456789+05:45",
                    "23:30:00-23:59",
                    "00:10:00+00:11",
                ] {
                    let text = format!("{year}-{month:02}-{day:02}T{rest}");
                    let ours = Timestamp::new(&text).to_offset_date_time();
                    let theirs = OffsetDateTime::parse(&text, &Rfc3339).ok().filter(|time| {
                        time.checked_to_offset(time::UtcOffset::UTC)
                            .is_some_and(|utc| (0..=9999).contains(&utc.year()))
                    });
                    assert_eq!(ours.ok(), theirs, "{text}");
                    compared[usize::from(theirs.is_some())] += 1;
                }
            }
        }
    }
    assert!(compared[0] > 1000 && compared[1] > 2000, "{compared:?}");
}

/// Fractions of every length around the ninth digit, where they are cut. A model cuts the text, and
/// `time` reads what is left.
#[test]
fn fractions_are_cut_after_nine_digits_and_not_rounded() {
    let digits = [
        "123456789".repeat(30),
        "9".repeat(270),
        "0".repeat(270),
        "000000000987654321".repeat(15),
    ];
    let mut compared = 0;
    for digits in &digits {
        for len in (0..=21).chain([64, 255, 256, 257]) {
            for sign in [".", ","] {
                for (zone, same) in [
                    ("", "Z"),
                    ("Z", "Z"),
                    ("z", "Z"),
                    ("+05", "+05:00"),
                    ("-0530", "-05:30"),
                    ("+23:59", "+23:59"),
                    ("-00:00", "Z"),
                ] {
                    let (fraction, cut) = (&digits[..len], &digits[..len.min(9)]);
                    let text = format!("2024-02-29T23:59:58{sign}{fraction}{zone}");
                    let found = Timestamp::new(&text).to_offset_date_time();
                    if len == 0 {
                        assert_eq!(found, Err(ValueError::Form), "{text}");
                        continue;
                    }
                    let expected = OffsetDateTime::parse(
                        &format!("2024-02-29T23:59:58.{cut}{same}"),
                        &Rfc3339,
                    )
                    .unwrap();
                    assert_eq!(found, Ok(expected), "{text}");
                    assert_eq!(found.unwrap().offset(), expected.offset(), "{text}");
                    compared += 1;
                }
                let (fraction, cut) = (&digits[..len], &digits[..len.min(9)]);
                let nanoseconds = format!("{cut:0<9}").parse().unwrap();
                let forms = [
                    format!("PT58{sign}{fraction}S"),
                    format!("PT1M0{sign}{fraction}S"),
                    format!("7{sign}{fraction}"),
                ];
                for (text, seconds) in forms.iter().zip([58, 60, 7]) {
                    let is_form = len > 0 && (sign == "." || text.starts_with("PT"));
                    let expected = is_form
                        .then(|| SignedDuration::new(seconds, nanoseconds))
                        .ok_or(ValueError::Form);
                    assert_eq!(IsoDuration::new(text).to_duration(), expected, "{text}");
                }
            }
        }
    }
    assert_eq!(compared, 4 * 25 * 2 * 7);
}

#[test]
fn every_legitimate_form_of_a_duration_is_taken() {
    for (text, seconds, nanoseconds) in [
        ("PT20.056S", 20, 56_000_000),
        ("PT13.67S", 13, 670_000_000),
        ("PT4.9891287S", 4, 989_128_700),
        ("PT5.045329368S", 5, 45_329_368),
        ("PT1M52.217257456S", 112, 217_257_456),
        ("PT2M", 120, 0),
        ("PT30S", 30, 0),
        ("PT0S", 0, 0),
        ("PT1H", 3600, 0),
        ("PT1H1S", 3601, 0),
        ("PT100H59M59.999999999S", 363_599, 999_999_999),
        ("PT007S", 7, 0),
        ("PT90M", 5400, 0),
        ("2", 2, 0),
        ("64", 64, 0),
        ("64.5", 64, 500_000_000),
        ("PT9223372036854775807S", i64::MAX, 0),
        ("PT5,5S", 5, 500_000_000),
        ("PT1H2M3,000000001S", 3723, 1),
        ("PT1.1234567899S", 1, 123_456_789),
        ("64.0000000009", 64, 0),
        ("PT9223372036854775807.9999999999S", i64::MAX, 999_999_999),
    ] {
        let expected = SignedDuration::new(seconds, nanoseconds);
        assert_eq!(IsoDuration::new(text).to_duration(), Ok(expected), "{text}");
    }
}

#[test]
fn every_other_form_of_a_duration_is_an_error() {
    assert_eq!(IsoDuration::new("").to_duration(), Err(ValueError::Empty));
    for text in [
        "P",
        "PT",
        "P1D",
        "P1DT1S",
        "PT1",
        "PTS",
        "PT.5S",
        "PT1.S",
        "PT1.5M",
        "PT1.5H",
        "PT1S1S",
        "PT1S1M",
        "PT1M1H",
        "PT1M1M",
        "pt1s",
        "PT1s",
        "-PT1S",
        "PT-1S",
        "PT1,S",
        "PT,5S",
        "PT1,5M",
        "PT1,5H",
        "PT1.5,5S",
        "PT1,5.5S",
        "PT1.12345678901",
        "PT1,5S1S",
        "PT1S ",
        " PT1S",
        "PT1S5",
        "1S",
        "64.",
        ".5",
        "64,5",
        "1,000",
        "-2",
        "+2",
        "1e3",
        "0x10",
        "PT1W",
        "PT\u{661}S",
        "forever",
    ] {
        assert_eq!(
            IsoDuration::new(text).to_duration(),
            Err(ValueError::Form),
            "{text}"
        );
    }
    for text in [
        "PT9223372036854775808S",
        "PT18446744073709551616S",
        "PT2562047788015216H",
        "PT9223372036854775808.1234567890S",
        "99999999999999999999",
        "PT9223372036854775807S1",
    ] {
        let error = IsoDuration::new(text).to_duration().unwrap_err();
        assert_eq!(
            error,
            if text.ends_with('1') {
                ValueError::Form
            } else {
                ValueError::Range
            },
            "{text}"
        );
    }
}

#[test]
fn verstat_is_read_in_both_spellings_and_any_case() {
    for text in [
        "TN-Validation-Passed",
        "TN-Verification-Passed",
        "Tn-Validation-Passed",
        "tn-verification-passed",
    ] {
        assert_eq!(Verstat::from_wire(text), Verstat::Passed(text));
        assert_eq!(Verstat::from_wire(text).as_str(), text);
    }
    for text in ["TN-Validation-Failed", "TN-VERIFICATION-FAILED"] {
        assert_eq!(Verstat::from_wire(text), Verstat::Failed(text));
    }
    assert_eq!(
        Verstat::from_wire("No-TN-Validation"),
        Verstat::NoValidation("No-TN-Validation")
    );
    for text in [
        "",
        "TN-Validation",
        "TN-Validation-Passed ",
        "TN_Validation_Passed",
    ] {
        assert!(
            matches!(Verstat::from_wire(text), Verstat::Other(other) if other.as_str() == text),
            "{text}"
        );
    }
}

/// Every value that the provider documents has a variant and keeps its spelling.
#[test]
fn every_documented_value_is_known() {
    let listed: usize = ["voice", "messaging", "stream", "notification", "values"]
        .iter()
        .flat_map(|module| crate::common::schema::entries(module, "sets"))
        .map(|(_, set)| set["words"].as_table().unwrap().len())
        .sum();
    let mut checked = 0;
    macro_rules! check {
        ($($name:ident: $($text:literal)+;)+) => {
            $($(
                let value = $name::from_wire($text);
                assert!(!matches!(value, $name::Other(_)), "{}", $text);
                assert_eq!(value.as_str(), $text);
                checked += 1;
            )+)+
        };
    }
    check! {
        Direction: "inbound" "outbound";
        Track: "inbound" "outbound";
        Cause: "hangup" "busy" "timeout" "cancel" "rejected" "callback-error" "invalid-bxml" "application-error" "account-limit"
            "node-capacity-exceeded" "error" "unknown" "connection-error" "duplicate" "track-limit" "closed";
        FileFormat: "mp3" "wav";
        RecordingStatus: "processing" "partial" "complete" "deleted" "error" "completed";
        TranscriptionStatus: "none" "processing" "available" "error" "timeout" "file-size-too-big" "file-size-too-small" "failed";
        DetectedAnswer: "answering-machine" "human" "silence" "timeout" "error" "tone-detected" "tone-detection";
        ReferCallStatus: "success" "failure";
        DiversionReason: "unknown" "user-busy" "no-answer" "unavailable" "unconditional" "time-of-day" "do-not-disturb" "deflection"
            "follow-me" "out-of-service" "away";
        Attestation: "A" "B" "C";
        MessageDirection: "in" "out";
        MessageChannel: "SMS" "MMS" "RBM" "RCS";
        MessagePriority: "default" "high";
        DestinationType: "PHONE_NUMBER" "ENDPOINT" "CALL_ID";
    }
    assert_eq!(
        checked, listed,
        "words of schema/ that are not in this list"
    );
}

/// Nobody can make an unknown type of a known name, which would be another type with the same text.
#[test]
fn types_with_one_name_are_one_type() {
    fn check<T: Copy + PartialEq + Debug>(
        known: &[T],
        name: impl Fn(T) -> &'static str,
        of: impl Fn(&'static str) -> T,
    ) {
        for one in known.iter().copied() {
            assert_eq!(of(name(one)), one);
        }
        for unknown in ["", "brandNew", "Answer", "media "] {
            assert_eq!(of(unknown), of(unknown));
            assert_eq!(name(of(unknown)), unknown);
            assert!(!known.contains(&of(unknown)), "{unknown}");
        }
    }
    check(EventType::ALL, EventType::as_str, EventType::from_wire);
    check(FrameType::ALL, FrameType::as_str, FrameType::from_wire);
    check(
        MessageType::ALL,
        MessageType::as_str,
        MessageType::from_wire,
    );
    // One of unknown type that is built with the name of a known one.
    let built = UnknownCallback::build(|event| event.event_type = Some("answer"));
    assert_eq!(Callback::from(built).event_type(), EventType::Answer);
    let built = UnknownFrame::build(|frame| frame.event_type = Some("media"));
    assert_eq!(Frame::from(built).frame_type(), FrameType::Media);
    let built = UnknownMessageCallback::build(|event| event.event_type = Some("message-sent"));
    assert_eq!(
        MessageCallback::from(built).message_type(),
        MessageType::MessageSent
    );
}

#[test]
fn other_sets_are_exact_and_open() {
    assert_eq!(
        Cause::from_wire("node-capacity-exceeded"),
        Cause::NodeCapacityExceeded
    );
    assert!(matches!(Cause::from_wire("Hangup"), Cause::Other(word) if word.as_str() == "Hangup"));
    assert_ne!(Cause::from_wire("Hangup"), Cause::Hangup);
    // `hangup` is no word of that set, and can be moved into this one.
    let DetectedAnswer::Other(word) = DetectedAnswer::from_wire("hangup") else {
        panic!()
    };
    assert_eq!(Cause::Other(word), Cause::Hangup);
    assert_eq!(HashSet::from([Cause::Other(word), Cause::Hangup]).len(), 1);
    assert!(Cause::Other(word).cmp(&Cause::Hangup).is_eq() && Cause::Busy < Cause::Hangup);
    assert!(matches!(Cause::from_wire(""), Cause::Other(word) if word.as_str().is_empty()));
    assert_eq!(Cause::default(), Cause::from_wire(""));
    assert_eq!(
        DetectedAnswer::from_wire("tone-detection"),
        DetectedAnswer::ToneDetection
    );
    assert!(matches!(Attestation::from_wire("a"), Attestation::Other(_)));
}

#[cfg(all(feature = "chrono", feature = "jiff"))]
#[test]
fn times_and_durations_are_the_same_in_other_crates() {
    for text in [
        "2022-06-16T13:15:07.160Z",
        "2016-12-31T23:59:60Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z",
        "2024-02-29T12:00+05:30",
        "2024-02-29T12:00:00,1234567899+05:30",
    ] {
        let time = Timestamp::new(text);
        let ours = time.to_offset_date_time().unwrap();
        let chrono: chrono::DateTime<chrono::FixedOffset> = time.try_into().unwrap();
        assert_eq!(
            chrono
                .timestamp_nanos_opt()
                .map_or(ours.unix_timestamp_nanos(), i128::from),
            ours.unix_timestamp_nanos(),
            "{text}"
        );
        assert_eq!(
            (chrono.timestamp(), chrono.timestamp_subsec_nanos()),
            (ours.unix_timestamp(), ours.nanosecond()),
            "{text}"
        );
        assert_eq!(
            chrono.offset().local_minus_utc(),
            ours.offset().whole_seconds(),
            "{text}"
        );
        // jiff ends a day earlier, so that every time zone fits.
        match jiff::Timestamp::try_from(time) {
            Ok(jiff) => assert_eq!(jiff.as_nanosecond(), ours.unix_timestamp_nanos(), "{text}"),
            Err(error) => assert!(
                error == ValueError::Range && text.starts_with("9999"),
                "{text}"
            ),
        }
    }
    for text in [
        "PT0S",
        "PT20.056S",
        "PT1H1M1.999999999S",
        "PT26H",
        "PT1,9999999999S",
    ] {
        let duration = IsoDuration::new(text);
        let ours = duration.to_duration().unwrap();
        let std = std::time::Duration::try_from(duration).unwrap();
        assert_eq!(
            i128::try_from(std.as_nanos()).unwrap(),
            ours.whole_nanoseconds(),
            "{text}"
        );
        assert_eq!(
            jiff::SignedDuration::try_from(duration).unwrap().as_nanos(),
            ours.whole_nanoseconds(),
            "{text}"
        );
        let chrono = chrono::TimeDelta::try_from(duration).unwrap();
        assert_eq!(
            chrono.num_nanoseconds().map(i128::from),
            Some(ours.whole_nanoseconds()),
            "{text}"
        );
    }
    for wrong in ["", "x", "2022-13-01T00:00Z"] {
        assert_eq!(
            jiff::Timestamp::try_from(Timestamp::new(wrong)).err(),
            Timestamp::new(wrong).to_offset_date_time().err()
        );
        let chrono: Result<chrono::DateTime<chrono::FixedOffset>, _> =
            Timestamp::new(wrong).try_into();
        assert_eq!(
            chrono.err(),
            Timestamp::new(wrong).to_offset_date_time().err()
        );
    }
}
