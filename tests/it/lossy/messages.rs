//! Arrays of messaging events of which some are wrong.

use bandwidth_callbacks::any::AnyBody;
use bandwidth_callbacks::messaging::{
    MessageCallback, MessageSentCallback, Messages, OwnedMessages,
};
use bandwidth_callbacks::{ErrorKind, Options, Parser};

use super::damage::DAMAGE;
use super::{LOSSY, model};
use crate::common::{Family, Lossy};

const GOOD: &str = r#"{"type":"message-sent","to":"1"}"#;

/// Elements that are wrong for each reason that is one of an element, the last under
/// `Options::strict` only.
const BAD: &[(&str, ErrorKind)] = &[
    ("7", ErrorKind::NotAnObject),
    ("[{}]", ErrorKind::NotAnObject),
    ("null", ErrorKind::NotAnObject),
    ("{}", ErrorKind::MissingEventType),
    (r#"{"type":7}"#, ErrorKind::EventTypeNotText),
    (
        r#"{"type":"message-sent","to":"1","to":"2"}"#,
        ErrorKind::DuplicateField,
    ),
    (
        r#"{"type":"message-sent","message":{"id":"1","id":"2"}}"#,
        ErrorKind::DuplicateField,
    ),
    (
        r#"{"type":"message-sent","a":1,"b":2,"c":3}"#,
        ErrorKind::TooManyExtra,
    ),
    (r#"{"type":"message-sent","to":7}"#, ErrorKind::WrongType),
];

fn options() -> Options {
    Options::new().strict(true).lossy(true).max_extra(2)
}

/// One, two or all elements are wrong, at each place.
#[test]
fn a_bad_element_does_not_lose_its_neighbours() {
    let mut model = Lossy::new(Options::new().strict(true), 2);
    for (bad, kind) in BAD {
        for len in 1..5 {
            for wrong in 0..1_u32 << len {
                let is_wrong = |index: usize| wrong >> index & 1 == 1;
                let elements: Vec<_> = (0..len)
                    .map(|index| if is_wrong(index) { *bad } else { GOOD })
                    .collect();
                let body = format!("[{}]", elements.join(","));
                model.assert(Family::Messaging, body.as_bytes());
                let owned = Parser::with_options(options())
                    .parse_owned::<Messages<'_>>(body.clone().into_bytes());
                let refused: Vec<_> = (0..len).filter(|index| is_wrong(*index)).collect();
                if refused.len() == len {
                    let error = owned.unwrap_err().error();
                    assert_eq!(
                        (error.kind(), error.element()),
                        (*kind, Some(0)),
                        "all are wrong"
                    );
                    continue;
                }
                let owned = owned.unwrap();
                let messages = owned.get();
                assert_eq!(messages.len(), len - refused.len());
                assert!(
                    messages
                        .iter()
                        .all(|event| matches!(event, MessageCallback::MessageSent(_)))
                );
                let errors = messages.refused();
                assert!(errors.iter().all(|error| error.kind() == *kind));
                let found: Vec<_> = errors
                    .iter()
                    .map(|error| error.element().unwrap())
                    .collect();
                assert_eq!(found, refused);
                let json = serde_json::to_string(&messages).unwrap();
                assert_eq!(
                    json,
                    format!("[{}]", vec![GOOD; messages.len()].join(",")),
                    "only the good ones are written"
                );
            }
        }
    }
}

#[test]
fn a_bare_event_and_an_empty_array_are_as_without_the_option() {
    let mut parser = Parser::with_options(options());
    for (bad, kind) in BAD.iter().filter(|(bad, _)| bad.starts_with('{')) {
        let error = parser
            .parse_ref::<Messages<'_>>(bad.as_bytes())
            .unwrap_err();
        assert_eq!((error.kind(), error.element()), (*kind, None));
    }
    let empty = parser.parse_ref::<Messages<'_>>(b"[]").unwrap();
    assert!(empty.is_empty() && empty.is_array() && empty.refused().is_empty());
}

#[test]
fn an_array_that_is_broken_is_refused() {
    for (end, kind) in [
        ("", ErrorKind::UnexpectedEnd),
        ("}", ErrorKind::Syntax),
        (",]", ErrorKind::Syntax),
        ("] x", ErrorKind::TrailingData),
        (r#",{"type":"\x"}]"#, ErrorKind::InvalidEscape),
        (",nul]", ErrorKind::Syntax),
    ] {
        let body = format!(r#"[{GOOD},{{"type":"a","b":"\ud83d"}},{{}}{end}"#);
        assert_eq!(model().assert(Family::Messaging, body.as_bytes()), None);
        let error = Parser::with_options(LOSSY)
            .parse_ref::<Messages<'_>>(body.as_bytes())
            .unwrap_err();
        assert_eq!(error.kind(), kind);
    }
    let options = LOSSY.max_messages(2);
    let body = format!("[{GOOD},{GOOD},{{}}]");
    let error = Parser::with_options(options)
        .parse_ref::<Messages<'_>>(body.as_bytes())
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.element()),
        (ErrorKind::TooManyMessages, None),
        "those that are wrong count"
    );
}

/// The limit of unknown fields is one of the body, of which an element that is left out is no part.
#[test]
fn unknown_fields_of_what_is_left_out_do_not_count() {
    let two = r#"{"type":"message-sent","a":1,"b":2}"#;
    let three = r#"{"type":"message-sent","a":1,"b":2,"c":3}"#;
    for (elements, good) in [
        (vec![three, two], vec![1]),
        (vec![two, three, GOOD], vec![0, 2]),
        (vec![two, two], vec![0]),
        (
            vec![three, three, GOOD, two, three, two, GOOD],
            vec![2, 3, 6],
        ),
        (
            vec![
                r#"{"type":"message-sent","a":1,"b":2,"to":"1","to":"1"}"#,
                two,
            ],
            vec![1],
        ),
    ] {
        let body = format!("[{}]", elements.join(","));
        assert!(
            Lossy::new(Options::new(), 2)
                .assert(Family::Messaging, body.as_bytes())
                .is_some()
        );
        let mut parser = Parser::with_options(options());
        let messages = parser.parse_ref::<Messages<'_>>(body.as_bytes()).unwrap();
        let refused: Vec<_> = messages
            .refused()
            .iter()
            .map(|error| error.element().unwrap())
            .collect();
        let expected: Vec<_> = (0..elements.len())
            .filter(|index| !good.contains(index))
            .collect();
        assert_eq!(refused, expected);
    }
}

/// Offsets are those in the body as it came, also of many elements and after many replacements.
#[test]
fn errors_have_the_offset_in_the_body_as_it_came() {
    let mut body = b"[".to_vec();
    let mut expected = Vec::new();
    for index in 0..100 {
        let damage = DAMAGE[index % DAMAGE.len()];
        body.extend_from_slice(br#"{"type":"message-sent","description":""#);
        body.extend_from_slice(damage);
        body.extend_from_slice(br#"","to":"1""#);
        if index % 3 == 0 {
            expected.push((Some(index), Some(body.len() + 1)));
            body.extend_from_slice(br#","to":"2""#);
        }
        body.extend_from_slice(b"},");
    }
    *body.last_mut().unwrap() = b']';
    assert!(model().assert(Family::Messaging, &body).is_some());
    let mut parser = Parser::with_options(LOSSY);
    let messages = parser.parse_ref::<Messages<'_>>(&body).unwrap();
    let found: Vec<_> = messages
        .refused()
        .iter()
        .map(|error| (error.element(), error.offset()))
        .collect();
    assert_eq!((messages.len(), found), (66, expected));
}

/// What is built or copied has no errors that it did not get.
#[test]
fn errors_go_along_with_the_events() {
    let body = format!("[{GOOD},{{}},{GOOD},7]");
    let owned = Parser::with_options(LOSSY)
        .parse_owned::<Messages<'_>>(body.into_bytes())
        .unwrap();
    let copy = OwnedMessages::from(owned.get());
    assert!(copy == owned && copy.clone() == owned && copy.get().refused().len() == 2);
    let whole = Parser::new()
        .parse_owned::<Messages<'_>>(format!("[{GOOD},{GOOD}]").into_bytes())
        .unwrap();
    assert!(whole != owned, "something is missing in one of them");
    assert_eq!(whole.get()[..], owned.get()[..]);
    let sent = MessageCallback::from(MessageSentCallback::default());
    assert!(
        [sent]
            .into_iter()
            .collect::<Messages<'_>>()
            .refused()
            .is_empty()
    );
}

/// The call for any kind leaves out what the call for messages does, in each form.
#[test]
fn a_body_of_any_kind_keeps_its_neighbours_too() {
    let body = format!(r#"[{GOOD},{{}},{{"type":"message-sent","to":"\ud83d"}},7]"#);
    let mut parser = Parser::with_options(LOSSY);
    let expected = parser
        .parse_owned::<Messages<'_>>(body.clone().into_bytes())
        .unwrap();
    let (expected, replaced) = (AnyBody::Messaging(expected.get()), expected.replaced());
    assert_eq!(replaced, 1);
    assert_eq!(
        parser.parse_ref::<AnyBody<'_>>(body.as_bytes()).unwrap(),
        expected
    );
    assert_eq!(parser.replaced(), replaced);
    let owned = parser
        .parse_owned::<AnyBody<'_>>(body.into_bytes())
        .unwrap();
    assert_eq!((owned.get(), owned.replaced()), (expected, replaced));
    let view = owned.get();
    let AnyBody::Messaging(messages) = &view else {
        panic!("{owned:?}")
    };
    let refused: Vec<_> = messages
        .refused()
        .iter()
        .map(|error| (error.kind(), error.element()))
        .collect();
    assert_eq!(
        refused,
        [
            (ErrorKind::MissingEventType, Some(1)),
            (ErrorKind::NotAnObject, Some(3))
        ]
    );
}
