//! The properties of bodies of the other families and of any kind: any bytes, and events that are
//! written and read again.

use std::borrow::Cow;

use arbitrary::{Arbitrary, Unstructured};
use bandwidth_callbacks::any::AnyBody;
use bandwidth_callbacks::messaging::{ArbitraryMessages, MessageCallback, Messages};
use bandwidth_callbacks::stream::{ArbitraryFrame, DecodedFrame, Frame};
use bandwidth_callbacks::types::{Base64, Value};
use bandwidth_callbacks::{Callback, Options, Parser};

use crate::family::{Family, Parsed, Root};
use crate::kinds::{SIGNS, assert_told, kind};
use crate::written::assert_written;
use crate::{differential, lossy, paths};

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

/// Reads the input as a body of any kind, and makes bodies of all kinds of it: events,
/// notifications, and objects of the keys that tell them apart.
pub fn any(input: &[u8]) {
    told(input);
    let mut u = Unstructured::new(input);
    let _ = generated(&mut u);
    let _ = signs(&mut u).map(|body| told(&body));
}

/// A body is told apart as the model says, by every call and with any options.
fn told(body: &[u8]) {
    let kind = assert_told(Options::new(), body);
    assert_eq!(assert_told(Options::new().fast_path(false), body), kind);
    for options in [
        Options::new().strict(true),
        Options::new().max_extra(1),
        Options::new().max_depth(2),
    ] {
        let limited = assert_told(options, body);
        assert!(limited.is_none() || limited == kind, "{options:?}");
    }
}

/// Events and notifications. One that has the signs of its kind is equal when it is read again.
fn generated(u: &mut Unstructured<'_>) -> arbitrary::Result<()> {
    let body = match u.int_in_range(0..=5)? {
        0 => AnyBody::Voice(Callback::arbitrary(u)?),
        1 => AnyBody::Messaging(MessageCallback::arbitrary(u)?.into()),
        2 => AnyBody::Endpoint(u.arbitrary()?),
        3 => AnyBody::International(u.arbitrary()?),
        4 => AnyBody::Transfer(u.arbitrary()?),
        _ => AnyBody::TollFree(u.arbitrary()?),
    };
    assert_written(&body, |out| body.write_json(out));
    let json = serde_json::to_vec(&body).unwrap();
    told(&json);
    let mut copy = json.clone();
    if let Ok(again) = Parser::new().parse::<AnyBody<'_>>(&mut copy)
        && kind(&again) == kind(&body)
    {
        assert_eq!(again, body, "{}", String::from_utf8_lossy(&json));
    }
    Ok(())
}

/// An object of some of the keys that tell bodies apart, in any order, some of them twice.
fn signs(u: &mut Unstructured<'_>) -> arbitrary::Result<Vec<u8>> {
    let mut members = Vec::new();
    for _ in 0..u.int_in_range(0..=8)? {
        let value = match u.int_in_range(0..=3)? {
            0 => {
                Value::from(*u.choose(&["DEVICE_CONNECTED", "answer", "start", "message-sent"])?)
            }
            1 => Value::from(*u.choose(&[
                "endpointConnected",
                "DELIVERED",
                "GlobalSMS",
                "+18005550142",
            ])?),
            2 => Value::Null,
            _ => u.arbitrary()?,
        };
        members.push((*u.choose(&SIGNS)?, value));
    }
    Ok(serde_json::to_vec(&Value::Object(members)).unwrap())
}

fn any_bytes(family: Family, body: &[u8]) {
    paths::agree(family, body);
    differential::compare(family, body);
    lossy::agree(family, body);
    let mut parser = Parser::new();
    let shown = format!("{:?}", family.parse_ref(&mut parser, body));
    assert!(!shown.is_empty());
}

/// What was written is equal when it is read again.
fn written(family: Family, root: &Root<'_>) {
    assert_written(root, |out| root.write(out));
    let json = serde_json::to_vec(root).unwrap();
    let mut parser = Parser::new();
    assert_eq!(
        family.parse(&mut parser, &mut json.clone()).as_ref(),
        Ok(root)
    );
    assert_eq!(&family.parse_owned(&mut parser, json).unwrap().get(), root);
}

fn accepted(family: Family, body: &[u8]) {
    let mut parser = Parser::new();
    assert_eq!(
        family.parse_ref(&mut parser, body).err(),
        None,
        "{}",
        String::from_utf8_lossy(body)
    );
    any_bytes(family, body);
}

/// Audio that was decoded in place is that of the frame's text, and a payload that is no Base64
/// remains.
fn decoded(message: &[u8]) {
    let mut parser = Parser::new();
    let mut copy = message.to_vec();
    match (
        Parser::new().parse::<DecodedFrame<'_>>(&mut copy),
        parser.parse_ref::<Frame<'_>>(message),
    ) {
        (Ok(DecodedFrame::Audio(frame)), Ok(Frame::Media(media))) => {
            let mut audio = Vec::new();
            assert_eq!(
                media
                    .payload
                    .map(|payload| payload.decode_to(&mut audio).is_ok()),
                Some(true)
            );
            assert_eq!(frame.audio, Cow::from(audio));
            assert_eq!(
                (frame.track, frame.sequence_number),
                (media.track, media.sequence_number)
            );
            assert_eq!(frame.extra, media.extra);
        }
        (Ok(DecodedFrame::Other(frame)), Ok(expected)) => {
            assert_eq!(frame, expected);
            if let Frame::Media(media) = expected {
                let is_base64 = |payload: Base64<'_>| payload.decode_to(&mut Vec::new()).is_ok();
                assert!(
                    !media.payload.is_some_and(is_base64),
                    "audio was not decoded"
                );
            }
        }
        (found, expected) => assert_eq!(
            found.map(|_| ()).map_err(|error| error.kind()),
            expected.map(|_| ()).map_err(|error| error.kind())
        ),
    }
}
