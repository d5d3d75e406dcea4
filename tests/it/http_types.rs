//! A request becomes the type that is asked for: every type that can be parsed can come over HTTP.

use bandwidth_callbacks::http::{Endpoint, Rejection};
use bandwidth_callbacks::messaging::{self, Messages};
use bandwidth_callbacks::notification::{
    DeliveryReport, EndpointEvent, TollFreeVerification, TransferConfirmation,
};
use bandwidth_callbacks::stream::{self, DecodedFrame, Frame};
use bandwidth_callbacks::voice::{
    DisconnectCallback, DtmfCallback, GatherCallback, RecordingAvailableCallback,
};
use bandwidth_callbacks::{Callback, ErrorKind, Owned, Parse, Parser};

fn post<T: Parse<'static> + 'static>(body: &[u8]) -> Result<Owned<T>, Rejection> {
    let json = |name| (name == "content-type").then_some("application/json");
    let mut incoming = Endpoint::without_authentication().receive("POST", None, json)?;
    incoming.push(body)?;
    incoming.finish()
}

fn get<T: Parse<'static> + 'static>(query: &str) -> Result<Owned<T>, Rejection> {
    Endpoint::without_authentication()
        .receive("GET", Some(query), |_| [] as [&str; 0])?
        .finish()
}

#[test]
fn a_url_can_be_for_one_event_alone() {
    let event = post::<GatherCallback<'_>>(br#"{"callId":"c-1","digits":"42"}"#).unwrap();
    assert_eq!(event.get().digits.unwrap(), "42");
    let event = post::<EndpointEvent<'_>>(br#"{"event":"endpointConnected"}"#).unwrap();
    assert_eq!(event.get().event, Some("endpointConnected"));
    let Err(Rejection::Invalid(error)) = post::<GatherCallback<'_>>(br#"{"eventType":"dtmf"}"#)
    else {
        panic!()
    };
    assert_eq!(error.kind(), ErrorKind::UnexpectedEventType);
}

#[test]
fn what_can_be_parsed_can_be_received() {
    fn compare<T: Parse<'static> + 'static>(body: &str)
    where
        for<'a> T::At<'a>: PartialEq + std::fmt::Debug,
    {
        let parsed = Parser::new().parse_owned::<T>(body.into()).unwrap();
        assert_eq!(post::<T>(body.as_bytes()).unwrap(), parsed, "{body}");
    }
    for sample in messaging::samples::all() {
        compare::<Messages<'_>>(sample.body);
    }
    for sample in stream::samples::all() {
        compare::<Frame<'_>>(sample.body);
        compare::<DecodedFrame<'_>>(sample.body);
    }
    compare::<DtmfCallback<'_>>(r#"{"digit":"5","list":[1]}"#);
    compare::<DeliveryReport<'_>>(r#"{"event":"DELIVERED"}"#);
    compare::<TollFreeVerification<'_>>(r#"{"phoneNumber":"+18005550142"}"#);
    compare::<TransferConfirmation<'_>>(r#"{"notificationType":"x"}"#);
}

#[test]
fn a_single_event_by_get_is_that_of_any_event() {
    let query = "eventType=disconnect&callId=a&callId=c-1&cause=hangup&from=+15551234567";
    let any = get::<Callback<'_>>(query).unwrap();
    let Callback::Disconnect(expected) = any.get() else {
        panic!()
    };
    assert_eq!(
        get::<DisconnectCallback<'_>>(query).unwrap().get(),
        expected
    );
    assert_eq!(expected.call_id, Some("c-1"));

    let query = "eventType=recordingAvailable&channels=2&duration=PT3S";
    let event = get::<RecordingAvailableCallback<'_>>(query).unwrap();
    assert_eq!(event.get().channels, Some(2));

    let kind = |refused: Result<_, _>| match refused.map(|event: Owned<GatherCallback<'_>>| event) {
        Err(Rejection::Invalid(error)) => error.kind(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        kind(get("eventType=dtmf&digit=5")),
        ErrorKind::UnexpectedEventType
    );
    // A body may do without, because nobody but Bandwidth sends one.
    assert_eq!(kind(get("digits=42")), ErrorKind::MissingEventType);
}

#[test]
fn nothing_but_voice_events_comes_by_get() {
    fn refuse<T: Parse<'static> + 'static>() {
        for query in [
            "",
            "eventType=dtmf",
            "type=message-sent&message=1&eventType=dtmf",
            "event=endpointConnected&phoneNumber=1&notificationType=x&eventType=media",
        ] {
            let refused = get::<T>(query).map(drop).unwrap_err();
            assert_eq!(refused, Rejection::UnsupportedMediaType, "{query}");
        }
    }
    refuse::<Messages<'_>>();
    refuse::<Frame<'_>>();
    refuse::<DecodedFrame<'_>>();
    refuse::<DeliveryReport<'_>>();
    refuse::<EndpointEvent<'_>>();
    refuse::<TollFreeVerification<'_>>();
    refuse::<TransferConfirmation<'_>>();
}
