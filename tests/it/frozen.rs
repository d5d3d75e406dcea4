//! Texts that others keep: in databases, queues, metrics and on the wire. Each is written down
//! here, so that a change of one is a decision.

use bandwidth_callbacks::messaging::{MessageType, Messages, OwnedMessages};
use bandwidth_callbacks::stream::{AudioFormat, FrameType, FrameWriter, SampleRate};
use bandwidth_callbacks::types::ValueError;
use bandwidth_callbacks::{Callback, ErrorKind, EventType, OwnedCallback, Parser};

/// The text of the key of a voice event.
fn voice(body: &str) -> String {
    let owned: OwnedCallback = Parser::new().parse_owned(body.into()).unwrap();
    owned.get().dedup_key().unwrap().to_text()
}

/// The text of the key of a messaging event.
fn message(body: &str) -> String {
    let owned: OwnedMessages = Parser::new().parse_owned(body.into()).unwrap();
    owned.get()[0].dedup_key().unwrap().to_text()
}

/// Lengths are in bytes, `-` is an absent part, and an empty one has a length of zero.
#[test]
fn dedup_keys_of_voice_events() {
    for (body, text) in [
        (
            r#"{"eventType":"dtmf","callId":"c-1","eventTime":"2022-06-16T13:15:07.160Z","digit":"5"}"#,
            "4:dtmf3:c-1-24:2022-06-16T13:15:07.160Z--1:5",
        ),
        (
            r#"{"eventType":"dtmf","callId":"","eventTime":"","digit":""}"#,
            "4:dtmf0:-0:--0:",
        ),
        (
            r#"{"eventType":"dtmf","callId":"c-é","eventTime":"東京","digit":"\ud83d\ude00#"}"#,
            "4:dtmf4:c-é-6:東京--5:😀#",
        ),
        (
            r#"{"eventType":"dtmf","callId":"c-1","conferenceId":"no field of it","eventTime":"t","digit":"*"}"#,
            "4:dtmf3:c-1-1:t--1:*",
        ),
        (
            r#"{"eventType":"answer","callId":"1:2-3","eventTime":"t"}"#,
            "6:answer5:1:2-3-1:t---",
        ),
        (
            r#"{"eventType":"conferenceMemberJoin","callId":"c-1","conferenceId":"conf-ß","eventTime":"t"}"#,
            "20:conferenceMemberJoin3:c-17:conf-ß1:t---",
        ),
        (
            r#"{"eventType":"conferenceCreated","conferenceId":"conf-1","eventTime":"t"}"#,
            "17:conferenceCreated-6:conf-11:t---",
        ),
        (
            r#"{"eventType":"recordingAvailable","callId":"c-1","eventTime":"t","recordingId":"r-ü"}"#,
            "18:recordingAvailable3:c-1-1:t4:r-ü--",
        ),
        (
            r#"{"eventType":"recordComplete","callId":"c-1","eventTime":"t","recordingId":"r-1"}"#,
            "17:recordingComplete3:c-1-1:t3:r-1--",
        ),
        (
            r#"{"eventType":"transcriptionAvailable","callId":"c-1","eventTime":"t","recordingId":"r-1","transcription":{"id":"t-ö"}}"#,
            "22:transcriptionAvailable3:c-1-1:t3:r-14:t-ö-",
        ),
        (
            r#"{"eventType":"mediaStreamStarted","callId":"c-1","eventTime":"t","mediaStream":{"id":"s-1"}}"#,
            "18:mediaStreamStarted3:c-1-1:t-3:s-1-",
        ),
        (
            r#"{"eventType":"gather","callId":"c-1","eventTime":"t","digits":"42"}"#,
            "6:gather3:c-1-1:t---",
        ),
        (
            r#"{"eventType":"neu-ä","callId":"c-1","eventTime":"t"}"#,
            "6:neu-ä3:c-1-1:t---",
        ),
        (
            r#"{"eventType":"neu","callId":"c-1","eventTime":"t","digit":"5","recordingId":"r"}"#,
            "3:neu3:c-1-1:t---",
        ),
    ] {
        assert_eq!(voice(body), text, "{body}");
    }
}

#[test]
fn dedup_keys_of_messaging_events() {
    for (body, text) in [
        (
            r#"[{"type":"message-sent","to":"+13125550187","message":{"id":"17"}}]"#,
            "12:message-sent2:1712:+13125550187",
        ),
        (
            r#"[{"type":"message-sent","to":"","message":{"id":""}}]"#,
            "12:message-sent0:0:",
        ),
        (
            r#"{"type":"message-received","message":{"id":"é-1"}}"#,
            "16:message-received4:é-1-",
        ),
        (
            r#"[{"type":"message-failed","to":"東京","message":{"id":"\u00fc"}}]"#,
            "14:message-failed2:ü6:東京",
        ),
        (
            r#"[{"type":"requested-location-response","to":"1","message":{"id":"1"}}]"#,
            "27:requested-location-response1:11:1",
        ),
        (
            r#"[{"type":"neu-ä","to":"1","message":{"id":"1"}}]"#,
            "6:neu-ä1:11:1",
        ),
    ] {
        assert_eq!(message(body), text, "{body}");
    }
}

/// The kinds, their labels and their texts. [`Display`](std::fmt::Display) of a kind is its text.
const KINDS: &[(ErrorKind, &str, &str)] = &[
    (ErrorKind::Empty, "empty", "the body is empty"),
    (
        ErrorKind::UnexpectedEnd,
        "unexpected_end",
        "the body ends too early",
    ),
    (ErrorKind::Syntax, "syntax", "the body is not JSON"),
    (
        ErrorKind::TrailingData,
        "trailing_data",
        "trailing data after the object",
    ),
    (
        ErrorKind::InvalidUtf8,
        "invalid_utf8",
        "the body is not UTF-8",
    ),
    (
        ErrorKind::ByteOrderMark,
        "byte_order_mark",
        "the body begins with a byte order mark",
    ),
    (
        ErrorKind::InvalidString,
        "invalid_string",
        "a string is not closed or holds a raw control character",
    ),
    (
        ErrorKind::InvalidEscape,
        "invalid_escape",
        "a string holds an invalid escape",
    ),
    (
        ErrorKind::InvalidNumber,
        "invalid_number",
        "a number is malformed or out of range",
    ),
    (
        ErrorKind::NotAnObject,
        "not_an_object",
        "the body is not one object",
    ),
    (
        ErrorKind::MissingEventType,
        "missing_event_type",
        "the event type is missing",
    ),
    (
        ErrorKind::EventTypeNotText,
        "event_type_not_text",
        "the event type is not a string",
    ),
    (
        ErrorKind::UnexpectedEventType,
        "other_event_type",
        "the event is of another type than asked for",
    ),
    (
        ErrorKind::DuplicateField,
        "duplicate_field",
        "duplicate field",
    ),
    (
        ErrorKind::WrongType,
        "wrong_type",
        "a known field holds a value of another type",
    ),
    (
        ErrorKind::TooLong,
        "too_long",
        "the body is longer than the limit",
    ),
    (
        ErrorKind::TooDeep,
        "too_deep",
        "nesting is deeper than the limit",
    ),
    (
        ErrorKind::TooManyExtra,
        "too_many_extra",
        "there are more unknown fields than the limit",
    ),
    (
        ErrorKind::TooManyMessages,
        "too_many_messages",
        "there are more messaging events than the limit",
    ),
];

#[test]
fn kinds_of_errors() {
    for (kind, label, text) in KINDS {
        assert_eq!(
            (kind.label(), kind.as_str(), &*kind.to_string()),
            (*label, *text, *text)
        );
    }
    for (index, (kind, label, text)) in KINDS.iter().enumerate() {
        let others = KINDS.iter().skip(index + 1);
        assert!(
            others
                .clone()
                .all(|(_, other, words)| other != label && words != text),
            "{kind:?}"
        );
    }
    // The last one in the library's list is the last one here, and none is missing in between.
    let listed = include_str!("../../src/error.rs")
        .split_once("pub enum ErrorKind {")
        .unwrap()
        .1;
    let listed = listed.split_once("\n}").unwrap().0;
    let listed: Vec<&str> = listed
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("///"))
        .map(|line| line.trim_end_matches(','))
        .collect();
    assert_eq!(
        listed,
        KINDS
            .iter()
            .map(|(kind, ..)| format!("{kind:?}"))
            .collect::<Vec<_>>()
    );
}

#[test]
fn texts_of_errors() {
    let voice = |body: &str| {
        Parser::new()
            .parse_ref::<Callback<'_>>(body.as_bytes())
            .unwrap_err()
            .to_string()
    };
    let messages = |body: &str| {
        Parser::new()
            .parse_ref::<Messages<'_>>(body.as_bytes())
            .unwrap_err()
            .to_string()
    };
    for (shown, text) in [
        (voice("{]"), "the body is not JSON: at byte 1"),
        (voice("{}"), "the event type is missing: field `eventType`"),
        (
            voice(r#"{"eventType":1}"#),
            "the event type is not a string: field `eventType`, at byte 1",
        ),
        (
            voice(r#"{"eventType":"dtmf","digit":"1","digit":"1"}"#),
            "duplicate field: field `digit` of `dtmf`, at byte 32",
        ),
        (
            messages(r#"[{"type":"message-sent","to":"1","to":"1"}]"#),
            "duplicate field: field `to` of `message-sent`, in element 0, at byte 33",
        ),
        (
            messages(r#"[{"type":"message-sent"},{}]"#),
            "the event type is missing: field `type`, in element 1",
        ),
    ] {
        assert_eq!(shown, text);
    }
    let long = vec![b' '; 1 << 20];
    assert_eq!(
        Parser::new()
            .parse_ref::<Callback<'_>>(&long)
            .unwrap_err()
            .to_string(),
        "the body is longer than the limit"
    );
    let unknown = format!(r#"{{"eventType":"dtmf"{}}}"#, r#","x":1"#.repeat(257));
    assert!(
        voice(&unknown)
            .starts_with("there are more unknown fields than the limit: in `dtmf`, at byte ")
    );
    for (error, text) in [
        (ValueError::Empty, "the text is empty"),
        (ValueError::Form, "the text has none of the known forms"),
        (ValueError::Range, "a number in the text is out of range"),
    ] {
        assert_eq!(error.to_string(), text);
    }
}

/// Labels are those of metrics, and names those of the wire. The tables of the library are compared
/// with the provider's in other tests.
#[test]
fn names_and_labels_of_types() {
    let voice: Vec<_> = EventType::ALL.iter().map(|it| it.label()).collect();
    assert_eq!(
        voice.join(" "),
        "answer bridgeComplete bridgeTargetComplete conferenceCompleted conferenceCreated conferenceMemberExit conferenceMemberJoin \
         conferenceRecordingAvailable conferenceRedirect disconnect dtmf gather initiate machineDetectionComplete mediaStreamRejected \
         mediaStreamStarted mediaStreamStopped realTimeTranscriptionAvailable realTimeTranscriptionRejected realTimeTranscriptionStarted \
         realTimeTranscriptionStopped recordingAvailable recordingComplete redirect referComplete transcriptionAvailable transferAnswer \
         transferComplete transferDisconnect"
    );
    let frames: Vec<_> = FrameType::ALL.iter().map(|it| it.label()).collect();
    assert_eq!(frames.join(" "), "media start stop transcription");
    let messages: Vec<_> = MessageType::ALL.iter().map(|it| it.label()).collect();
    assert_eq!(
        messages.join(" "),
        "message-delivered message-failed message-read message-received message-sending message-sent requested-location-response \
         suggestion-response"
    );
    let shown = |name| {
        let types = (
            EventType::from_wire(name),
            FrameType::from_wire(name),
            MessageType::from_wire(name),
        );
        [
            types.0.to_string(),
            types.1.to_string(),
            types.2.to_string(),
        ]
    };
    assert_eq!(shown("neu"), ["neu"; 3]);
    let longest = "n".repeat(64);
    assert_eq!(shown(&longest), [longest.as_str(); 3]);
    for hidden in ["", "a b", "é", "a\n", &"n".repeat(65)] {
        assert_eq!(shown(hidden), ["unknown"; 3], "{hidden}");
    }
}

#[test]
fn frames_to_bandwidth() {
    assert_eq!(FrameWriter::CLEAR, r#"{"eventType":"clear"}"#);
    for (format, content_type) in [
        (AudioFormat::Pcmu, "audio/pcmu"),
        (
            AudioFormat::Pcm(SampleRate::Hz8000),
            "audio/pcm;rate=8000;channels=1;bit-depth=16;endian=little;encoding=signed",
        ),
        (
            AudioFormat::Pcm(SampleRate::Hz16000),
            "audio/pcm;rate=16000;channels=1;bit-depth=16;endian=little;encoding=signed",
        ),
        (
            AudioFormat::Pcm(SampleRate::Hz24000),
            "audio/pcm;rate=24000;channels=1;bit-depth=16;endian=little;encoding=signed",
        ),
    ] {
        assert_eq!(
            FrameWriter::new().play_audio(format, &[0, 1, 2]),
            format!(
                r#"{{"eventType":"playAudio","media":{{"contentType":"{content_type}","payload":"AAEC"}}}}"#
            )
        );
    }
}

#[cfg(feature = "http")]
mod http {
    use bandwidth_callbacks::http::{
        CHALLENGE, CredentialsError, EmptySecret, Rejection, SignatureHeader, Unauthorized,
    };
    use bandwidth_callbacks::{Callback, Parser};

    #[test]
    fn rejections() {
        let invalid =
            Rejection::Invalid(Parser::new().parse_ref::<Callback<'_>>(b"{]").unwrap_err());
        for (rejection, status, label, text) in [
            (
                Rejection::MethodNotAllowed,
                405,
                "method_not_allowed",
                "only POST and GET are answered here",
            ),
            (
                Rejection::BadLength,
                400,
                "bad_length",
                "the declared length is not one number",
            ),
            (
                Rejection::TooLarge,
                413,
                "too_large",
                "the body is longer than the limit",
            ),
            (
                Rejection::NoCredentials,
                401,
                "no_credentials",
                "authentication is required",
            ),
            (
                Rejection::WrongCredentials,
                401,
                "wrong_credentials",
                "authentication is required",
            ),
            (
                Rejection::UnsupportedMediaType,
                415,
                "unsupported_media_type",
                "the body is not application/json, or compressed",
            ),
            (
                Rejection::Incomplete,
                400,
                "incomplete",
                "the body broke off",
            ),
            (invalid, 400, "invalid", "the body is not JSON: at byte 1"),
        ] {
            assert_eq!(
                (
                    rejection.status(),
                    rejection.label(),
                    &*rejection.to_string()
                ),
                (status, label, text)
            );
        }
    }

    #[test]
    fn headers_and_their_errors() {
        assert_eq!(CHALLENGE, r#"Basic realm="webhooks", charset="UTF-8""#);
        assert_eq!(
            SignatureHeader::TollFreeVerification.name(),
            "x-bandwidth-signature-hmac-sha256"
        );
        assert_eq!(
            SignatureHeader::Subscriptions.name(),
            "x-bandwidth-signature-sha-256"
        );
        assert_eq!(Unauthorized.to_string(), "authentication is required");
        assert_eq!(EmptySecret.to_string(), "the secret is empty");
        for (error, text) in [
            (CredentialsError::Empty, "the user or the password is empty"),
            (
                CredentialsError::TooLong,
                "the user or the password is too long",
            ),
            (
                CredentialsError::ForbiddenCharacter,
                "the user or the password holds a character that HTTP Basic cannot carry",
            ),
        ] {
            assert_eq!(error.to_string(), text);
        }
    }
}
