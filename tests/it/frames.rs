//! Frames whose audio is decoded in place: the same as the text decoded elsewhere, whatever the
//! form of the message.

use std::borrow::Cow;

use crate::common::{Family, every};
use bandwidth_callbacks::stream::{DecodedFrame, Frame};
use bandwidth_callbacks::types::{Base64, Track};
use bandwidth_callbacks::{ErrorKind, Options, Owned, Parser};

/// Compares with the frame whose text is decoded elsewhere, and with what the other calls return.
/// Returns whether the audio was decoded without memory of its own.
fn agree(message: &[u8]) -> bool {
    let (mut decoder, mut parser) = (Parser::new(), Parser::new());
    let mut copy = message.to_vec();
    let shown = || message.escape_ascii().to_string();
    let found = decoder.parse::<DecodedFrame<'_>>(&mut copy);
    {
        let mut parser = Parser::new();
        let owned = parser.parse_owned::<DecodedFrame<'_>>(message.to_vec());
        assert!(
            owned.as_ref().ok().map(Owned::get).as_ref() == found.as_ref().ok(),
            "{}",
            shown()
        );
        assert!(
            parser.parse_ref::<DecodedFrame<'_>>(message).ok() == found.clone().ok(),
            "{}",
            shown()
        );
    }
    match (found, parser.parse_ref::<Frame<'_>>(message)) {
        (Ok(DecodedFrame::Audio(frame)), Ok(Frame::Media(media))) => {
            let mut audio = Vec::new();
            media
                .payload
                .expect("audio without payload")
                .decode_to(&mut audio)
                .unwrap();
            assert!(*frame.audio == audio, "{}", shown());
            assert_eq!(
                (frame.track, frame.sequence_number, &frame.extra),
                (media.track, media.sequence_number, &media.extra)
            );
            matches!(frame.audio, Cow::Borrowed(_))
        }
        (Ok(DecodedFrame::Other(frame)), Ok(expected)) => {
            assert!(frame == expected, "{}", shown());
            if let Frame::Media(media) = frame {
                let is_audio = |payload: Base64<'_>| payload.decode_to(&mut Vec::new()).is_ok();
                assert!(!media.payload.is_some_and(is_audio), "{}", shown());
            }
            false
        }
        (found, expected) => {
            let (found, expected) = (
                found.map(|_| ()).unwrap_err(),
                expected.map(|_| ()).unwrap_err(),
            );
            assert_eq!(
                (found.kind(), found.field()),
                (expected.kind(), expected.field()),
                "{}",
                shown()
            );
            false
        }
    }
}

fn media(payload: &str) -> String {
    format!(
        r#"{{"track":"inbound","payload":"{payload}","sequenceNumber":"1","eventType":"media"}}"#
    )
}

/// The Base64 of so many bytes.
fn payload(bytes: usize) -> String {
    let mut text = "A/+9".repeat(bytes / 3);
    text.push_str(["", "/w==", "AP8="][bytes % 3]);
    text
}

#[test]
fn audio_of_every_length_is_decoded_in_place() {
    for bytes in (0..=700).chain([767, 768, 769, 1535, 1536, 1537, 4000]) {
        assert!(agree(media(&payload(bytes)).as_bytes()), "{bytes}");
    }
}

#[test]
fn members_in_any_order_and_white_space_are_taken() {
    let members = [
        r#""track" : "outbound""#.to_owned(),
        format!("\"payload\"\t:\"{}\"", payload(160)),
        "\"sequenceNumber\":\n\"18\"".to_owned(),
        r#""eventType":  "media""#.to_owned(),
    ];
    let mut order = [0, 1, 2, 3];
    for step in 0..24 {
        // All orders, by changing two neighbours.
        order.swap(step % 3, step % 3 + 1);
        for space in ["", " ", "\r\n\t "] {
            let inside = order
                .map(|index| members[index].clone())
                .join(&format!("{space},{space}"));
            assert!(agree(
                format!("{space}{{{space}{inside}{space}}}{space}").as_bytes()
            ));
        }
    }
}

#[test]
fn messages_cut_or_changed_anywhere_have_the_same_outcome() {
    let mut counted = 0;
    let fixtures = Family::Stream.fixtures();
    let bodies = fixtures
        .into_iter()
        .filter(|it| it.event == "media")
        .map(|it| it.body);
    for body in bodies.chain([
        media(&payload(150)).into_bytes(),
        media(&payload(163)).into_bytes(),
        media("").into_bytes(),
    ]) {
        for end in 0..body.len() {
            agree(&body[..end]);
        }
        let mut changed = body.clone();
        let step = every(3);
        for offset in (body.len() % step..body.len()).step_by(step) {
            for byte in *b"\"\\=,:{} \nA!\x80" {
                changed[offset] = byte;
                agree(&changed);
                counted += 1;
            }
            changed[offset] = body[offset];
        }
    }
    assert!(counted > 50_000 / every(4), "{counted}");
}

#[test]
fn frames_of_unusual_form_are_decoded_too() {
    let usual = payload(160);
    for (message, is_borrowed) in [
        (media(&usual.replace('/', "\\/")), false),
        (media(&usual).replace(r#""1""#, "1"), false),
        (media(&usual).replace(r#""inbound""#, "null"), false),
        (
            media(&usual).replace(
                r#""inbound""#,
                r#""a track whose name is longer than the others are""#,
            ),
            false,
        ),
        (
            media(&usual).replace(r#""track""#, r#""new":[1],"track""#),
            false,
        ),
        (media(&usual).replace(r#""inbound""#, r#""é""#), false),
        (media(&usual).replace(r#""inbound""#, r#""monitor""#), true),
        (
            format!(r#"{{"payload":"{usual}","eventType":"media"}}"#),
            true,
        ),
    ] {
        assert_eq!(agree(message.as_bytes()), is_borrowed, "{message}");
        let mut copy = message.clone().into_bytes();
        let frame = Parser::new().parse::<DecodedFrame<'_>>(&mut copy).unwrap();
        assert!(
            matches!(frame, DecodedFrame::Audio(frame) if frame.audio.len() == 160),
            "{message}"
        );
    }
}

/// The scan has no errors of its own: it leaves these to the fast path and the tape path.
#[test]
fn frames_that_are_refused_are_refused_for_the_same_reason() {
    let usual = media(&payload(160));
    let inside = usual.strip_prefix('{').unwrap();
    for (message, kind) in [
        (
            format!(r#"{{"track":"inbound",{inside}"#),
            ErrorKind::DuplicateField,
        ),
        (
            format!(r#"{{"sequenceNumber":"1",{inside}"#),
            ErrorKind::DuplicateField,
        ),
        (
            format!(r#"{{"eventType":"media",{inside}"#),
            ErrorKind::DuplicateField,
        ),
        (
            format!(r#"{{"payload":"/w==",{inside}"#),
            ErrorKind::DuplicateField,
        ),
        (
            format!(r#"{{"payload":"",{inside}"#),
            ErrorKind::DuplicateField,
        ),
        (format!("{usual}x"), ErrorKind::TrailingData),
        (format!("{usual}{usual}"), ErrorKind::TrailingData),
        (usual.replace("\",\"seq", "\",,\"seq"), ErrorKind::Syntax),
        (usual.replace("media\"", "media"), ErrorKind::InvalidString),
    ] {
        agree(message.as_bytes());
        let error = Parser::new()
            .parse::<DecodedFrame<'_>>(&mut message.clone().into_bytes())
            .unwrap_err();
        assert_eq!(error.kind(), kind, "{message}");
    }
}

/// A payload that is no Base64 stays in the message as it was, also where some of it was decoded
/// already.
#[test]
fn a_payload_that_is_not_base64_remains() {
    for len in [4, 100, 216, 1020, 1024, 1028, 3000, 5000] {
        for at in [0, len / 2, len - 1] {
            let mut text = "ABCD".repeat(len / 4);
            text.replace_range(at..=at, "!");
            let message = media(&text);
            let mut copy = message.clone().into_bytes();
            let frame = Parser::new().parse::<DecodedFrame<'_>>(&mut copy).unwrap();
            let DecodedFrame::Other(Frame::Media(frame)) = frame else {
                panic!("{message}")
            };
            let payload = frame.payload.unwrap();
            assert_eq!(payload.as_str(), text);
            assert_eq!(
                payload.decode_to(&mut Vec::new()).unwrap_err().offset(),
                Some(at)
            );
            assert_eq!(frame.track, Some(Track::Inbound));
            assert_eq!(copy, message.as_bytes());
        }
    }
}

#[test]
fn options_are_respected() {
    let message = media(&payload(160));
    let decode = |options: Options| {
        let mut copy = message.clone().into_bytes();
        let result = Parser::with_options(options).parse::<DecodedFrame<'_>>(&mut copy);
        result.map(|frame| matches!(frame, DecodedFrame::Audio(frame) if matches!(frame.audio, Cow::Borrowed(_))))
    };
    assert_eq!(decode(Options::new()), Ok(true));
    assert_eq!(decode(Options::new().fast_path(false)), Ok(false));
    assert_eq!(decode(Options::new().max_depth(1)), Ok(false));
    assert!(decode(Options::new().max_depth(0)).is_err());
    assert!(decode(Options::new().max_len(message.len() - 1)).is_err());
    assert_eq!(decode(Options::new().max_len(message.len())), Ok(true));
}
