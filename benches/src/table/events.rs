// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use super::Field;

const DIVERSION: &[Field] = &[
    Field {
        name: "origTo",
        inside: &[],
    },
    Field {
        name: "reason",
        inside: &[],
    },
    Field {
        name: "privacy",
        inside: &[],
    },
    Field {
        name: "screen",
        inside: &[],
    },
    Field {
        name: "counter",
        inside: &[],
    },
    Field {
        name: "limit",
        inside: &[],
    },
    Field {
        name: "unknown",
        inside: &[],
    },
];

const MACHINE_DETECTION_RESULT: &[Field] = &[
    Field {
        name: "value",
        inside: &[],
    },
    Field {
        name: "duration",
        inside: &[],
    },
];

const MEDIA_STREAM: &[Field] = &[
    Field {
        name: "id",
        inside: &[],
    },
    Field {
        name: "name",
        inside: &[],
    },
    Field {
        name: "destination",
        inside: &[],
    },
    Field {
        name: "type",
        inside: &[],
    },
    Field {
        name: "tracks",
        inside: &[],
    },
    Field {
        name: "startTime",
        inside: &[],
    },
    Field {
        name: "duration",
        inside: &[],
    },
];

const STIR_SHAKEN: &[Field] = &[
    Field {
        name: "verstat",
        inside: &[],
    },
    Field {
        name: "attestationIndicator",
        inside: &[],
    },
    Field {
        name: "originatingId",
        inside: &[],
    },
];

const TRANSCRIPTION: &[Field] = &[
    Field {
        name: "id",
        inside: &[],
    },
    Field {
        name: "name",
        inside: &[],
    },
    Field {
        name: "destination",
        inside: &[],
    },
    Field {
        name: "stabilized",
        inside: &[],
    },
    Field {
        name: "tracks",
        inside: &[],
    },
    Field {
        name: "startTime",
        inside: &[],
    },
    Field {
        name: "duration",
        inside: &[],
    },
    Field {
        name: "status",
        inside: &[],
    },
    Field {
        name: "url",
        inside: &[],
    },
    Field {
        name: "completedTime",
        inside: &[],
    },
    Field {
        name: "speaker",
        inside: &[],
    },
    Field {
        name: "text",
        inside: &[],
    },
    Field {
        name: "confidence",
        inside: &[],
    },
];

/// In the order of `EventType::ALL`.
pub(super) const EVENTS: &[&[Field]] = &[
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "answerTime",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "machineDetectionResult",
            inside: MACHINE_DETECTION_RESULT,
        },
        Field {
            name: "sipCallId",
            inside: &[],
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "answerTime",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "cause",
            inside: &[],
        },
        Field {
            name: "errorMessage",
            inside: &[],
        },
        Field {
            name: "errorId",
            inside: &[],
        },
        Field {
            name: "transferCallerId",
            inside: &[],
        },
        Field {
            name: "transferTo",
            inside: &[],
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "answerTime",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "conferenceId",
            inside: &[],
        },
        Field {
            name: "name",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "conferenceId",
            inside: &[],
        },
        Field {
            name: "name",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "conferenceId",
            inside: &[],
        },
        Field {
            name: "name",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "conferenceId",
            inside: &[],
        },
        Field {
            name: "name",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "conferenceId",
            inside: &[],
        },
        Field {
            name: "name",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "recordingId",
            inside: &[],
        },
        Field {
            name: "channels",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "endTime",
            inside: &[],
        },
        Field {
            name: "duration",
            inside: &[],
        },
        Field {
            name: "fileFormat",
            inside: &[],
        },
        Field {
            name: "mediaUrl",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "status",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "conferenceId",
            inside: &[],
        },
        Field {
            name: "name",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "answerTime",
            inside: &[],
        },
        Field {
            name: "endTime",
            inside: &[],
        },
        Field {
            name: "cause",
            inside: &[],
        },
        Field {
            name: "errorMessage",
            inside: &[],
        },
        Field {
            name: "errorId",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "sipCallId",
            inside: &[],
        },
        Field {
            name: "sipResponseCode",
            inside: &[],
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "digit",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "answerTime",
            inside: &[],
        },
        Field {
            name: "parentCallId",
            inside: &[],
        },
        Field {
            name: "transferCallerId",
            inside: &[],
        },
        Field {
            name: "transferTo",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "digits",
            inside: &[],
        },
        Field {
            name: "text",
            inside: &[],
        },
        Field {
            name: "terminatingDigit",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "answerTime",
            inside: &[],
        },
        Field {
            name: "parentCallId",
            inside: &[],
        },
        Field {
            name: "transferCallerId",
            inside: &[],
        },
        Field {
            name: "transferTo",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "diversion",
            inside: DIVERSION,
        },
        Field {
            name: "stirShaken",
            inside: STIR_SHAKEN,
        },
        Field {
            name: "identity",
            inside: &[],
        },
        Field {
            name: "uui",
            inside: &[],
        },
        Field {
            name: "sipCallId",
            inside: &[],
        },
        Field {
            name: "sipHeaders",
            inside: &[],
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "answerTime",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
        Field {
            name: "machineDetectionResult",
            inside: MACHINE_DETECTION_RESULT,
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "answerTime",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "cause",
            inside: &[],
        },
        Field {
            name: "errorMessage",
            inside: &[],
        },
        Field {
            name: "mediaStream",
            inside: MEDIA_STREAM,
        },
        Field {
            name: "originalMediaStream",
            inside: MEDIA_STREAM,
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "answerTime",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "mediaStream",
            inside: MEDIA_STREAM,
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "answerTime",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "cause",
            inside: &[],
        },
        Field {
            name: "errorMessage",
            inside: &[],
        },
        Field {
            name: "mediaStream",
            inside: MEDIA_STREAM,
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "answerTime",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "realTimeTranscription",
            inside: TRANSCRIPTION,
        },
        Field {
            name: "transcription",
            inside: TRANSCRIPTION,
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "answerTime",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "cause",
            inside: &[],
        },
        Field {
            name: "errorMessage",
            inside: &[],
        },
        Field {
            name: "realTimeTranscription",
            inside: TRANSCRIPTION,
        },
        Field {
            name: "transcription",
            inside: TRANSCRIPTION,
        },
        Field {
            name: "originalTranscription",
            inside: TRANSCRIPTION,
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "answerTime",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "realTimeTranscription",
            inside: TRANSCRIPTION,
        },
        Field {
            name: "transcription",
            inside: TRANSCRIPTION,
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "answerTime",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "cause",
            inside: &[],
        },
        Field {
            name: "errorMessage",
            inside: &[],
        },
        Field {
            name: "realTimeTranscription",
            inside: TRANSCRIPTION,
        },
        Field {
            name: "transcription",
            inside: TRANSCRIPTION,
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "parentCallId",
            inside: &[],
        },
        Field {
            name: "recordingId",
            inside: &[],
        },
        Field {
            name: "mediaUrl",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "endTime",
            inside: &[],
        },
        Field {
            name: "duration",
            inside: &[],
        },
        Field {
            name: "fileFormat",
            inside: &[],
        },
        Field {
            name: "channels",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "status",
            inside: &[],
        },
        Field {
            name: "transferCallerId",
            inside: &[],
        },
        Field {
            name: "transferTo",
            inside: &[],
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "parentCallId",
            inside: &[],
        },
        Field {
            name: "recordingId",
            inside: &[],
        },
        Field {
            name: "mediaUrl",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "answerTime",
            inside: &[],
        },
        Field {
            name: "endTime",
            inside: &[],
        },
        Field {
            name: "duration",
            inside: &[],
        },
        Field {
            name: "fileFormat",
            inside: &[],
        },
        Field {
            name: "channels",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "transferCallerId",
            inside: &[],
        },
        Field {
            name: "transferTo",
            inside: &[],
        },
        Field {
            name: "terminatingDigit",
            inside: &[],
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "parentCallId",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "answerTime",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "transferCallerId",
            inside: &[],
        },
        Field {
            name: "transferTo",
            inside: &[],
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "answerTime",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "referCallStatus",
            inside: &[],
        },
        Field {
            name: "referSipResponseCode",
            inside: &[],
        },
        Field {
            name: "notifySipResponseCode",
            inside: &[],
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "cause",
            inside: &[],
        },
        Field {
            name: "errorMessage",
            inside: &[],
        },
        Field {
            name: "errorId",
            inside: &[],
        },
        Field {
            name: "sipResponseCode",
            inside: &[],
        },
        Field {
            name: "referTo",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "mediaUrl",
            inside: &[],
        },
        Field {
            name: "parentCallId",
            inside: &[],
        },
        Field {
            name: "recordingId",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "endTime",
            inside: &[],
        },
        Field {
            name: "duration",
            inside: &[],
        },
        Field {
            name: "fileFormat",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "transcription",
            inside: TRANSCRIPTION,
        },
        Field {
            name: "transferCallerId",
            inside: &[],
        },
        Field {
            name: "transferTo",
            inside: &[],
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "parentCallId",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "answerTime",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "transferCallerId",
            inside: &[],
        },
        Field {
            name: "transferTo",
            inside: &[],
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "answerTime",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "transferCallerId",
            inside: &[],
        },
        Field {
            name: "transferTo",
            inside: &[],
        },
        Field {
            name: "cause",
            inside: &[],
        },
        Field {
            name: "errorMessage",
            inside: &[],
        },
        Field {
            name: "errorId",
            inside: &[],
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
        Field {
            name: "machineDetectionResult",
            inside: MACHINE_DETECTION_RESULT,
        },
    ],
    &[
        Field {
            name: "eventTime",
            inside: &[],
        },
        Field {
            name: "accountId",
            inside: &[],
        },
        Field {
            name: "applicationId",
            inside: &[],
        },
        Field {
            name: "from",
            inside: &[],
        },
        Field {
            name: "to",
            inside: &[],
        },
        Field {
            name: "direction",
            inside: &[],
        },
        Field {
            name: "callId",
            inside: &[],
        },
        Field {
            name: "callUrl",
            inside: &[],
        },
        Field {
            name: "parentCallId",
            inside: &[],
        },
        Field {
            name: "enqueuedTime",
            inside: &[],
        },
        Field {
            name: "startTime",
            inside: &[],
        },
        Field {
            name: "answerTime",
            inside: &[],
        },
        Field {
            name: "endTime",
            inside: &[],
        },
        Field {
            name: "tag",
            inside: &[],
        },
        Field {
            name: "transferCallerId",
            inside: &[],
        },
        Field {
            name: "transferTo",
            inside: &[],
        },
        Field {
            name: "cause",
            inside: &[],
        },
        Field {
            name: "errorMessage",
            inside: &[],
        },
        Field {
            name: "errorId",
            inside: &[],
        },
        Field {
            name: "privacy",
            inside: &[],
        },
        Field {
            name: "callerDisplayName",
            inside: &[],
        },
    ],
];
