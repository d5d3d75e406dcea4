// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

//! Views against structs.

use bandwidth_callbacks::voice::{EventView, View};
use bandwidth_callbacks::{Callback, Error, Parser};

/// Fails if a view of the body says anything else than the result of a parser that ignores `Options::only`.
pub fn assert_viewed(parser: &mut Parser, body: &[u8], expected: Result<&Callback<'_>, Error>) {
    match (parser.view(body), expected) {
        (Ok(view), Ok(event)) => {
            assert_eq!(view.to_callback(), *event);
            assert_view(view, event);
        }
        (view, event) => assert_eq!(view.err(), event.err()),
    }
}

/// Fails if a field of the view is another one than that of the struct.
#[allow(clippy::too_many_lines, reason = "a line for each field")]
pub fn assert_view(view: View<'_>, event: &Callback<'_>) {
    match (view.event(), event) {
        (EventView::Answer(view), Callback::Answer(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(
                view.machine_detection_result(),
                event.machine_detection_result,
                "machine_detection_result"
            );
            assert_eq!(view.sip_call_id(), event.sip_call_id, "sip_call_id");
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::BridgeComplete(view), Callback::BridgeComplete(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(view.cause(), event.cause, "cause");
            assert_eq!(view.error_message(), event.error_message, "error_message");
            assert_eq!(view.error_id(), event.error_id, "error_id");
            assert_eq!(
                view.transfer_caller_id(),
                event.transfer_caller_id,
                "transfer_caller_id"
            );
            assert_eq!(view.transfer_to(), event.transfer_to, "transfer_to");
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::BridgeTargetComplete(view), Callback::BridgeTargetComplete(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::ConferenceCompleted(view), Callback::ConferenceCompleted(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.conference_id(), event.conference_id, "conference_id");
            assert_eq!(view.name(), event.name, "name");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::ConferenceCreated(view), Callback::ConferenceCreated(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.conference_id(), event.conference_id, "conference_id");
            assert_eq!(view.name(), event.name, "name");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::ConferenceMemberExit(view), Callback::ConferenceMemberExit(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.conference_id(), event.conference_id, "conference_id");
            assert_eq!(view.name(), event.name, "name");
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::ConferenceMemberJoin(view), Callback::ConferenceMemberJoin(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.conference_id(), event.conference_id, "conference_id");
            assert_eq!(view.name(), event.name, "name");
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (
            EventView::ConferenceRecordingAvailable(view),
            Callback::ConferenceRecordingAvailable(event),
        ) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.conference_id(), event.conference_id, "conference_id");
            assert_eq!(view.name(), event.name, "name");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(view.recording_id(), event.recording_id, "recording_id");
            assert_eq!(view.channels(), event.channels, "channels");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.end_time(), event.end_time, "end_time");
            assert_eq!(view.duration(), event.duration, "duration");
            assert_eq!(view.file_format(), event.file_format, "file_format");
            assert_eq!(view.media_url(), event.media_url, "media_url");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(view.status(), event.status, "status");
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::ConferenceRedirect(view), Callback::ConferenceRedirect(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.conference_id(), event.conference_id, "conference_id");
            assert_eq!(view.name(), event.name, "name");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::Disconnect(view), Callback::Disconnect(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(view.end_time(), event.end_time, "end_time");
            assert_eq!(view.cause(), event.cause, "cause");
            assert_eq!(view.error_message(), event.error_message, "error_message");
            assert_eq!(view.error_id(), event.error_id, "error_id");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(view.sip_call_id(), event.sip_call_id, "sip_call_id");
            assert_eq!(
                view.sip_response_code(),
                event.sip_response_code,
                "sip_response_code"
            );
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::Dtmf(view), Callback::Dtmf(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(view.digit(), event.digit, "digit");
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(
                view.parent_call_id(),
                event.parent_call_id,
                "parent_call_id"
            );
            assert_eq!(
                view.transfer_caller_id(),
                event.transfer_caller_id,
                "transfer_caller_id"
            );
            assert_eq!(view.transfer_to(), event.transfer_to, "transfer_to");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::Gather(view), Callback::Gather(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(view.digits(), event.digits, "digits");
            assert_eq!(view.text(), event.text, "text");
            assert_eq!(
                view.terminating_digit(),
                event.terminating_digit,
                "terminating_digit"
            );
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(
                view.parent_call_id(),
                event.parent_call_id,
                "parent_call_id"
            );
            assert_eq!(
                view.transfer_caller_id(),
                event.transfer_caller_id,
                "transfer_caller_id"
            );
            assert_eq!(view.transfer_to(), event.transfer_to, "transfer_to");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::Initiate(view), Callback::Initiate(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.diversion(), event.diversion, "diversion");
            assert_eq!(view.stir_shaken(), event.stir_shaken, "stir_shaken");
            assert_eq!(view.identity(), event.identity, "identity");
            assert_eq!(view.uui(), event.uui, "uui");
            assert_eq!(view.sip_call_id(), event.sip_call_id, "sip_call_id");
            assert_eq!(view.sip_headers(), event.sip_headers, "sip_headers");
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::MachineDetectionComplete(view), Callback::MachineDetectionComplete(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(
                view.machine_detection_result(),
                event.machine_detection_result,
                "machine_detection_result"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::MediaStreamRejected(view), Callback::MediaStreamRejected(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(view.cause(), event.cause, "cause");
            assert_eq!(view.error_message(), event.error_message, "error_message");
            assert_eq!(view.media_stream(), event.media_stream, "media_stream");
            assert_eq!(
                view.original_media_stream(),
                event.original_media_stream,
                "original_media_stream"
            );
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::MediaStreamStarted(view), Callback::MediaStreamStarted(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(view.media_stream(), event.media_stream, "media_stream");
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::MediaStreamStopped(view), Callback::MediaStreamStopped(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(view.cause(), event.cause, "cause");
            assert_eq!(view.error_message(), event.error_message, "error_message");
            assert_eq!(view.media_stream(), event.media_stream, "media_stream");
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (
            EventView::RealTimeTranscriptionAvailable(view),
            Callback::RealTimeTranscriptionAvailable(event),
        ) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(
                view.real_time_transcription(),
                event.real_time_transcription,
                "real_time_transcription"
            );
            assert_eq!(view.transcription(), event.transcription, "transcription");
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (
            EventView::RealTimeTranscriptionRejected(view),
            Callback::RealTimeTranscriptionRejected(event),
        ) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(view.cause(), event.cause, "cause");
            assert_eq!(view.error_message(), event.error_message, "error_message");
            assert_eq!(
                view.real_time_transcription(),
                event.real_time_transcription,
                "real_time_transcription"
            );
            assert_eq!(view.transcription(), event.transcription, "transcription");
            assert_eq!(
                view.original_transcription(),
                event.original_transcription,
                "original_transcription"
            );
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (
            EventView::RealTimeTranscriptionStarted(view),
            Callback::RealTimeTranscriptionStarted(event),
        ) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(
                view.real_time_transcription(),
                event.real_time_transcription,
                "real_time_transcription"
            );
            assert_eq!(view.transcription(), event.transcription, "transcription");
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (
            EventView::RealTimeTranscriptionStopped(view),
            Callback::RealTimeTranscriptionStopped(event),
        ) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(view.cause(), event.cause, "cause");
            assert_eq!(view.error_message(), event.error_message, "error_message");
            assert_eq!(
                view.real_time_transcription(),
                event.real_time_transcription,
                "real_time_transcription"
            );
            assert_eq!(view.transcription(), event.transcription, "transcription");
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::RecordingAvailable(view), Callback::RecordingAvailable(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(
                view.parent_call_id(),
                event.parent_call_id,
                "parent_call_id"
            );
            assert_eq!(view.recording_id(), event.recording_id, "recording_id");
            assert_eq!(view.media_url(), event.media_url, "media_url");
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.end_time(), event.end_time, "end_time");
            assert_eq!(view.duration(), event.duration, "duration");
            assert_eq!(view.file_format(), event.file_format, "file_format");
            assert_eq!(view.channels(), event.channels, "channels");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(view.status(), event.status, "status");
            assert_eq!(
                view.transfer_caller_id(),
                event.transfer_caller_id,
                "transfer_caller_id"
            );
            assert_eq!(view.transfer_to(), event.transfer_to, "transfer_to");
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::RecordingComplete(view), Callback::RecordingComplete(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(
                view.parent_call_id(),
                event.parent_call_id,
                "parent_call_id"
            );
            assert_eq!(view.recording_id(), event.recording_id, "recording_id");
            assert_eq!(view.media_url(), event.media_url, "media_url");
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(view.end_time(), event.end_time, "end_time");
            assert_eq!(view.duration(), event.duration, "duration");
            assert_eq!(view.file_format(), event.file_format, "file_format");
            assert_eq!(view.channels(), event.channels, "channels");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(
                view.transfer_caller_id(),
                event.transfer_caller_id,
                "transfer_caller_id"
            );
            assert_eq!(view.transfer_to(), event.transfer_to, "transfer_to");
            assert_eq!(
                view.terminating_digit(),
                event.terminating_digit,
                "terminating_digit"
            );
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::Redirect(view), Callback::Redirect(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(
                view.parent_call_id(),
                event.parent_call_id,
                "parent_call_id"
            );
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(
                view.transfer_caller_id(),
                event.transfer_caller_id,
                "transfer_caller_id"
            );
            assert_eq!(view.transfer_to(), event.transfer_to, "transfer_to");
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::ReferComplete(view), Callback::ReferComplete(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(
                view.refer_call_status(),
                event.refer_call_status,
                "refer_call_status"
            );
            assert_eq!(
                view.refer_sip_response_code(),
                event.refer_sip_response_code,
                "refer_sip_response_code"
            );
            assert_eq!(
                view.notify_sip_response_code(),
                event.notify_sip_response_code,
                "notify_sip_response_code"
            );
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.cause(), event.cause, "cause");
            assert_eq!(view.error_message(), event.error_message, "error_message");
            assert_eq!(view.error_id(), event.error_id, "error_id");
            assert_eq!(
                view.sip_response_code(),
                event.sip_response_code,
                "sip_response_code"
            );
            assert_eq!(view.refer_to(), event.refer_to, "refer_to");
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::TranscriptionAvailable(view), Callback::TranscriptionAvailable(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(view.media_url(), event.media_url, "media_url");
            assert_eq!(
                view.parent_call_id(),
                event.parent_call_id,
                "parent_call_id"
            );
            assert_eq!(view.recording_id(), event.recording_id, "recording_id");
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.end_time(), event.end_time, "end_time");
            assert_eq!(view.duration(), event.duration, "duration");
            assert_eq!(view.file_format(), event.file_format, "file_format");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(view.transcription(), event.transcription, "transcription");
            assert_eq!(
                view.transfer_caller_id(),
                event.transfer_caller_id,
                "transfer_caller_id"
            );
            assert_eq!(view.transfer_to(), event.transfer_to, "transfer_to");
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::TransferAnswer(view), Callback::TransferAnswer(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(
                view.parent_call_id(),
                event.parent_call_id,
                "parent_call_id"
            );
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(
                view.transfer_caller_id(),
                event.transfer_caller_id,
                "transfer_caller_id"
            );
            assert_eq!(view.transfer_to(), event.transfer_to, "transfer_to");
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::TransferComplete(view), Callback::TransferComplete(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(
                view.transfer_caller_id(),
                event.transfer_caller_id,
                "transfer_caller_id"
            );
            assert_eq!(view.transfer_to(), event.transfer_to, "transfer_to");
            assert_eq!(view.cause(), event.cause, "cause");
            assert_eq!(view.error_message(), event.error_message, "error_message");
            assert_eq!(view.error_id(), event.error_id, "error_id");
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(
                view.machine_detection_result(),
                event.machine_detection_result,
                "machine_detection_result"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::TransferDisconnect(view), Callback::TransferDisconnect(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(
                view.parent_call_id(),
                event.parent_call_id,
                "parent_call_id"
            );
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(view.end_time(), event.end_time, "end_time");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(
                view.transfer_caller_id(),
                event.transfer_caller_id,
                "transfer_caller_id"
            );
            assert_eq!(view.transfer_to(), event.transfer_to, "transfer_to");
            assert_eq!(view.cause(), event.cause, "cause");
            assert_eq!(view.error_message(), event.error_message, "error_message");
            assert_eq!(view.error_id(), event.error_id, "error_id");
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        (EventView::Unknown(view), Callback::Unknown(event)) => {
            assert_eq!(view.event_type(), event.event_type, "event_type");
            assert_eq!(view.event_time(), event.event_time, "event_time");
            assert_eq!(view.account_id(), event.account_id, "account_id");
            assert_eq!(
                view.application_id(),
                event.application_id,
                "application_id"
            );
            assert_eq!(view.caller(), event.from, "from");
            assert_eq!(view.callee(), event.to, "to");
            assert_eq!(view.direction(), event.direction, "direction");
            assert_eq!(view.call_id(), event.call_id, "call_id");
            assert_eq!(view.call_url(), event.call_url, "call_url");
            assert_eq!(
                view.parent_call_id(),
                event.parent_call_id,
                "parent_call_id"
            );
            assert_eq!(view.conference_id(), event.conference_id, "conference_id");
            assert_eq!(view.name(), event.name, "name");
            assert_eq!(view.enqueued_time(), event.enqueued_time, "enqueued_time");
            assert_eq!(view.start_time(), event.start_time, "start_time");
            assert_eq!(view.answer_time(), event.answer_time, "answer_time");
            assert_eq!(view.end_time(), event.end_time, "end_time");
            assert_eq!(view.tag(), event.tag, "tag");
            assert_eq!(view.cause(), event.cause, "cause");
            assert_eq!(view.error_message(), event.error_message, "error_message");
            assert_eq!(view.error_id(), event.error_id, "error_id");
            assert_eq!(view.privacy(), event.privacy, "privacy");
            assert_eq!(
                view.caller_display_name(),
                event.caller_display_name,
                "caller_display_name"
            );
            assert_eq!(view.extra(), event.extra);
            assert_eq!(view.to_event(), *event);
        }
        _ => panic!("{:?} and {:?}", view.event_type(), event.event_type()),
    }
}
