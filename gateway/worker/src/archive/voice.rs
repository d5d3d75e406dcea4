// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use super::column::{Column, Event, Kind, columns, events};

const ACCOUNT_ID: Column = Column::new("account_id", "accountId", None, Kind::Text);
const ANSWER_TIME: Column = Column::new("answer_time", "answerTime", None, Kind::Time);
const APPLICATION_ID: Column = Column::new("application_id", "applicationId", None, Kind::Text);
const CALLER_DISPLAY_NAME: Column =
    Column::new("caller_display_name", "callerDisplayName", None, Kind::Text);
const CALL_ID: Column = Column::new("call_id", "callId", None, Kind::Text);
const CALL_URL: Column = Column::new("call_url", "callUrl", None, Kind::Text);
const CAUSE: Column = Column::new("cause", "cause", None, Kind::Text);
const CHANNELS: Column = Column::new("channels", "channels", None, Kind::Integer);
const CONFERENCE_ID: Column = Column::new("conference_id", "conferenceId", None, Kind::Text);
const DIGIT: Column = Column::new("digit", "digit", None, Kind::Text);
const DIGITS: Column = Column::new("digits", "digits", None, Kind::Text);
const DIRECTION: Column = Column::new("direction", "direction", None, Kind::Text);
const DIVERSION: Column = Column::new("diversion", "diversion", None, Kind::Json);
const DURATION_MS: Column = Column::new("duration_ms", "duration", None, Kind::Duration);
const END_TIME: Column = Column::new("end_time", "endTime", None, Kind::Time);
const ENQUEUED_TIME: Column = Column::new("enqueued_time", "enqueuedTime", None, Kind::Time);
const ERROR_ID: Column = Column::new("error_id", "errorId", None, Kind::Text);
const ERROR_MESSAGE: Column = Column::new("error_message", "errorMessage", None, Kind::Text);
const EVENT_TIME: Column = Column::new("event_time", "eventTime", None, Kind::Time);
const EVENT_TYPE: Column = Column::new("event_type", "eventType", None, Kind::Text);
const FILE_FORMAT: Column = Column::new("file_format", "fileFormat", None, Kind::Text);
const FROM: Column = Column::new("from", "from", None, Kind::Text);
const IDENTITY: Column = Column::new("identity", "identity", None, Kind::Text);
const MACHINE_DETECTION_RESULT: Column = Column::new(
    "machine_detection_result",
    "machineDetectionResult",
    None,
    Kind::Json,
);
const MEDIA_STREAM: Column = Column::new("media_stream", "mediaStream", None, Kind::Json);
const MEDIA_URL: Column = Column::new("media_url", "mediaUrl", None, Kind::Text);
const NAME: Column = Column::new("name", "name", None, Kind::Text);
const NOTIFY_SIP_RESPONSE_CODE: Column = Column::new(
    "notify_sip_response_code",
    "notifySipResponseCode",
    None,
    Kind::Integer,
);
const ORIGINAL_MEDIA_STREAM: Column = Column::new(
    "original_media_stream",
    "originalMediaStream",
    None,
    Kind::Json,
);
const ORIGINAL_TRANSCRIPTION: Column = Column::new(
    "original_transcription",
    "originalTranscription",
    None,
    Kind::Json,
);
const PARENT_CALL_ID: Column = Column::new("parent_call_id", "parentCallId", None, Kind::Text);
const PRIVACY: Column = Column::new("privacy", "privacy", None, Kind::Bool);
const REAL_TIME_TRANSCRIPTION: Column = Column::new(
    "real_time_transcription",
    "realTimeTranscription",
    None,
    Kind::Json,
);
const RECORDING_ID: Column = Column::new("recording_id", "recordingId", None, Kind::Text);
const REFER_CALL_STATUS: Column =
    Column::new("refer_call_status", "referCallStatus", None, Kind::Text);
const REFER_SIP_RESPONSE_CODE: Column = Column::new(
    "refer_sip_response_code",
    "referSipResponseCode",
    None,
    Kind::Integer,
);
const REFER_TO: Column = Column::new("refer_to", "referTo", None, Kind::Text);
const SIP_CALL_ID: Column = Column::new("sip_call_id", "sipCallId", None, Kind::Text);
const SIP_HEADERS: Column = Column::new("sip_headers", "sipHeaders", None, Kind::Json);
const SIP_RESPONSE_CODE: Column =
    Column::new("sip_response_code", "sipResponseCode", None, Kind::Integer);
const START_TIME: Column = Column::new("start_time", "startTime", None, Kind::Time);
const STATUS: Column = Column::new("status", "status", None, Kind::Text);
const STIR_SHAKEN: Column = Column::new("stir_shaken", "stirShaken", None, Kind::Json);
const TAG: Column = Column::new("tag", "tag", None, Kind::Text);
const TERMINATING_DIGIT: Column =
    Column::new("terminating_digit", "terminatingDigit", None, Kind::Text);
const TEXT: Column = Column::new("text", "text", None, Kind::Text);
const TO: Column = Column::new("to", "to", None, Kind::Text);
const TRANSCRIPTION: Column = Column::new("transcription", "transcription", None, Kind::Json);
const TRANSFER_CALLER_ID: Column =
    Column::new("transfer_caller_id", "transferCallerId", None, Kind::Text);
const TRANSFER_TO: Column = Column::new("transfer_to", "transferTo", None, Kind::Text);
const UUI: Column = Column::new("uui", "uui", None, Kind::Text);

/// The events in alphabetical order, each with its fields in the order in which they are serialized.
pub const EVENTS: &[Event] = events! {
    "answer":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        ENQUEUED_TIME START_TIME ANSWER_TIME TAG MACHINE_DETECTION_RESULT SIP_CALL_ID PRIVACY
        CALLER_DISPLAY_NAME;
    "bridgeComplete":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        ENQUEUED_TIME START_TIME ANSWER_TIME TAG CAUSE ERROR_MESSAGE ERROR_ID TRANSFER_CALLER_ID
        TRANSFER_TO PRIVACY CALLER_DISPLAY_NAME;
    "bridgeTargetComplete":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        ENQUEUED_TIME START_TIME ANSWER_TIME TAG PRIVACY CALLER_DISPLAY_NAME;
    "conferenceCompleted":
        EVENT_TYPE EVENT_TIME CONFERENCE_ID NAME TAG;
    "conferenceCreated":
        EVENT_TYPE EVENT_TIME CONFERENCE_ID NAME TAG;
    "conferenceMemberExit":
        EVENT_TYPE EVENT_TIME CONFERENCE_ID NAME FROM TO CALL_ID TAG;
    "conferenceMemberJoin":
        EVENT_TYPE EVENT_TIME CONFERENCE_ID NAME FROM TO CALL_ID TAG;
    "conferenceRecordingAvailable":
        EVENT_TYPE EVENT_TIME CONFERENCE_ID NAME ACCOUNT_ID RECORDING_ID CHANNELS START_TIME
        END_TIME DURATION_MS FILE_FORMAT MEDIA_URL TAG STATUS;
    "conferenceRedirect":
        EVENT_TYPE EVENT_TIME CONFERENCE_ID NAME TAG;
    "disconnect":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        ENQUEUED_TIME START_TIME ANSWER_TIME END_TIME CAUSE ERROR_MESSAGE ERROR_ID TAG SIP_CALL_ID
        SIP_RESPONSE_CODE PRIVACY CALLER_DISPLAY_NAME;
    "dtmf":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL DIGIT
        ENQUEUED_TIME START_TIME ANSWER_TIME PARENT_CALL_ID TRANSFER_CALLER_ID TRANSFER_TO TAG
        PRIVACY CALLER_DISPLAY_NAME;
    "gather":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL DIGITS
        TEXT TERMINATING_DIGIT ENQUEUED_TIME START_TIME ANSWER_TIME PARENT_CALL_ID
        TRANSFER_CALLER_ID TRANSFER_TO TAG PRIVACY CALLER_DISPLAY_NAME;
    "initiate":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        START_TIME DIVERSION STIR_SHAKEN IDENTITY UUI SIP_CALL_ID SIP_HEADERS PRIVACY
        CALLER_DISPLAY_NAME;
    "machineDetectionComplete":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        ENQUEUED_TIME START_TIME ANSWER_TIME TAG PRIVACY CALLER_DISPLAY_NAME
        MACHINE_DETECTION_RESULT;
    "mediaStreamRejected":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        ENQUEUED_TIME START_TIME ANSWER_TIME TAG CAUSE ERROR_MESSAGE MEDIA_STREAM
        ORIGINAL_MEDIA_STREAM PRIVACY CALLER_DISPLAY_NAME;
    "mediaStreamStarted":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        ENQUEUED_TIME START_TIME ANSWER_TIME TAG MEDIA_STREAM PRIVACY CALLER_DISPLAY_NAME;
    "mediaStreamStopped":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        ENQUEUED_TIME START_TIME ANSWER_TIME TAG CAUSE ERROR_MESSAGE MEDIA_STREAM PRIVACY
        CALLER_DISPLAY_NAME;
    "realTimeTranscriptionAvailable":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        ENQUEUED_TIME START_TIME ANSWER_TIME TAG REAL_TIME_TRANSCRIPTION TRANSCRIPTION PRIVACY
        CALLER_DISPLAY_NAME;
    "realTimeTranscriptionRejected":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        ENQUEUED_TIME START_TIME ANSWER_TIME TAG CAUSE ERROR_MESSAGE REAL_TIME_TRANSCRIPTION
        TRANSCRIPTION ORIGINAL_TRANSCRIPTION PRIVACY CALLER_DISPLAY_NAME;
    "realTimeTranscriptionStarted":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        ENQUEUED_TIME START_TIME ANSWER_TIME TAG REAL_TIME_TRANSCRIPTION TRANSCRIPTION PRIVACY
        CALLER_DISPLAY_NAME;
    "realTimeTranscriptionStopped":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        ENQUEUED_TIME START_TIME ANSWER_TIME TAG CAUSE ERROR_MESSAGE REAL_TIME_TRANSCRIPTION
        TRANSCRIPTION PRIVACY CALLER_DISPLAY_NAME;
    "recordingAvailable":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        PARENT_CALL_ID RECORDING_ID MEDIA_URL ENQUEUED_TIME START_TIME END_TIME DURATION_MS
        FILE_FORMAT CHANNELS TAG STATUS TRANSFER_CALLER_ID TRANSFER_TO PRIVACY CALLER_DISPLAY_NAME;
    "recordingComplete":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        PARENT_CALL_ID RECORDING_ID MEDIA_URL ENQUEUED_TIME START_TIME ANSWER_TIME END_TIME
        DURATION_MS FILE_FORMAT CHANNELS TAG TRANSFER_CALLER_ID TRANSFER_TO TERMINATING_DIGIT
        PRIVACY CALLER_DISPLAY_NAME;
    "redirect":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        PARENT_CALL_ID ENQUEUED_TIME START_TIME ANSWER_TIME TAG TRANSFER_CALLER_ID TRANSFER_TO
        PRIVACY CALLER_DISPLAY_NAME;
    "referComplete":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        START_TIME ANSWER_TIME TAG REFER_CALL_STATUS REFER_SIP_RESPONSE_CODE
        NOTIFY_SIP_RESPONSE_CODE PRIVACY CALLER_DISPLAY_NAME ENQUEUED_TIME CAUSE ERROR_MESSAGE
        ERROR_ID SIP_RESPONSE_CODE REFER_TO;
    "transcriptionAvailable":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL MEDIA_URL
        PARENT_CALL_ID RECORDING_ID ENQUEUED_TIME START_TIME END_TIME DURATION_MS FILE_FORMAT TAG
        TRANSCRIPTION TRANSFER_CALLER_ID TRANSFER_TO PRIVACY CALLER_DISPLAY_NAME;
    "transferAnswer":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        PARENT_CALL_ID ENQUEUED_TIME START_TIME ANSWER_TIME TAG TRANSFER_CALLER_ID TRANSFER_TO
        PRIVACY CALLER_DISPLAY_NAME;
    "transferComplete":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        ENQUEUED_TIME START_TIME ANSWER_TIME TAG TRANSFER_CALLER_ID TRANSFER_TO CAUSE ERROR_MESSAGE
        ERROR_ID PRIVACY CALLER_DISPLAY_NAME MACHINE_DETECTION_RESULT;
    "transferDisconnect":
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        PARENT_CALL_ID ENQUEUED_TIME START_TIME ANSWER_TIME END_TIME TAG TRANSFER_CALLER_ID
        TRANSFER_TO CAUSE ERROR_MESSAGE ERROR_ID PRIVACY CALLER_DISPLAY_NAME;
};

/// The fields of events of unknown types.
pub const UNKNOWN: &[Column] = columns! {
        EVENT_TYPE EVENT_TIME ACCOUNT_ID APPLICATION_ID FROM TO DIRECTION CALL_ID CALL_URL
        PARENT_CALL_ID CONFERENCE_ID NAME ENQUEUED_TIME START_TIME ANSWER_TIME END_TIME TAG CAUSE
        ERROR_MESSAGE ERROR_ID PRIVACY CALLER_DISPLAY_NAME
};
