//! Bodies without a discriminator: every documented field is typed, and they are under the same
//! rules as events.

use std::path::Path;

use crate::common::notifications;
use bandwidth_callbacks::notification::DestinationType;
use bandwidth_callbacks::notification::{
    DeliveryReport, EndpointEvent, TollFreeVerification, TransferConfirmation, VerificationKind,
};
use bandwidth_callbacks::{ErrorKind, Options, Parse, Parser, Sensitive};
use serde::Serialize;
use serde_json::Value;

fn fixtures(of: &str) -> Vec<(String, Vec<u8>)> {
    let bodies: Vec<_> = notifications()
        .into_iter()
        .filter(|(kind, ..)| kind == of)
        .map(|(_, name, body)| (name, body))
        .collect();
    assert!(!bodies.is_empty());
    bodies
}

/// Asserts that a body serializes to what it was, and that nothing of it is an unknown field.
fn assert_typed<'b, N: Parse<'b> + Serialize>(
    name: &str,
    body: &'b mut [u8],
    extra: impl Fn(&N) -> usize,
) -> N {
    let expected: Value = serde_json::from_slice(body).unwrap();
    let read: N = Parser::with_options(Options::new().strict(true))
        .parse(body)
        .unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), expected, "{name}");
    assert_eq!(extra(&read), 0, "{name}");
    read
}

#[test]
fn every_documented_field_is_typed() {
    for (name, mut body) in fixtures("tollFreeVerification") {
        let outcome = assert_typed(&name, &mut body, |it: &TollFreeVerification<'_>| {
            it.extra.len()
        });
        let kind = match Path::new(&name).file_stem().unwrap().to_str().unwrap() {
            "verification" => VerificationKind::Verification,
            "denial" => VerificationKind::Denial,
            "failure" => VerificationKind::Failure,
            "blocked" => VerificationKind::Blocked,
            other => panic!("{other}"),
        };
        assert_eq!(outcome.kind(), kind, "{name}");
        let shown = format!("{outcome:?}");
        assert!(
            !shown.contains("+1800") && !shown.contains("missing") && !shown.contains("Spam"),
            "{shown}"
        );
    }
    for (name, mut body) in fixtures("endpointEvent") {
        let event = assert_typed(&name, &mut body, |it: &EndpointEvent<'_>| it.extra.len());
        let shown = format!("{event:?}");
        assert!(
            !shown.contains("desk") && !shown.contains("3125550187"),
            "{shown}"
        );
    }
    for (name, mut body) in fixtures("transferConfirmation") {
        let request = assert_typed(&name, &mut body, |it: &TransferConfirmation<'_>| {
            it.extra.len()
        });
        assert_eq!(
            request
                .activation
                .unwrap()
                .to_offset_date_time()
                .unwrap()
                .year(),
            2026
        );
        assert!(!format!("{request:?}").contains("3125550187"));
    }
    for (name, mut body) in fixtures("deliveryReport") {
        let report = assert_typed(&name, &mut body, |it: &DeliveryReport<'_>| it.extra.len());
        assert_eq!(
            report.error_code.map(|code| code.to_u64()),
            report.error_message.map(|_| Some(0))
        );
        let shown = format!("{report:?}");
        assert!(
            !shown.contains("Telecom") && !shown.contains("found"),
            "{shown}"
        );
    }
}

#[test]
fn a_request_of_an_endpoint_says_to_whom_it_wants_to_be_connected() {
    let request = |to: &str| {
        format!(r#"{{"event":"outboundConnectionRequest",{to}"from":"desk-7"}}"#).into_bytes()
    };
    for (member, to, to_type) in [
        (
            r#""to":"13125550187","toType":"PHONE_NUMBER","#,
            Some("13125550187"),
            Some(DestinationType::PhoneNumber),
        ),
        (
            r#""to":"e-5be1d7f2","toType":"ENDPOINT","#,
            Some("e-5be1d7f2"),
            Some(DestinationType::Endpoint),
        ),
        (
            r#""toType":"CALL_ID","to":"c-7f3a10c4","#,
            Some("c-7f3a10c4"),
            Some(DestinationType::CallId),
        ),
        (
            r#""toType":"SIP","#,
            None,
            Some(DestinationType::from_wire("SIP")),
        ),
        ("", None, None),
    ] {
        let mut body = request(member);
        let event: EndpointEvent<'_> = Parser::new().parse(&mut body).unwrap();
        assert_eq!(
            (event.to.map(Sensitive::as_str), event.to_type),
            (to, to_type)
        );
        assert_eq!(event.from.map(Sensitive::as_str), Some("desk-7"));
        assert!(event.extra.is_empty());
    }
}

#[test]
fn they_are_refused_as_events_are() {
    let error = |options: Options, body: &str| {
        Parser::with_options(options)
            .parse::<TollFreeVerification<'_>>(&mut body.as_bytes().to_vec())
            .unwrap_err()
    };
    let default = Options::new();
    for (options, body, kind) in [
        (
            default,
            r#"{"accountId":"1","accountId":"1"}"#,
            ErrorKind::DuplicateField,
        ),
        (
            default,
            r#"{"additionalDenialReasons":[{"reason":"a","reason":"b"}]}"#,
            ErrorKind::DuplicateField,
        ),
        (default, "[]", ErrorKind::NotAnObject),
        (default, "{", ErrorKind::UnexpectedEnd),
        (
            default.strict(true),
            r#"{"blocked":"yes"}"#,
            ErrorKind::WrongType,
        ),
        (
            default.max_extra(0),
            r#"{"additionalDenialReasons":[{"new":1}]}"#,
            ErrorKind::TooManyExtra,
        ),
        (
            default.max_len(10),
            r#"{"accountId":"1"}"#,
            ErrorKind::TooLong,
        ),
        (
            default.max_depth(2),
            r#"{"additionalDenialReasons":[{}]}"#,
            ErrorKind::TooDeep,
        ),
    ] {
        assert_eq!(error(options, body).kind(), kind, "{body}");
    }
}
