//! The one list of media-stream frames: fields, nested objects, frames. See `voice/table.rs` for what a row becomes.

/// Every field name of the frames: Rust name, wire name, type. A row below may override the type.
macro_rules! stream_fields {
    ($then:ident $(($($argument:tt)+))?) => {
        $then! {
            $($($argument)+;)?
            account_id "accountId": TextOrNumber<'b> = "The account: digits in a string, or a number.";
            call_id "callId": &'b str = "The call, `c-` and hexadecimal groups.";
            confidence "confidence": Number = "How sure the transcription is of the word, from 0 to 1.";
            content "content": Sensitive<'b> = "The word or the punctuation mark.";
            custom_params "customParams": Parameters<'b> = "The parameters of `<CustomParam>`, of a transcription.";
            encoding "encoding": &'b str = "The encoding: `PCMU` on the wire, `audio/PCMU` in the documentation's table.";
            end_time "endTime": TextOrNumber<'b> = "When the text ended. Documents write `2023-03-31T20:07.493Z`; seconds from the start of the audio are possible.";
            event_type "eventType": &'b str = "The frame's name as received. It is the last member on the wire.";
            from "from": Sensitive<'b> = "The caller. In one test of the provider only.";
            is_partial "isPartial": bool = "Whether the text may still change. The documentation's table says the reverse of the name.";
            items "items": List<TranscriptItem<'b>, 1> = "The words and punctuation marks.";
            language "language": &'b str = "The language, `en-US`.";
            media_format "mediaFormat": MediaFormat<'b> = "How the audio is encoded. Absent for transcriptions.";
            metadata "metadata": StreamMetadata<'b> = "Which stream or transcription it is.";
            name "name": Track<'b> = "The track.";
            payload "payload": Base64<'b> = "The audio: 20 ms are 160 bytes of µ-law, which are 216 characters of Base64.";
            real_time_transcription_id "realTimeTranscriptionId": &'b str = "The transcription. Absent for audio.";
            sample_rate "sampleRate": u32 = "Samples a second: 8000.";
            sequence_number "sequenceNumber": TextOrNumber<'b> = "The number of the frame, from 1: digits in a string. Absent in documents of 2023. Whether each track counts for itself is not documented.";
            stabilized "stabilized": bool = "Whether partial results are kept stable.";
            stable "stable": bool = "Whether the item will not change any more.";
            start_time "startTime": TextOrNumber<'b> = "When the text began, in the form of `end_time`.";
            stream_id "streamId": &'b str = "The stream, `s-` and hexadecimal groups. Absent for transcriptions.";
            stream_name "streamName": Sensitive<'b> = "The name that the customer gave the stream, or its id.";
            stream_params "streamParams": Parameters<'b> = "The parameters of `<StreamParam>`.";
            to "to": Sensitive<'b> = "The called party. In one test of the provider only.";
            track "track": Track<'b> = "The direction: `inbound` is what Bandwidth receives from the call.";
            tracks "tracks": List<StreamTrack<'b>, 2> = "The tracks.";
            transcript "transcript": Sensitive<'b> = "The text.";
            transcription_name "transcriptionName": Sensitive<'b> = "The name that the customer gave the transcription, or its id.";
            r#type "type": &'b str = "`PRONUNCIATION` or `PUNCTUATION`.";
        }
    };
}

/// The objects inside frames. They come once a stream, so that the fast path leaves them to the tape path.
macro_rules! stream_objects {
    ($then:ident $(($($argument:tt)+))?) => {
        $then! {
            $($($argument)+;)?
            /// The ids, the call and the tracks of a stream or real-time transcription.
            ///
            /// Nothing in it is signed. Take the call from the webhook `mediaStreamStarted` where a wrong one would matter.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream>.
            struct StreamMetadata {
                account_id, call_id, stream_id, stream_name, real_time_transcription_id, transcription_name, tracks, stabilized, to, from
            }
            /// One direction of the audio, as `start` announces it.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream>.
            struct StreamTrack { name, media_format }
            /// The encoding of the audio of a track: 8 kHz µ-law is the only documented format.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream>.
            struct MediaFormat { encoding, sample_rate }
            /// A word or punctuation mark of a transcription.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/bxml/startTranscription>.
            struct TranscriptItem { content, r#type, start_time, end_time, confidence, stable }
        }
    };
}

/// The frames: variant, struct, name on the wire, fields after `eventType`.
macro_rules! stream_frames {
    ($then:ident $(($($argument:tt)+))?) => {
        $then! {
            $($($argument)+;)?
            /// The audio of one track, 20 ms of it: some 50 frames a second and track.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream>.
            ///
            /// ```
            /// use bandwidth_callbacks::stream::Frame;
            /// use bandwidth_callbacks::{Parser, Track};
            ///
            /// let mut message = br#"{"track":"inbound","payload":"/////w==","sequenceNumber":"1","eventType":"media"}"#.to_vec();
            /// let Frame::Media(media) = Parser::new().parse_frame(&mut message)? else { panic!() };
            /// assert_eq!(media.track, Some(Track::Inbound));
            /// assert_eq!(media.sequence_number.and_then(|number| number.to_u64()), Some(1));
            /// assert_eq!(media.payload.unwrap().decode_to(&mut Vec::new())?, [0xff; 4]);
            /// # Ok::<(), Box<dyn std::error::Error>>(())
            /// ```
            Media struct MediaFrame ["media"] { track, payload, sequence_number }
            /// The first frame of a stream of audio, or of a real-time transcription: both have this name.
            /// [`StreamMetadata`] says which of the two it is.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream>,
            /// <https://dev.bandwidth.com/docs/voice/bxml/startTranscription>.
            Start struct StartFrame ["start"] { metadata, stream_params, custom_params }
            /// The last frame of a stream or transcription. The connection may also be closed without it.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream>.
            Stop struct StopFrame ["stop"] { metadata }
            /// A piece of text of a real-time transcription.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/bxml/startTranscription>.
            Transcription struct TranscriptionFrame ["transcription"] {
                track, start_time, end_time, is_partial, language, transcript, items
            }
        }
    };
}

/// The fields that a frame of unknown type is likely to have.
macro_rules! stream_unknown {
    ($then:ident $(($($argument:tt)+))?) => {
        $then! {
            $($($argument)+;)?
            /// A frame whose type this release does not know. Skip it: an error would end the stream.
            ///
            /// ```
            /// use bandwidth_callbacks::Parser;
            /// use bandwidth_callbacks::stream::Frame;
            ///
            /// let mut message = br#"{"eventType":"mark","name":"m-1"}"#.to_vec();
            /// let Frame::Unknown(frame) = Parser::new().parse_frame(&mut message)? else { panic!() };
            /// assert_eq!(frame.event_type, Some("mark"));
            /// assert_eq!(frame.extra.get("name").unwrap().as_str(), Some("m-1"));
            /// # Ok::<(), bandwidth_callbacks::Error>(())
            /// ```
            struct UnknownFrame { event_type, track, sequence_number, metadata }
        }
    };
}

pub(super) use {stream_fields, stream_frames, stream_objects, stream_unknown};
