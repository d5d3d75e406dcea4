//! Sizes and auto traits, checked at compile time.

use bandwidth_callbacks::any::{AnyBody, OwnedAnyBody};
use bandwidth_callbacks::messaging::{MessageCallback, Messages, OwnedMessages};
use bandwidth_callbacks::stream::Frame;
use bandwidth_callbacks::types::{Extra, IsoDuration, Timestamp, Value, ValueError};
use bandwidth_callbacks::voice::DisconnectCallback;
use bandwidth_callbacks::{
    Callback, Error, ErrorKind, EventType, Owned, OwnedCallback, Parser, Sensitive,
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
    assert!(size_of::<DisconnectCallback<'_>>() <= 536);
    assert!(size_of::<Callback<'_>>() <= 1848);
    assert!(size_of::<OwnedCallback>() <= 56);
    assert!(size_of::<MessageCallback<'_>>() <= 2048);
    assert!(size_of::<Frame<'_>>() <= 1800);
    goes_anywhere::<Frame<'_>>();
    goes_anywhere::<Messages<'_>>();
    goes_anywhere::<OwnedMessages>();
    assert!(size_of::<AnyBody<'_>>() <= size_of::<MessageCallback<'_>>() + 32);
    goes_anywhere::<AnyBody<'_>>();
    goes_anywhere::<OwnedAnyBody>();
    goes_anywhere::<Owned<DisconnectCallback<'static>>>();
};

/// An event with a longer lifetime can be used in place of one with a shorter lifetime.
#[allow(dead_code, reason = "compiling it is the test")]
fn events_are_covariant<'short, 'long: 'short>(
    callback: Callback<'long>,
    event: DisconnectCallback<'long>,
) -> (Callback<'short>, DisconnectCallback<'short>) {
    (callback, event)
}

/// Dropping an event does not read the body, so the body can be used again after the last use of
/// the event.
#[test]
fn the_body_can_be_reused_before_the_event_is_dropped() {
    let mut body = *br#"{"eventType":"dtmf","callId":"c-1","x":[1]}"#;
    let callback = Parser::new().parse::<Callback<'_>>(&mut body).unwrap();
    assert_eq!(callback.extra().len(), 1);
    body.fill(b' ');
}

/// The event borrows the body and not the parser, so it can live across an `await` while the parser
/// serves other requests.
#[test]
fn two_events_of_one_parser_live_together() {
    let mut parser = Parser::new();
    let mut first = *br#"{"eventType":"dtmf","callId":"c-1"}"#;
    let mut second = *br#"{"eventType":"dtmf","callId":"c-2"}"#;
    let (first, second) = (
        parser.parse::<Callback<'_>>(&mut first).unwrap(),
        parser.parse::<Callback<'_>>(&mut second).unwrap(),
    );
    assert_eq!(
        (first.call_id(), second.call_id()),
        (Some("c-1"), Some("c-2"))
    );
}
