//! `Debug` of no type shows content, and `Revealed` shows the content of each.

use std::collections::BTreeSet;
use std::fmt::Debug;

use bandwidth_callbacks::any::AnyBody;
use bandwidth_callbacks::http::{Credentials, Endpoint, SigningSecrets, Webhook, WebhookResponse};
use bandwidth_callbacks::messaging::*;
use bandwidth_callbacks::notification::*;
use bandwidth_callbacks::stream::*;
use bandwidth_callbacks::types::*;
use bandwidth_callbacks::voice::*;
use bandwidth_callbacks::*;

/// What must not show.
const CONTENT: &str = "Jane Doe";
const NUMBER: u64 = 15_555_550_100;

/// Types that have nothing of a body or of a secret, or made-up content.
const WITHOUT_CONTENT: &[&str] = &[
    "AudioFormat",
    "Base64Error",
    "CredentialsError",
    "EmptySecret",
    "Error",
    "ErrorKind",
    "Field",
    "GeneratedBody",
    "HeaderNames",
    "Options",
    "ParameterNames",
    "Playback",
    "Rejection",
    "Reply",
    "Revealed",
    "Sample",
    "SampleRate",
    "Sequence",
    "SignatureHeader",
    "StreamEvent",
    "Unauthorized",
    "ValueError",
    "VerificationKind",
];

/// The names of the public structs and enums.
fn public_types() -> BTreeSet<String> {
    let public =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/public-api.txt")).unwrap();
    let types = public.lines().filter_map(|line| {
        let (_, path) = line
            .split_once("pub struct ")
            .or(line.split_once("pub enum "))?;
        path.split(['<', '(', ' '])
            .next()?
            .rsplit("::")
            .next()
            .map(str::to_owned)
    });
    let types: BTreeSet<String> = types.collect();
    assert!(types.len() > 100, "{types:?}");
    types
}

fn has_content(printed: &str) -> bool {
    // The last is Base64 of the first.
    [CONTENT, &NUMBER.to_string(), "SmFuZSBEb2U"]
        .iter()
        .any(|content| printed.contains(content))
}

fn assert_hidden(value: &impl Debug) {
    for printed in [format!("{value:?}"), format!("{value:#?}")] {
        assert!(!has_content(&printed), "{printed}");
    }
}

/// Asserts that a value hides its content, and reveals it by itself, in an `Option`, by reference
/// and in a slice.
macro_rules! assert_revealed {
    ($value:expr) => {{
        let value = $value;
        assert_hidden(&value);
        let shown = format!("{:?}", Revealed(&value));
        assert!(has_content(&shown), "{shown}");
        assert_eq!(format!("{:?}", Revealed(&&value)), shown);
        let value = [Some(value)];
        assert_hidden(&value);
        assert_eq!(
            format!("{:?}", Revealed(&value[..])),
            format!("[Some({shown})]")
        );
    }};
}

fn body(event_type: &str) -> Vec<u8> {
    format!(r#"{{"eventType":"{event_type}","callId":"{CONTENT}","eventTime":"{CONTENT}","tag":"{CONTENT}","digit":"{CONTENT}"}}"#)
        .into_bytes()
}

#[test]
#[allow(clippy::too_many_lines, reason = "a list of all types")]
fn no_type_shows_content_but_to_revealed() {
    let mut seen: BTreeSet<String> = WITHOUT_CONTENT
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    macro_rules! revealed {
        ($($name:ident $value:expr;)+) => {
            $(assert_revealed!($value);
            seen.insert(stringify!($name).to_owned());)+
        };
    }
    macro_rules! structs {
        ($($name:ident)+) => {
            revealed! { $($name $name::build(|it| it.extra = [(CONTENT, CONTENT)].into_iter().collect());)+ }
        };
    }
    macro_rules! words {
        ($($name:ident)+) => {
            revealed! { $($name $name::from_wire(CONTENT);)+ }
        };
    }
    macro_rules! hidden {
        ($($name:ident $value:expr;)+) => {
            $(assert_hidden(&$value);
            seen.insert(stringify!($name).to_owned());)+
        };
    }
    structs! {
        AnswerCallback BridgeCompleteCallback BridgeTargetCompleteCallback ConferenceCompletedCallback ConferenceCreatedCallback
        ConferenceMemberExitCallback ConferenceMemberJoinCallback ConferenceRecordingAvailableCallback ConferenceRedirectCallback
        DisconnectCallback DtmfCallback GatherCallback InitiateCallback MachineDetectionCompleteCallback MediaStreamRejectedCallback
        MediaStreamStartedCallback MediaStreamStoppedCallback RealTimeTranscriptionAvailableCallback RealTimeTranscriptionRejectedCallback
        RealTimeTranscriptionStartedCallback RealTimeTranscriptionStoppedCallback RecordingAvailableCallback RecordingCompleteCallback
        RedirectCallback ReferCompleteCallback TranscriptionAvailableCallback TransferAnswerCallback TransferCompleteCallback
        TransferDisconnectCallback UnknownCallback
        Diversion MachineDetectionResult MediaStream StirShaken Transcription
        MediaFrame StartFrame StopFrame TranscriptionFrame UnknownFrame
        MediaFormat StreamMetadata StreamTrack TranscriptItem
        MessageDeliveredCallback MessageFailedCallback MessageReadCallback MessageReceivedCallback MessageSendingCallback
        MessageSentCallback RequestedLocationResponseCallback SuggestionResponseCallback UnknownMessageCallback
        Content ContentMedia LocationResponse Message SuggestionResponse
        DeliveryReport DenialReason EndpointDevice EndpointEvent TollFreeVerification TransferConfirmation
    }
    words! {
        Attestation Cause DestinationType DetectedAnswer Direction DiversionReason EventType FileFormat FrameType MessageChannel MessageDirection
        MessagePriority MessageType RecordingStatus ReferCallStatus Track TranscriptionStatus Verstat
    }
    let (mut parser, mut unwanted) = (
        Parser::new(),
        Parser::with_options(Options::new().only(&[])),
    );
    let (dtmf, stop) = (body("dtmf"), body("stop"));
    let dtmf_callback = || DtmfCallback::build(|it| it.digit = Some(CONTENT.into()));
    let pairs = [(CONTENT, CONTENT)];
    let extra: Extra<'_> = pairs.into_iter().collect();
    let json = |name| (name == "content-type").then_some("application/json");
    let receive = || {
        let mut incoming = Endpoint::without_authentication()
            .receive("POST", None, json)
            .unwrap();
        incoming.push(CONTENT.as_bytes()).unwrap();
        incoming
    };
    let audio = || {
        AudioFrame::clone(match &parsed_audio() {
            DecodedFrame::Audio(frame) => frame,
            other => panic!("{other:?}"),
        })
    };
    revealed! {
        WebhookResponse WebhookResponse::bxml(CONTENT);
        AnyBody AnyBody::Unknown(extra.clone());
        AudioFrame audio();
        Base64 Base64::from(CONTENT);
        Callback Callback::from(dtmf_callback());
        Coordinate Coordinate::from(CONTENT);
        DecodedFrame parsed_audio();
        DedupKey parser.parse_ref::<Callback<'_>>(&dtmf).unwrap().dedup_key().unwrap();
        Envelope peek(&dtmf).unwrap();
        Extra extra.clone();
        ExtraIter extra.iter();
        Frame Frame::from(MediaFrame::build(|it| it.payload = Some(CONTENT.into())));
        Incoming receive();
        IsoDuration IsoDuration::new(CONTENT);
        List List::<Sensitive<'_>, 4>::from_iter([CONTENT.into()]);
        List List::<Track<'_>, 2>::from_iter([CONTENT.into()]);
        List List::<DenialReason<'_>, 2>::from_iter([DenialReason::build(|it| it.reason = Some(CONTENT.into()))]);
        MessageCallback MessageCallback::from(MessageSentCallback::build(|it| it.description = Some(CONTENT.into())));
        Messages Messages::from_iter([MessageSentCallback::build(|it| it.description = Some(CONTENT.into())).into()]);
        Number Number::Unsigned(NUMBER);
        Owned OwnedCallback::from(Callback::from(dtmf_callback()));
        Owned OwnedCallback::from(unwanted.parse_ref::<Callback<'_>>(&dtmf).unwrap());
        Owned parser.parse_owned::<AnyBody<'_>>(dtmf.to_vec()).unwrap();
        Owned parser.parse_owned::<Frame<'_>>(stop.to_vec()).unwrap();
        Owned parser.parse_owned::<Messages<'_>>(format!(r#"[{{"type":"{CONTENT}"}}]"#).into_bytes()).unwrap();
        Pairs Parameters::from_iter(pairs);
        Pairs SipHeaders::from_iter(pairs);
        ParseOwnedError parser.parse_owned::<Callback<'_>>(CONTENT.as_bytes().to_vec()).unwrap_err();
        Sensitive Sensitive::new(CONTENT);
        TextOrNumber TextOrNumber::from(CONTENT);
        TextOrNumber TextOrNumber::Number(Number::Unsigned(NUMBER));
        Timestamp Timestamp::new(CONTENT);
        Unlisted unlisted(CONTENT);
        Value Value::from(CONTENT);
        Value Value::Array(vec![Value::Object(vec![(CONTENT, Value::Null)])]);
        Value Value::Number(Number::Float(15_555_550_100.5));
        Webhook Webhook::new(Callback::from(dtmf_callback()).into(), "");
        Webhook Webhook::new(Callback::from(DtmfCallback::default()).into(), CONTENT);
    }
    macro_rules! views {
        ($($variant:ident $name:ident)+) => {
            $(let mut parser = Parser::new();
            let bytes = body(stringify!($name));
            let view = parser.view(&bytes).unwrap();
            assert_revealed!(view);
            assert_revealed!(view.event());
            let EventView::$variant(view) = view.event() else { panic!() };
            assert_revealed!(view);
            seen.insert(concat!(stringify!($variant), "View").to_owned());)+
        };
    }
    seen.extend(["View", "EventView"].map(str::to_owned));
    views! {
        Answer answer BridgeComplete bridgeComplete BridgeTargetComplete bridgeTargetComplete
        ConferenceCompleted conferenceCompleted ConferenceCreated conferenceCreated
        ConferenceMemberExit conferenceMemberExit ConferenceMemberJoin conferenceMemberJoin
        ConferenceRecordingAvailable conferenceRecordingAvailable ConferenceRedirect conferenceRedirect
        Disconnect disconnect Dtmf dtmf Gather gather Initiate initiate
        MachineDetectionComplete machineDetectionComplete MediaStreamRejected mediaStreamRejected
        MediaStreamStarted mediaStreamStarted MediaStreamStopped mediaStreamStopped
        RealTimeTranscriptionAvailable realTimeTranscriptionAvailable
        RealTimeTranscriptionRejected realTimeTranscriptionRejected
        RealTimeTranscriptionStarted realTimeTranscriptionStarted
        RealTimeTranscriptionStopped realTimeTranscriptionStopped
        RecordingAvailable recordingAvailable RecordingComplete recordingComplete
        Redirect redirect ReferComplete referComplete TranscriptionAvailable transcriptionAvailable
        TransferAnswer transferAnswer TransferComplete transferComplete
        TransferDisconnect transferDisconnect Unknown brandNew
    }
    let credentials = Credentials::new(CONTENT, CONTENT).unwrap();
    let mut writer = FrameWriter::new();
    let _ = writer.play_audio(AudioFormat::Pcmu, CONTENT.as_bytes());
    let mut tracker = StreamTracker::new();
    let number = MediaFrame::build(|it| {
        it.sequence_number = Some(TextOrNumber::Number(Number::Unsigned(NUMBER)))
    });
    tracker.frame(&number.into());
    hidden! {
        Credentials credentials;
        Endpoint Endpoint::new(Credentials::new(CONTENT, CONTENT).unwrap());
        FrameWriter writer;
        Parser parser;
        SigningSecrets SigningSecrets::new(CONTENT.as_bytes()).unwrap().and(CONTENT.as_bytes()).unwrap();
        StreamTracker tracker;
    }
    let missing: Vec<_> = public_types().difference(&seen).cloned().collect();
    assert_eq!(
        missing, [""; 0],
        "these types are neither revealed nor without content"
    );
}

fn unlisted(word: &str) -> Unlisted<'_> {
    match Cause::from_wire(word) {
        Cause::Other(word) => word,
        listed => panic!("{listed:?}"),
    }
}

/// A frame of audio that is an owned text, with an unknown field.
fn parsed_audio() -> DecodedFrame<'static> {
    let message =
        r#"{"eventType":"media","track":"Jane Doe","payload":"SmFuZSBEb2U=","Jane Doe":1}"#;
    let message: &'static mut [u8] = Box::leak(message.as_bytes().into());
    Parser::new().parse::<DecodedFrame<'_>>(message).unwrap()
}

/// Each field of an event can be revealed by itself.
#[test]
fn fields_are_revealed_by_themselves() {
    let event = RecordingAvailableCallback::build(|it| {
        it.call_id = Some("+15555550100");
        it.event_time = Some(CONTENT.into());
        it.channels = Some(2);
        it.status = Some("finished".into());
    });
    let start =
        StartFrame::build(|it| it.custom_params = Some([("name", CONTENT)].into_iter().collect()));
    let initiate = InitiateCallback::build(|it| it.privacy = Some(true));
    for (shown, expected) in [
        (
            format!("{:?}", Revealed(&event.call_id)),
            r#"Some("+15555550100")"#,
        ),
        (
            format!("{:?}", Revealed(&event.event_time)),
            r#"Some("Jane Doe")"#,
        ),
        (format!("{:?}", Revealed(&event.channels)), "Some(2)"),
        (
            format!("{:?}", Revealed(&event.status)),
            r#"Some("finished")"#,
        ),
        (format!("{:?}", Revealed(&event.duration)), "None"),
        (format!("{:?}", Revealed(&initiate.privacy)), "Some(true)"),
        (
            format!("{:?}", Revealed(&start.custom_params)),
            r#"Some({"name": "Jane Doe"})"#,
        ),
        (
            format!("{:?}", Revealed(&vec![Value::Null, Value::from(true)])),
            "[null, true]",
        ),
        (format!("{:#?}", Revealed(&event.tag)), "None"),
    ] {
        assert_eq!(shown, expected);
    }
    assert_eq!(Revealed(&event.call_id), Revealed(&Some("+15555550100")));
    assert_ne!(Revealed(&event.channels), Revealed(&Some(1)));
}
