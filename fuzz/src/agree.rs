//! For any bytes: no function panics, and all functions that parse a body agree.

use bandwidth_callbacks::voice::{DisconnectCallback, InitiateCallback, peek};
use bandwidth_callbacks::{Callback, Error, ErrorKind, EventType, Options, Parser};

use crate::family::Family;
use crate::lossy;

/// Parses the bytes by every function and with various options.
pub fn bytes(body: &[u8]) {
    let mut parser = Parser::new();
    let by_ref = parser.parse_ref(body);
    look(&by_ref, body);
    in_place(body, &by_ref);
    owned(body, &by_ref);
    as_one_event(body, &by_ref);
    with_options(body, &by_ref);
    envelope(body, &by_ref);
    lossy::agree(Family::Voice, body);
}

/// The envelope of an accepted body, by `peek` or because the event is unwanted, has the same five
/// fields as the event. An unwanted body is checked as a wanted one. Both hold with and without the
/// fast path.
fn envelope(body: &[u8], by_ref: &Result<Callback<'_>, Error>) {
    let peeked = peek(body);
    if let (Ok(envelope), Ok(callback)) = (&peeked, by_ref) {
        assert_eq!(envelope.event_type(), callback.event_type());
        assert!(callback.call_id().is_none() || callback.call_id() == envelope.call_id());
        assert!(callback.account_id().is_none() || callback.account_id() == envelope.account_id());
        assert!(
            callback.conference_id().is_none()
                || callback.conference_id() == envelope.conference_id()
        );
        assert!(callback.tag().is_none() || callback.tag() == envelope.tag());
    }
    if let (Err(error), Ok(_)) = (&peeked, by_ref) {
        // To an event without these fields they are unknown fields, which may repeat.
        assert_eq!(error.kind(), ErrorKind::DuplicateField, "{error}");
    }
    if let (Err(peeked), Err(by_ref)) = (&peeked, by_ref) {
        assert_eq!(peeked, by_ref);
    }
    let options = Options::new().only(&[EventType::Dtmf]);
    let (mut with, mut without) = (
        Parser::with_options(options),
        Parser::with_options(options.fast_path(false)),
    );
    let found = with.parse_ref(body);
    assert_eq!(found, without.parse_ref(body));
    match (found, by_ref) {
        (Ok(Callback::Unwanted(found)), Ok(callback)) => {
            assert_ne!(callback.event_type(), EventType::Dtmf);
            assert_eq!(peeked, Ok(found));
        }
        (Err(error), Ok(_)) => {
            // As for `peek`: the field is one of the five of the envelope, and unknown to the
            // event.
            assert_eq!(error.kind(), ErrorKind::DuplicateField, "{error}");
            assert_eq!(
                peeked.map_err(|error| (error.kind(), error.field())),
                Err((error.kind(), error.field()))
            );
        }
        (found, by_ref) => assert!(found == *by_ref),
    }
}

/// No accessor of a result panics, and the offset of an error is inside the body.
fn look(result: &Result<Callback<'_>, Error>, body: &[u8]) {
    match result {
        Ok(callback) => {
            let _ = (
                callback.event_type(),
                callback.call_id(),
                callback.account_id(),
                callback.application_id(),
            );
            let _ = (
                callback.conference_id(),
                callback.caller(),
                callback.callee(),
                callback.tag(),
                callback.reply(),
            );
            if let Some(time) = callback.event_time() {
                let _ = time.to_offset_date_time();
            }
            assert!(!format!("{callback:?}").is_empty());
            assert_eq!(callback.clone(), *callback);
        }
        Err(error) => {
            assert!(
                error.offset().is_none_or(|offset| offset <= body.len()),
                "{error}"
            );
            assert!(
                format!("{error} {error:?}").is_ascii(),
                "an error is made of the library's own words"
            );
        }
    }
}

fn in_place(body: &[u8], by_ref: &Result<Callback<'_>, Error>) {
    let mut copy = body.to_vec();
    match (Parser::new().parse::<Callback<'_>>(&mut copy), by_ref) {
        (Ok(in_place), Ok(by_ref)) => assert_eq!(in_place, *by_ref),
        (Err(in_place), Err(by_ref)) => assert_eq!(in_place, *by_ref),
        (in_place, _) => panic!("in place {in_place:?}, by reference {by_ref:?}"),
    }
    // The address of the body in memory makes no difference.
    let mut shifted = vec![b'"'; body.len() + 2];
    shifted[1..=body.len()].copy_from_slice(body);
    match (
        Parser::new().parse::<Callback<'_>>(&mut shifted[1..=body.len()]),
        by_ref,
    ) {
        (Ok(in_place), Ok(by_ref)) => assert_eq!(in_place, *by_ref),
        (Err(in_place), Err(by_ref)) => assert_eq!(in_place, *by_ref),
        (in_place, _) => panic!("in place {in_place:?}, by reference {by_ref:?}"),
    }
}

fn owned(body: &[u8], by_ref: &Result<Callback<'_>, Error>) {
    match (Parser::new().parse_owned(body.to_vec()), by_ref) {
        (Ok(owned), Ok(by_ref)) => {
            assert_eq!(owned.get(), *by_ref);
            assert_eq!(owned.event_type(), by_ref.event_type());
            assert_eq!(owned.clone().get(), *by_ref);
        }
        (Err(refused), Err(by_ref)) => {
            assert_eq!(refused.error(), *by_ref);
            assert_eq!(
                refused.into_body().len(),
                body.len(),
                "a refused body comes back"
            );
        }
        (owned, _) => panic!("owned {owned:?}, by reference {by_ref:?}"),
    }
}

/// A parser that is given the type returns the same event, or the error that it is another type.
fn as_one_event(body: &[u8], by_ref: &Result<Callback<'_>, Error>) {
    macro_rules! check {
        ($name:ident, $event_type:ident) => {
            let mut copy = body.to_vec();
            match (Parser::new().parse::<$name<'_>>(&mut copy), by_ref) {
                (Ok(event), Ok(callback)) => {
                    let event: Callback<'_> = event.into();
                    assert_eq!(event, *callback);
                }
                (Ok(event), Err(error)) => {
                    assert_eq!(
                        (error.kind(), event.event_type),
                        (ErrorKind::MissingEventType, None)
                    );
                }
                (Err(error), Ok(callback)) => {
                    assert_eq!(error.kind(), ErrorKind::UnexpectedEventType);
                    assert_ne!(callback.event_type(), EventType::$event_type);
                }
                (Err(_), Err(_)) => {}
            }
        };
    }
    check!(InitiateCallback, Initiate);
    check!(DisconnectCallback, Disconnect);
}

/// Options may refuse more bodies, and never change what an accepted body means.
fn with_options(body: &[u8], by_ref: &Result<Callback<'_>, Error>) {
    for options in [
        Options::new().strict(true),
        Options::new().max_len(64),
        Options::new().max_depth(2),
        Options::new().max_extra(1),
    ] {
        match (
            Parser::with_options(options).parse_ref::<Callback<'_>>(body),
            by_ref,
        ) {
            (Ok(limited), Ok(by_ref)) => assert_eq!(limited, *by_ref),
            (Ok(_), Err(error)) => panic!("{options:?} accept what is refused without: {error}"),
            (Err(_), _) => {}
        }
    }
    let most = Options::new()
        .max_depth(Options::MAX_DEPTH)
        .max_extra(usize::MAX)
        .max_len(Options::MAX_LEN);
    match (
        Parser::with_options(most).parse_ref::<Callback<'_>>(body),
        by_ref,
    ) {
        (Ok(_), Err(error)) => {
            let is_limit = matches!(
                error.kind(),
                ErrorKind::TooLong | ErrorKind::TooDeep | ErrorKind::TooManyExtra
            );
            assert!(is_limit, "{error}");
        }
        (Err(error), Ok(_)) => panic!("{most:?} refuse what is accepted without: {error}"),
        (Ok(most), Ok(by_ref)) => assert_eq!(most, *by_ref),
        (Err(_), Err(_)) => {}
    }
}
