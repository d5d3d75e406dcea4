//! The properties of bodies of the other families: any bytes, and events that are written and read again.

use std::borrow::Cow;

use arbitrary::{Arbitrary, Unstructured};
use bandwidth_callbacks::messaging::{ArbitraryMessages, Messages};
use bandwidth_callbacks::stream::{ArbitraryFrame, DecodedFrame, Frame};
use bandwidth_callbacks::{Base64, Parser};

use crate::family::{Family, Root};
use crate::{differential, paths};

/// Reads the input as a message of a media stream, and makes frames of it.
pub fn frames(input: &[u8]) {
    any_bytes(Family::Stream, input);
    decoded(input);
    let mut u = Unstructured::new(input);
    if let Ok(frame) = Frame::arbitrary(&mut u) {
        written(Family::Stream, &Root::Stream(frame));
    }
    if let Ok(body) = ArbitraryFrame::arbitrary(&mut u) {
        let body = body.into_bytes();
        accepted(Family::Stream, &body);
        decoded(&body);
    }
}

/// Reads the input as the body of a messaging webhook, and makes events of it.
pub fn messages(input: &[u8]) {
    any_bytes(Family::Messaging, input);
    let mut u = Unstructured::new(input);
    if let Ok(messages) = Messages::arbitrary(&mut u) {
        written(Family::Messaging, &Root::Messaging(messages));
    }
    if let Ok(body) = ArbitraryMessages::arbitrary(&mut u) {
        accepted(Family::Messaging, &body.into_bytes());
    }
}

fn any_bytes(family: Family, body: &[u8]) {
    paths::agree(family, body);
    differential::compare(family, body);
    let mut parser = Parser::new();
    let shown = format!("{:?}", family.parse_ref(&mut parser, body));
    assert!(!shown.is_empty());
}

/// What was written is equal when it is read again.
fn written(family: Family, root: &Root<'_>) {
    let json = serde_json::to_vec(root).unwrap();
    let mut parser = Parser::new();
    assert_eq!(family.parse(&mut parser, &mut json.clone()).as_ref(), Ok(root));
    assert_eq!(&family.parse_owned(&mut parser, json).unwrap().view(), root);
}

fn accepted(family: Family, body: &[u8]) {
    let mut parser = Parser::new();
    assert_eq!(family.parse_ref(&mut parser, body).err(), None, "{}", String::from_utf8_lossy(body));
    any_bytes(family, body);
}

/// Audio that was decoded in place is that of the frame's text, and a payload that is no Base64 remains.
fn decoded(message: &[u8]) {
    let mut parser = Parser::new();
    let mut copy = message.to_vec();
    match (Parser::new().parse_frame_decoded(&mut copy), parser.parse_frame_ref(message)) {
        (Ok(DecodedFrame::Audio(frame)), Ok(Frame::Media(media))) => {
            let mut audio = Vec::new();
            assert_eq!(media.payload.map(|payload| payload.decode_to(&mut audio).is_ok()), Some(true));
            assert_eq!(frame.audio, Cow::from(audio));
            assert_eq!((frame.track, frame.sequence_number), (media.track, media.sequence_number));
            assert_eq!(frame.extra, media.extra);
        }
        (Ok(DecodedFrame::Other(frame)), Ok(expected)) => {
            assert_eq!(frame, expected);
            if let Frame::Media(media) = expected {
                let is_base64 = |payload: Base64<'_>| payload.decode_to(&mut Vec::new()).is_ok();
                assert!(!media.payload.is_some_and(is_base64), "audio was not decoded");
            }
        }
        (found, expected) => assert_eq!(
            found.map(|_| ()).map_err(|error| error.kind()),
            expected.map(|_| ()).map_err(|error| error.kind())
        ),
    }
}
