// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::class::{Class, Kind, Member};
use crate::declare::{classes, fields};

fields! {
    ACCOUNT_ID "account_id" "accountId" "" Kind::Text, "The account, digits in a string.";
    ANSWER_TIME "answer_time" "answerTime" "" Kind::Time, "When the call was answered. Absent or null if it never was; the empty string in documents of 2019.";
    APPLICATION_ID "application_id" "applicationId" "" Kind::Text, "The application that the call or callback belongs to, a UUID.";
    ATTESTATION_INDICATOR "attestation_indicator" "attestationIndicator" "" Kind::Text, "To which degree the originating carrier vouches for the number.";
    CALLER_DISPLAY_NAME "caller_display_name" "callerDisplayName" "" Kind::Text, "The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call.";
    CALL_ID "call_id" "callId" "" Kind::Text, "The call, `c-` and hexadecimal groups.";
    CALL_URL "call_url" "callUrl" "" Kind::Text, "Where the call can be controlled. It holds the account and need not end in `callId`.";
    CAUSE "cause" "cause" "" Kind::Text, "Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the empty string in documents of 2020.";
    CHANNELS "channels" "channels" "" Kind::Integer, "Number of audio channels: 1 or 2 for calls, 1 for conferences. Documents of 2019 have it in a string.";
    COMPLETED_TIME "completed_time" "completedTime" "completeTime" Kind::Time, "When the transcription was done: `completedTime` in the documentation, `completeTime` in the bodies that are known from the wire. A body has either of them, never both.";
    CONFERENCE_ID "conference_id" "conferenceId" "" Kind::Text, "The conference, `conf-` and hexadecimal groups.";
    CONFIDENCE "confidence" "confidence" "" Kind::Number, "How sure the transcription is of the text, from 0 to 1.";
    COUNTER "counter" "counter" "" Kind::Text, "How often the call was diverted, a number in a string.";
    DESTINATION "destination" "destination" "" Kind::Text, "The WebSocket URL that the audio or text is sent to.";
    DIGIT "digit" "digit" "" Kind::Text, "The key that was pressed.";
    DIGITS "digits" "digits" "" Kind::Text, "The keys that were pressed, without the terminating one; empty on a time-out.";
    DIRECTION "direction" "direction" "" Kind::Text, "Which way the call was placed.";
    DIVERSION "diversion" "diversion" "" Kind::Object(&super::DIVERSION), "Where the call was diverted from, if it was.";
    DURATION "duration" "duration" "" Kind::Text, "The length of the call, recording, stream or detection.";
    END_TIME "end_time" "endTime" "" Kind::Time, "When the call ended; in recording and transcription events, when the recording did.";
    ENQUEUED_TIME "enqueued_time" "enqueuedTime" "" Kind::Time, "When an outbound call was queued, if it was.";
    ERROR_ID "error_id" "errorId" "" Kind::Text, "The provider's reference to the error.";
    ERROR_MESSAGE "error_message" "errorMessage" "" Kind::Text, "The error in words; free text that may quote numbers.";
    EVENT_TIME "event_time" "eventTime" "" Kind::Time, "When the event happened, approximately, in UTC.";
    EVENT_TYPE "event_type" "eventType" "" Kind::Text, "The event's name as received.";
    FILE_FORMAT "file_format" "fileFormat" "" Kind::Text, "The format of the recording.";
    FROM "var_from" "from" "" Kind::Text, "The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`.";
    ID "id" "id" "" Kind::Text, "The id of the stream, `s-…`.";
    IDENTITY "identity" "identity" "" Kind::Text, "The SIP Identity header, some 500 characters, if the account is set up to get it.";
    ID_2 "id" "id" "" Kind::Text, "The id of the transcription, `t-…`.";
    LIMIT "limit" "limit" "" Kind::Text, "How often the call may be diverted, a number in a string.";
    MACHINE_DETECTION_RESULT "machine_detection_result" "machineDetectionResult" "" Kind::Object(&super::MACHINE_DETECTION_RESULT), "Who or what answered, if detection was asked for. Documents of 2021 have a bare string.";
    MEDIA_STREAM "media_stream" "mediaStream" "" Kind::Object(&super::MEDIA_STREAM), "The media stream.";
    MEDIA_URL "media_url" "mediaUrl" "" Kind::Text, "Where the recording can be fetched.";
    NAME "name" "name" "" Kind::Text, "The name that the customer gave.";
    NOTIFY_SIP_RESPONSE_CODE "notify_sip_response_code" "notifySipResponseCode" "" Kind::Integer, "The SIP status that the transfer target answered with, as NOTIFY reports it; absent if REFER was rejected or NOTIFY did not come within 30 s.";
    ORIGINAL_MEDIA_STREAM "original_media_stream" "originalMediaStream" "" Kind::Object(&super::MEDIA_STREAM), "The stream whose name was taken already.";
    ORIGINAL_TRANSCRIPTION "original_transcription" "originalTranscription" "" Kind::Object(&super::TRANSCRIPTION), "The transcription whose name was taken already.";
    ORIGINATING_ID "originating_id" "originatingId" "" Kind::Text, "The originating carrier's identifier, a UUID.";
    ORIG_TO "orig_to" "origTo" "" Kind::Text, "The number that was called at first.";
    PARENT_CALL_ID "parent_call_id" "parentCallId" "" Kind::Text, "The A leg, if this call is the B leg of a transfer.";
    PRIVACY "privacy" "privacy" "" Kind::Text, "Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call.";
    PRIVACY_2 "privacy" "privacy" "" Kind::Bool, "Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call.";
    REAL_TIME_TRANSCRIPTION "real_time_transcription" "realTimeTranscription" "" Kind::Object(&super::TRANSCRIPTION), "The transcription, as the documentation's tables name it.";
    REASON "reason" "reason" "" Kind::Text, "Why the call was diverted.";
    RECORDING_ID "recording_id" "recordingId" "" Kind::Text, "The recording, `r-` and a UUID.";
    REFER_CALL_STATUS "refer_call_status" "referCallStatus" "" Kind::Text, "Whether the call was handed over.";
    REFER_SIP_RESPONSE_CODE "refer_sip_response_code" "referSipResponseCode" "" Kind::Integer, "The SIP status that REFER was answered with, if it was.";
    REFER_TO "refer_to" "referTo" "" Kind::Text, "The target of the REFER. In drafts of the SDKs only.";
    SCREEN "screen" "screen" "" Kind::Text, "Whether the diverted number was checked: `no` or `yes`.";
    SIP_CALL_ID "sip_call_id" "sipCallId" "" Kind::Text, "The SIP Call-ID header. It comes from the caller's equipment and often has a host name or an address in it.";
    SIP_HEADERS "sip_headers" "sipHeaders" "" Kind::Pairs, "SIP headers whose names begin with `x-`.";
    SIP_RESPONSE_CODE "sip_response_code" "sipResponseCode" "" Kind::Integer, "The SIP status with which an outbound INVITE was rejected, if it was.";
    SPEAKER "speaker" "speaker" "" Kind::Integer, "Which speaker said the text.";
    STABILIZED "stabilized" "stabilized" "" Kind::Text, "Whether partial results are kept stable: `true` or `false`, in a string.";
    START_TIME "start_time" "startTime" "" Kind::Time, "When the stream started.";
    START_TIME_2 "start_time" "startTime" "" Kind::Time, "When the transcription started.";
    START_TIME_3 "start_time" "startTime" "" Kind::Time, "When the call started; in recording and transcription events, when the recording did.";
    STATUS "status" "status" "" Kind::Text, "The state of the transcription.";
    STATUS_2 "status" "status" "" Kind::Text, "The state of the recording.";
    STIR_SHAKEN "stir_shaken" "stirShaken" "" Kind::Object(&super::STIR_SHAKEN), "The verification of the caller's number by STIR/SHAKEN.";
    TAG "tag" "tag" "" Kind::Text, "The customer's free text, at most 4096 characters. Absent or null if none was set.";
    TERMINATING_DIGIT "terminating_digit" "terminatingDigit" "" Kind::Text, "The key that ended the input; empty if none did.";
    TEXT "text" "text" "" Kind::Text, "The words that were said.";
    TO "to" "to" "" Kind::Text, "The called party: E.164 or a SIP URI.";
    TRACKS "tracks" "tracks" "" Kind::Tracks, "Which directions of the audio.";
    TRANSCRIPTION "transcription" "transcription" "" Kind::Object(&super::TRANSCRIPTION), "The transcription, as the documentation's examples name it.";
    TRANSFER_CALLER_ID "transfer_caller_id" "transferCallerId" "" Kind::Text, "The caller shown to the transfer's target: E.164 or one of the words of `from`.";
    TRANSFER_TO "transfer_to" "transferTo" "" Kind::Text, "The transfer's target: E.164 or a SIP URI.";
    TYPE "type" "type" "" Kind::Text, "The kind of stream: `WebSocket`.";
    UNKNOWN "unknown" "unknown" "" Kind::Text, "The documentation's example of an unlisted parameter, which the specification made a field.";
    URL "url" "url" "" Kind::Text, "Where the transcription can be fetched.";
    UUI "uui" "uui" "" Kind::Text, "SIP User-to-User information, at most 256 characters: a list of `value;encoding=…`.";
    VALUE "value" "value" "" Kind::Text, "Who or what answered.";
    VERSTAT "verstat" "verstat" "" Kind::Text, "Whether the caller's number is genuine.";
}

classes! {
    "voice"
    #[doc = "Where a call was diverted from. The SIP header may have further parameters, each under its own key."]
    Diversion: Record = DIVERSION "" [
        ORIG_TO, REASON, PRIVACY, SCREEN, COUNTER, LIMIT, UNKNOWN,
    ]
        in INITIATE_CALLBACK "{\"eventType\":\"initiate\",\"diversion\":" "}" "/diversion";
    #[doc = "Who or what answered, and how long the detection took."]
    MachineDetectionResult: Record = MACHINE_DETECTION_RESULT "" [
        VALUE, DURATION,
    ]
        in ANSWER_CALLBACK "{\"eventType\":\"answer\",\"machineDetectionResult\":" "}" "/machineDetectionResult";
    #[doc = "A stream of a call's audio to a WebSocket. `duration` only once it has stopped."]
    MediaStream: Record = MEDIA_STREAM "" [
        ID, NAME, DESTINATION, TYPE, TRACKS, START_TIME, DURATION,
    ]
        in MEDIA_STREAM_REJECTED_CALLBACK "{\"eventType\":\"mediaStreamRejected\",\"mediaStream\":" "}" "/mediaStream";
    #[doc = "The verification of the caller's number. Free form: there may be further keys."]
    StirShaken: Record = STIR_SHAKEN "" [
        VERSTAT, ATTESTATION_INDICATOR, ORIGINATING_ID,
    ]
        in INITIATE_CALLBACK "{\"eventType\":\"initiate\",\"stirShaken\":" "}" "/stirShaken";
    #[doc = "A transcription of a recording or of a live call. `speaker`, `text` and `confidence` are in the specification's model, the rest in the documentation."]
    Transcription: Record = TRANSCRIPTION "" [
        ID_2, NAME, DESTINATION, STABILIZED, TRACKS, START_TIME_2, DURATION, STATUS, URL,
        COMPLETED_TIME, SPEAKER, TEXT, CONFIDENCE,
    ]
        in REAL_TIME_TRANSCRIPTION_AVAILABLE_CALLBACK "{\"eventType\":\"realTimeTranscriptionAvailable\",\"realTimeTranscription\":" "}" "/realTimeTranscription";
    #[doc = "An outbound call was answered."]
    AnswerCallback: Event = ANSWER_CALLBACK "answer" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, ENQUEUED_TIME, START_TIME_3, ANSWER_TIME, TAG, MACHINE_DETECTION_RESULT,
        SIP_CALL_ID, PRIVACY_2, CALLER_DISPLAY_NAME,
    ];
    #[doc = "A bridge ended, or failed; sent for the leg that asked for it."]
    BridgeCompleteCallback: Event = BRIDGE_COMPLETE_CALLBACK "bridgeComplete" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, ENQUEUED_TIME, START_TIME_3, ANSWER_TIME, TAG, CAUSE, ERROR_MESSAGE, ERROR_ID,
        TRANSFER_CALLER_ID, TRANSFER_TO, PRIVACY_2, CALLER_DISPLAY_NAME,
    ];
    #[doc = "A bridge ended; sent for the other leg."]
    BridgeTargetCompleteCallback: Event = BRIDGE_TARGET_COMPLETE_CALLBACK "bridgeTargetComplete" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, ENQUEUED_TIME, START_TIME_3, ANSWER_TIME, TAG, PRIVACY_2, CALLER_DISPLAY_NAME,
    ];
    #[doc = "The last member left a conference."]
    ConferenceCompletedCallback: Event = CONFERENCE_COMPLETED_CALLBACK "conferenceCompleted" [
        EVENT_TYPE, EVENT_TIME, CONFERENCE_ID, NAME, TAG,
    ];
    #[doc = "A conference was created."]
    ConferenceCreatedCallback: Event = CONFERENCE_CREATED_CALLBACK "conferenceCreated" [
        EVENT_TYPE, EVENT_TIME, CONFERENCE_ID, NAME, TAG,
    ];
    #[doc = "A member left a conference."]
    ConferenceMemberExitCallback: Event = CONFERENCE_MEMBER_EXIT_CALLBACK "conferenceMemberExit" [
        EVENT_TYPE, EVENT_TIME, CONFERENCE_ID, NAME, FROM, TO, CALL_ID, TAG,
    ];
    #[doc = "A member joined a conference."]
    ConferenceMemberJoinCallback: Event = CONFERENCE_MEMBER_JOIN_CALLBACK "conferenceMemberJoin" [
        EVENT_TYPE, EVENT_TIME, CONFERENCE_ID, NAME, FROM, TO, CALL_ID, TAG,
    ];
    #[doc = "The recording of a conference can be fetched."]
    ConferenceRecordingAvailableCallback: Event = CONFERENCE_RECORDING_AVAILABLE_CALLBACK "conferenceRecordingAvailable" [
        EVENT_TYPE, EVENT_TIME, CONFERENCE_ID, NAME, ACCOUNT_ID, RECORDING_ID, CHANNELS,
        START_TIME_3, END_TIME, DURATION, FILE_FORMAT, MEDIA_URL, TAG, STATUS_2,
    ];
    #[doc = "A conference was redirected by the API and asks for BXML."]
    ConferenceRedirectCallback: Event = CONFERENCE_REDIRECT_CALLBACK "conferenceRedirect" [
        EVENT_TYPE, EVENT_TIME, CONFERENCE_ID, NAME, TAG,
    ];
    #[doc = "A call ended."]
    DisconnectCallback: Event = DISCONNECT_CALLBACK "disconnect" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, ENQUEUED_TIME, START_TIME_3, ANSWER_TIME, END_TIME, CAUSE, ERROR_MESSAGE,
        ERROR_ID, TAG, SIP_CALL_ID, SIP_RESPONSE_CODE, PRIVACY_2, CALLER_DISPLAY_NAME,
    ];
    #[doc = "A key was pressed while digits were being watched; one event a key."]
    DtmfCallback: Event = DTMF_CALLBACK "dtmf" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, DIGIT, ENQUEUED_TIME, START_TIME_3, ANSWER_TIME, PARENT_CALL_ID,
        TRANSFER_CALLER_ID, TRANSFER_TO, TAG, PRIVACY_2, CALLER_DISPLAY_NAME,
    ];
    #[doc = "A gather ended, by its terminating key, its limit or a time-out."]
    GatherCallback: Event = GATHER_CALLBACK "gather" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, DIGITS, TEXT, TERMINATING_DIGIT, ENQUEUED_TIME, START_TIME_3, ANSWER_TIME,
        PARENT_CALL_ID, TRANSFER_CALLER_ID, TRANSFER_TO, TAG, PRIVACY_2, CALLER_DISPLAY_NAME,
    ];
    #[doc = "A call came in."]
    InitiateCallback: Event = INITIATE_CALLBACK "initiate" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, START_TIME_3, DIVERSION, STIR_SHAKEN, IDENTITY, UUI, SIP_CALL_ID, SIP_HEADERS,
        PRIVACY_2, CALLER_DISPLAY_NAME,
    ];
    #[doc = "It was found out who or what answered an outbound call."]
    MachineDetectionCompleteCallback: Event = MACHINE_DETECTION_COMPLETE_CALLBACK "machineDetectionComplete" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, ENQUEUED_TIME, START_TIME_3, ANSWER_TIME, TAG, PRIVACY_2, CALLER_DISPLAY_NAME,
        MACHINE_DETECTION_RESULT,
    ];
    #[doc = "A media stream could not be started."]
    MediaStreamRejectedCallback: Event = MEDIA_STREAM_REJECTED_CALLBACK "mediaStreamRejected" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, ENQUEUED_TIME, START_TIME_3, ANSWER_TIME, TAG, CAUSE, ERROR_MESSAGE,
        MEDIA_STREAM, ORIGINAL_MEDIA_STREAM, PRIVACY_2, CALLER_DISPLAY_NAME,
    ];
    #[doc = "A media stream was started."]
    MediaStreamStartedCallback: Event = MEDIA_STREAM_STARTED_CALLBACK "mediaStreamStarted" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, ENQUEUED_TIME, START_TIME_3, ANSWER_TIME, TAG, MEDIA_STREAM, PRIVACY_2,
        CALLER_DISPLAY_NAME,
    ];
    #[doc = "A media stream ended."]
    MediaStreamStoppedCallback: Event = MEDIA_STREAM_STOPPED_CALLBACK "mediaStreamStopped" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, ENQUEUED_TIME, START_TIME_3, ANSWER_TIME, TAG, CAUSE, ERROR_MESSAGE,
        MEDIA_STREAM, PRIVACY_2, CALLER_DISPLAY_NAME,
    ];
    #[doc = "The text of a real-time transcription can be fetched."]
    RealTimeTranscriptionAvailableCallback: Event = REAL_TIME_TRANSCRIPTION_AVAILABLE_CALLBACK "realTimeTranscriptionAvailable" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, ENQUEUED_TIME, START_TIME_3, ANSWER_TIME, TAG, REAL_TIME_TRANSCRIPTION,
        TRANSCRIPTION, PRIVACY_2, CALLER_DISPLAY_NAME,
    ];
    #[doc = "A real-time transcription could not be started."]
    RealTimeTranscriptionRejectedCallback: Event = REAL_TIME_TRANSCRIPTION_REJECTED_CALLBACK "realTimeTranscriptionRejected" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, ENQUEUED_TIME, START_TIME_3, ANSWER_TIME, TAG, CAUSE, ERROR_MESSAGE,
        REAL_TIME_TRANSCRIPTION, TRANSCRIPTION, ORIGINAL_TRANSCRIPTION, PRIVACY_2,
        CALLER_DISPLAY_NAME,
    ];
    #[doc = "A real-time transcription was started."]
    RealTimeTranscriptionStartedCallback: Event = REAL_TIME_TRANSCRIPTION_STARTED_CALLBACK "realTimeTranscriptionStarted" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, ENQUEUED_TIME, START_TIME_3, ANSWER_TIME, TAG, REAL_TIME_TRANSCRIPTION,
        TRANSCRIPTION, PRIVACY_2, CALLER_DISPLAY_NAME,
    ];
    #[doc = "A real-time transcription ended."]
    RealTimeTranscriptionStoppedCallback: Event = REAL_TIME_TRANSCRIPTION_STOPPED_CALLBACK "realTimeTranscriptionStopped" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, ENQUEUED_TIME, START_TIME_3, ANSWER_TIME, TAG, CAUSE, ERROR_MESSAGE,
        REAL_TIME_TRANSCRIPTION, TRANSCRIPTION, PRIVACY_2, CALLER_DISPLAY_NAME,
    ];
    #[doc = "The recording of a call can be fetched."]
    RecordingAvailableCallback: Event = RECORDING_AVAILABLE_CALLBACK "recordingAvailable" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, PARENT_CALL_ID, RECORDING_ID, MEDIA_URL, ENQUEUED_TIME, START_TIME_3, END_TIME,
        DURATION, FILE_FORMAT, CHANNELS, TAG, STATUS_2, TRANSFER_CALLER_ID, TRANSFER_TO,
        PRIVACY_2, CALLER_DISPLAY_NAME,
    ];
    #[doc = "A recording that a call waited for ended. The specification names the event `recordingComplete`, the documentation `recordComplete`; `event_type` keeps the name received."]
    RecordingCompleteCallback: Event = RECORDING_COMPLETE_CALLBACK "recordingComplete" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, PARENT_CALL_ID, RECORDING_ID, MEDIA_URL, ENQUEUED_TIME, START_TIME_3,
        ANSWER_TIME, END_TIME, DURATION, FILE_FORMAT, CHANNELS, TAG, TRANSFER_CALLER_ID,
        TRANSFER_TO, TERMINATING_DIGIT, PRIVACY_2, CALLER_DISPLAY_NAME,
    ];
    #[doc = "A call was redirected, by the API or by its own BXML, and asks for BXML."]
    RedirectCallback: Event = REDIRECT_CALLBACK "redirect" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, PARENT_CALL_ID, ENQUEUED_TIME, START_TIME_3, ANSWER_TIME, TAG,
        TRANSFER_CALLER_ID, TRANSFER_TO, PRIVACY_2, CALLER_DISPLAY_NAME,
    ];
    #[doc = "A SIP REFER was answered. BXML counts if it failed and is ignored if it succeeded. The last six fields are in drafts of the SDKs only."]
    ReferCompleteCallback: Event = REFER_COMPLETE_CALLBACK "referComplete" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, START_TIME_3, ANSWER_TIME, TAG, REFER_CALL_STATUS, REFER_SIP_RESPONSE_CODE,
        NOTIFY_SIP_RESPONSE_CODE, PRIVACY_2, CALLER_DISPLAY_NAME, ENQUEUED_TIME, CAUSE,
        ERROR_MESSAGE, ERROR_ID, SIP_RESPONSE_CODE, REFER_TO,
    ];
    #[doc = "The transcription of a recording can be fetched."]
    TranscriptionAvailableCallback: Event = TRANSCRIPTION_AVAILABLE_CALLBACK "transcriptionAvailable" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, MEDIA_URL, PARENT_CALL_ID, RECORDING_ID, ENQUEUED_TIME, START_TIME_3, END_TIME,
        DURATION, FILE_FORMAT, TAG, TRANSCRIPTION, TRANSFER_CALLER_ID, TRANSFER_TO, PRIVACY_2,
        CALLER_DISPLAY_NAME,
    ];
    #[doc = "The target of a transfer answered; BXML is run for the target alone before the legs are connected."]
    TransferAnswerCallback: Event = TRANSFER_ANSWER_CALLBACK "transferAnswer" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, PARENT_CALL_ID, ENQUEUED_TIME, START_TIME_3, ANSWER_TIME, TAG,
        TRANSFER_CALLER_ID, TRANSFER_TO, PRIVACY_2, CALLER_DISPLAY_NAME,
    ];
    #[doc = "A transfer ended, or failed; sent for the A leg. Two examples in the documentation's history carry a detection result."]
    TransferCompleteCallback: Event = TRANSFER_COMPLETE_CALLBACK "transferComplete" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, ENQUEUED_TIME, START_TIME_3, ANSWER_TIME, TAG, TRANSFER_CALLER_ID, TRANSFER_TO,
        CAUSE, ERROR_MESSAGE, ERROR_ID, PRIVACY_2, CALLER_DISPLAY_NAME, MACHINE_DETECTION_RESULT,
    ];
    #[doc = "The target's leg of a transfer ended."]
    TransferDisconnectCallback: Event = TRANSFER_DISCONNECT_CALLBACK "transferDisconnect" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, PARENT_CALL_ID, ENQUEUED_TIME, START_TIME_3, ANSWER_TIME, END_TIME, TAG,
        TRANSFER_CALLER_ID, TRANSFER_TO, CAUSE, ERROR_MESSAGE, ERROR_ID, PRIVACY_2,
        CALLER_DISPLAY_NAME,
    ];
    #[doc = "An event whose type this release does not know: Bandwidth has added events without notice before. The fields that most events share are typed. Answer it with 2xx and no content, because an error would make Bandwidth retry or end the call."]
    UnknownCallback: Event = UNKNOWN_CALLBACK "" [
        EVENT_TYPE, EVENT_TIME, ACCOUNT_ID, APPLICATION_ID, FROM, TO, DIRECTION, CALL_ID,
        CALL_URL, PARENT_CALL_ID, CONFERENCE_ID, NAME, ENQUEUED_TIME, START_TIME_3, ANSWER_TIME,
        END_TIME, TAG, CAUSE, ERROR_MESSAGE, ERROR_ID, PRIVACY_2, CALLER_DISPLAY_NAME,
    ];
}

/// The class of an event.
pub fn class_of(event_type: bandwidth::voice::EventType<'_>) -> &'static Class {
    use bandwidth::voice::EventType;
    match event_type {
        EventType::Answer => &ANSWER_CALLBACK,
        EventType::BridgeComplete => &BRIDGE_COMPLETE_CALLBACK,
        EventType::BridgeTargetComplete => &BRIDGE_TARGET_COMPLETE_CALLBACK,
        EventType::ConferenceCompleted => &CONFERENCE_COMPLETED_CALLBACK,
        EventType::ConferenceCreated => &CONFERENCE_CREATED_CALLBACK,
        EventType::ConferenceMemberExit => &CONFERENCE_MEMBER_EXIT_CALLBACK,
        EventType::ConferenceMemberJoin => &CONFERENCE_MEMBER_JOIN_CALLBACK,
        EventType::ConferenceRecordingAvailable => &CONFERENCE_RECORDING_AVAILABLE_CALLBACK,
        EventType::ConferenceRedirect => &CONFERENCE_REDIRECT_CALLBACK,
        EventType::Disconnect => &DISCONNECT_CALLBACK,
        EventType::Dtmf => &DTMF_CALLBACK,
        EventType::Gather => &GATHER_CALLBACK,
        EventType::Initiate => &INITIATE_CALLBACK,
        EventType::MachineDetectionComplete => &MACHINE_DETECTION_COMPLETE_CALLBACK,
        EventType::MediaStreamRejected => &MEDIA_STREAM_REJECTED_CALLBACK,
        EventType::MediaStreamStarted => &MEDIA_STREAM_STARTED_CALLBACK,
        EventType::MediaStreamStopped => &MEDIA_STREAM_STOPPED_CALLBACK,
        EventType::RealTimeTranscriptionAvailable => &REAL_TIME_TRANSCRIPTION_AVAILABLE_CALLBACK,
        EventType::RealTimeTranscriptionRejected => &REAL_TIME_TRANSCRIPTION_REJECTED_CALLBACK,
        EventType::RealTimeTranscriptionStarted => &REAL_TIME_TRANSCRIPTION_STARTED_CALLBACK,
        EventType::RealTimeTranscriptionStopped => &REAL_TIME_TRANSCRIPTION_STOPPED_CALLBACK,
        EventType::RecordingAvailable => &RECORDING_AVAILABLE_CALLBACK,
        EventType::RecordingComplete => &RECORDING_COMPLETE_CALLBACK,
        EventType::Redirect => &REDIRECT_CALLBACK,
        EventType::ReferComplete => &REFER_COMPLETE_CALLBACK,
        EventType::TranscriptionAvailable => &TRANSCRIPTION_AVAILABLE_CALLBACK,
        EventType::TransferAnswer => &TRANSFER_ANSWER_CALLBACK,
        EventType::TransferComplete => &TRANSFER_COMPLETE_CALLBACK,
        EventType::TransferDisconnect => &TRANSFER_DISCONNECT_CALLBACK,
        _ => &UNKNOWN_CALLBACK,
    }
}
