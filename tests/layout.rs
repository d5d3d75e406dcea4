//! Sizes and auto traits, checked when this compiles.

use bandwidth_callbacks::{
    Callback, DisconnectCallback, Error, ErrorKind, EventType, Extra, IsoDuration, OwnedCallback, Parser, Sensitive, Timestamp, Value,
    ValueError,
};

const fn goes_anywhere<T: Send + Sync + Unpin>() {}
const fn is_small_copy<T: Copy + Send + Sync + 'static>() {}
const fn goes_along<T: Send + Unpin>() {}

const _: () = {
    goes_anywhere::<Callback<'_>>();
    goes_anywhere::<OwnedCallback>();
    goes_anywhere::<Extra<'_>>();
    goes_anywhere::<Value<'_>>();
    is_small_copy::<Error>();
    is_small_copy::<ErrorKind>();
    is_small_copy::<ValueError>();
    is_small_copy::<EventType<'static>>();
    goes_along::<Parser>();

    assert!(size_of::<Error>() <= 24);
    assert!(size_of::<Option<Sensitive<'_>>>() == 16);
    assert!(size_of::<Option<Timestamp<'_>>>() == 16);
    assert!(size_of::<Option<IsoDuration<'_>>>() == 16);
    assert!(size_of::<Value<'_>>() <= 32);
    assert!(size_of::<DisconnectCallback<'_>>() <= 512);
    assert!(size_of::<Callback<'_>>() <= 1800);
    assert!(size_of::<OwnedCallback>() <= 48);
};

/// A longer-lived event serves where a shorter-lived one is wanted.
#[allow(dead_code, reason = "that it compiles is the test")]
fn events_are_covariant<'short, 'long: 'short>(
    callback: Callback<'long>,
    event: DisconnectCallback<'long>,
) -> (Callback<'short>, DisconnectCallback<'short>) {
    (callback, event)
}

/// Nothing is read of the body when an event is dropped, so that the body is free once the event is not used any more.
#[test]
fn the_body_is_free_before_the_event_is_dropped() {
    let mut body = *br#"{"eventType":"dtmf","callId":"c-1","x":[1]}"#;
    let callback = Parser::new().parse(&mut body).unwrap();
    assert_eq!(callback.extra().len(), 1);
    body.fill(b' ');
}

/// The event borrows the body and not the parser, so that it can live across an `await` while the parser serves others.
#[test]
fn two_events_of_one_parser_live_together() {
    let mut parser = Parser::new();
    let mut first = *br#"{"eventType":"dtmf","callId":"c-1"}"#;
    let mut second = *br#"{"eventType":"dtmf","callId":"c-2"}"#;
    let (first, second) = (parser.parse(&mut first).unwrap(), parser.parse(&mut second).unwrap());
    assert_eq!((first.call_id(), second.call_id()), (Some("c-1"), Some("c-2")));
}
