// Written by `cargo xtask gen` from schema/stream.toml. Edit that file.

use crate::class::{Class, Kind, Member};
use crate::declare::{classes, fields};

fields! {
    ACCOUNT_ID "account_id" "accountId" "" Kind::TextOrNumber, "The account: digits in a string, or a number.";
    CALL_ID "call_id" "callId" "" Kind::Text, "The call, `c-` and hexadecimal groups.";
    CONFIDENCE "confidence" "confidence" "" Kind::Number, "How sure the transcription is of the word, from 0 to 1.";
    CONTENT "content" "content" "" Kind::Text, "The word or the punctuation mark.";
    CUSTOM_PARAMS "custom_params" "customParams" "" Kind::Pairs, "The parameters of `<CustomParam>`, of a transcription.";
    ENCODING "encoding" "encoding" "" Kind::Text, "The encoding: `PCMU` on the wire, `audio/PCMU` in the documentation's table.";
    END_TIME "end_time" "endTime" "" Kind::TextOrNumber, "When the text ended. Documents write `2023-03-31T20:07.493Z`; seconds from the start of the audio are possible.";
    EVENT_TYPE "event_type" "eventType" "" Kind::Text, "The frame's name as received. It is the last member on the wire.";
    FROM "var_from" "from" "" Kind::Text, "The caller. In one test of the provider only.";
    IS_PARTIAL "is_partial" "isPartial" "" Kind::Bool, "Whether the text may still change. The documentation's table says the reverse of the name.";
    ITEMS "items" "items" "" Kind::Objects(&super::TRANSCRIPT_ITEM), "The words and punctuation marks.";
    LANGUAGE "language" "language" "" Kind::Text, "The language, `en-US`.";
    MEDIA_FORMAT "media_format" "mediaFormat" "" Kind::Object(&super::MEDIA_FORMAT), "How the audio is encoded. Absent for transcriptions.";
    METADATA "metadata" "metadata" "" Kind::Object(&super::STREAM_METADATA), "Which stream or transcription it is.";
    NAME "name" "name" "" Kind::Text, "The track.";
    PAYLOAD "payload" "payload" "" Kind::Text, "The audio: 20 ms are 160 bytes of µ-law, which are 216 characters of Base64.";
    REAL_TIME_TRANSCRIPTION_ID "real_time_transcription_id" "realTimeTranscriptionId" "" Kind::Text, "The transcription. Absent for audio.";
    SAMPLE_RATE "sample_rate" "sampleRate" "" Kind::Integer, "Samples a second: 8000.";
    SEQUENCE_NUMBER "sequence_number" "sequenceNumber" "" Kind::TextOrNumber, "The number of the frame, from 1: digits in a string. Absent in documents of 2023. Whether each track counts for itself is not documented.";
    STABILIZED "stabilized" "stabilized" "" Kind::Bool, "Whether partial results are kept stable.";
    STABLE "stable" "stable" "" Kind::Bool, "Whether the item will not change any more.";
    START_TIME "start_time" "startTime" "" Kind::TextOrNumber, "When the text began, in the form of `end_time`.";
    STREAM_ID "stream_id" "streamId" "" Kind::Text, "The stream, `s-` and hexadecimal groups. Absent for transcriptions.";
    STREAM_NAME "stream_name" "streamName" "" Kind::Text, "The name that the customer gave the stream, or its id.";
    STREAM_PARAMS "stream_params" "streamParams" "" Kind::Pairs, "The parameters of `<StreamParam>`.";
    TO "to" "to" "" Kind::Text, "The called party. In one test of the provider only.";
    TRACK "track" "track" "" Kind::Text, "The direction: `inbound` is what Bandwidth receives from the call.";
    TRACKS "tracks" "tracks" "" Kind::Objects(&super::STREAM_TRACK), "The tracks.";
    TRANSCRIPT "transcript" "transcript" "" Kind::Text, "The text.";
    TRANSCRIPTION_NAME "transcription_name" "transcriptionName" "" Kind::Text, "The name that the customer gave the transcription, or its id.";
    TYPE "type" "type" "" Kind::Text, "`PRONUNCIATION` or `PUNCTUATION`.";
}

classes! {
    "stream"
    #[doc = "The ids, the call and the tracks of a stream or real-time transcription. Nothing in it is signed. Take the call from the webhook `mediaStreamStarted` where a wrong one would matter."]
    StreamMetadata: Record = STREAM_METADATA "" [
        ACCOUNT_ID, CALL_ID, STREAM_ID, STREAM_NAME, REAL_TIME_TRANSCRIPTION_ID,
        TRANSCRIPTION_NAME, TRACKS, STABILIZED, TO, FROM,
    ]
        in START_FRAME "{\"eventType\":\"start\",\"metadata\":" "}" "/metadata";
    #[doc = "One direction of the audio, as `start` announces it."]
    StreamTrack: Record = STREAM_TRACK "" [
        NAME, MEDIA_FORMAT,
    ]
        in START_FRAME "{\"eventType\":\"start\",\"metadata\":{\"tracks\":[" "]}}" "/metadata/tracks/0";
    #[doc = "The encoding of the audio of a track: 8 kHz µ-law is the only documented format."]
    MediaFormat: Record = MEDIA_FORMAT "" [
        ENCODING, SAMPLE_RATE,
    ]
        in START_FRAME "{\"eventType\":\"start\",\"metadata\":{\"tracks\":[{\"mediaFormat\":" "}]}}" "/metadata/tracks/0/mediaFormat";
    #[doc = "A word or punctuation mark of a transcription."]
    TranscriptItem: Record = TRANSCRIPT_ITEM "" [
        CONTENT, TYPE, START_TIME, END_TIME, CONFIDENCE, STABLE,
    ]
        in TRANSCRIPTION_FRAME "{\"eventType\":\"transcription\",\"items\":[" "]}" "/items/0";
    #[doc = "The audio of one track, 20 ms of it: some 50 frames a second and track."]
    MediaFrame: Frame = MEDIA_FRAME "media" [
        EVENT_TYPE, TRACK, PAYLOAD, SEQUENCE_NUMBER,
    ];
    #[doc = "The first frame of a stream of audio, or of a real-time transcription: both have this name. [`StreamMetadata`] says which of the two it is."]
    StartFrame: Frame = START_FRAME "start" [
        EVENT_TYPE, METADATA, STREAM_PARAMS, CUSTOM_PARAMS,
    ];
    #[doc = "The last frame of a stream or transcription. The connection may also be closed without it."]
    StopFrame: Frame = STOP_FRAME "stop" [
        EVENT_TYPE, METADATA,
    ];
    #[doc = "A piece of text of a real-time transcription."]
    TranscriptionFrame: Frame = TRANSCRIPTION_FRAME "transcription" [
        EVENT_TYPE, TRACK, START_TIME, END_TIME, IS_PARTIAL, LANGUAGE, TRANSCRIPT, ITEMS,
    ];
    #[doc = "A frame whose type this release does not know. Skip it: an error would end the stream."]
    UnknownFrame: Frame = UNKNOWN_FRAME "" [
        EVENT_TYPE, TRACK, SEQUENCE_NUMBER, METADATA,
    ];
}

/// The class of an event.
pub fn class_of(event_type: bandwidth::stream::FrameType<'_>) -> &'static Class {
    use bandwidth::stream::FrameType;
    match event_type {
        FrameType::Media => &MEDIA_FRAME,
        FrameType::Start => &START_FRAME,
        FrameType::Stop => &STOP_FRAME,
        FrameType::Transcription => &TRANSCRIPTION_FRAME,
        _ => &UNKNOWN_FRAME,
    }
}
