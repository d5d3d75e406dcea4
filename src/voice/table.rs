//! The one list of the Voice API: fields, nested objects, events.
//!
//! Every struct of the API is declared by its row here: search for `struct DisconnectCallback`. What a row becomes is in
//! `schema/declare.rs` and `voice/model.rs`. CONTRIBUTING.md has the steps to add a field, an event or a value type.
//!
//! The order of an event's fields is the order in which they are serialized.

/// Every field name of the Voice API: Rust name, wire name, type. A row below may override the type.
macro_rules! voice_fields {
    ($then:ident $(($($argument:tt)+))?) => {
        $then! {
            $($($argument)+;)?
            account_id "accountId": &'b str = "The account, digits in a string.";
            answer_time "answerTime": Timestamp<'b> = "When the call was answered. Absent or null if it never was; the empty string in documents of 2019.";
            application_id "applicationId": &'b str = "The application that the call or callback belongs to, a UUID.";
            attestation_indicator "attestationIndicator": Attestation<'b> = "To which degree the originating carrier vouches for the number.";
            call_id "callId": &'b str = "The call, `c-` and hexadecimal groups.";
            call_url "callUrl": Sensitive<'b> = "Where the call can be controlled. It holds the account and need not end in `callId`.";
            caller_display_name "callerDisplayName": Sensitive<'b> = "The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call.";
            cause "cause": Cause<'b> = "Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the empty string in documents of 2020.";
            channels "channels": u32 = "Number of audio channels: 1 or 2 for calls, 1 for conferences. Documents of 2019 have it in a string, which goes to `extra`.";
            complete_time "completeTime": Timestamp<'b> = "The key of `completed_time` in the bodies that are known from the wire.";
            completed_time "completedTime": Timestamp<'b> = "When the transcription was done: `completedTime` in the documentation, `completeTime` in the bodies that are known from the wire. Either fills this field, both at once are a duplicate field, and the key received is written back; it is no part of equality.";
            conference_id "conferenceId": &'b str = "The conference, `conf-` and hexadecimal groups.";
            confidence "confidence": Number = "How sure the transcription is of the text, from 0 to 1.";
            counter "counter": &'b str = "How often the call was diverted, a number in a string.";
            destination "destination": Sensitive<'b> = "The WebSocket URL that the audio or text is sent to.";
            digit "digit": Sensitive<'b> = "The key that was pressed.";
            digits "digits": Sensitive<'b> = "The keys that were pressed, without the terminating one; empty on a time-out.";
            direction "direction": Direction<'b> = "Which way the call was placed.";
            diversion "diversion": Diversion<'b> = "Where the call was diverted from, if it was.";
            duration "duration": IsoDuration<'b> = "The length of the call, recording, stream or detection.";
            end_time "endTime": Timestamp<'b> = "When the call ended; in recording and transcription events, when the recording did.";
            enqueued_time "enqueuedTime": Timestamp<'b> = "When an outbound call was queued, if it was.";
            error_id "errorId": &'b str = "The provider's reference to the error.";
            error_message "errorMessage": Sensitive<'b> = "The error in words; free text that may quote numbers.";
            event_time "eventTime": Timestamp<'b> = "When the event happened, approximately, in UTC.";
            event_type "eventType": &'b str = "The event's name as received. Absent only where `parse_as` did without.";
            file_format "fileFormat": FileFormat<'b> = "The format of the recording.";
            from "from": Sensitive<'b> = "The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`.";
            id "id": &'b str = "The stream (`s-…`) or transcription (`t-…`).";
            identity "identity": Sensitive<'b> = "The SIP Identity header, some 500 characters, if the account is set up to get it.";
            limit "limit": &'b str = "How often the call may be diverted, a number in a string.";
            machine_detection_result "machineDetectionResult": MachineDetectionResult<'b> = "Who or what answered, if detection was asked for. Documents of 2021 have a bare string, which goes to `extra`.";
            media_stream "mediaStream": MediaStream<'b> = "The media stream.";
            media_url "mediaUrl": Sensitive<'b> = "Where the recording can be fetched.";
            name "name": Sensitive<'b> = "The name that the customer gave.";
            notify_sip_response_code "notifySipResponseCode": u32 = "The SIP status that the transfer target answered with, as NOTIFY reports it; absent if REFER was rejected or NOTIFY did not come within 30 s.";
            orig_to "origTo": Sensitive<'b> = "The number that was called at first.";
            original_media_stream "originalMediaStream": MediaStream<'b> = "The stream whose name was taken already.";
            original_transcription "originalTranscription": Transcription<'b> = "The transcription whose name was taken already.";
            originating_id "originatingId": &'b str = "The originating carrier's identifier, a UUID.";
            parent_call_id "parentCallId": &'b str = "The A leg, if this call is the B leg of a transfer.";
            privacy "privacy": bool = "Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call.";
            real_time_transcription "realTimeTranscription": Transcription<'b> = "The transcription, as the documentation's tables name it.";
            reason "reason": DiversionReason<'b> = "Why the call was diverted.";
            recording_id "recordingId": &'b str = "The recording, `r-` and a UUID.";
            refer_call_status "referCallStatus": ReferCallStatus<'b> = "Whether the call was handed over.";
            refer_sip_response_code "referSipResponseCode": u32 = "The SIP status that REFER was answered with, if it was.";
            refer_to "referTo": Sensitive<'b> = "The target of the REFER. In drafts of the SDKs only.";
            screen "screen": &'b str = "Whether the diverted number was checked: `no` or `yes`.";
            sip_call_id "sipCallId": Sensitive<'b> = "The SIP Call-ID header. It comes from the caller's equipment and often has a host name or an address in it.";
            sip_headers "sipHeaders": SipHeaders<'b> = "SIP headers whose names begin with `x-`.";
            sip_response_code "sipResponseCode": u32 = "The SIP status with which an outbound INVITE was rejected, if it was.";
            speaker "speaker": u32 = "Which speaker said the text.";
            stabilized "stabilized": &'b str = "Whether partial results are kept stable: `true` or `false`, in a string.";
            start_time "startTime": Timestamp<'b> = "When the call started; in recording and transcription events, when the recording did.";
            status "status": RecordingStatus<'b> = "How far the recording is.";
            stir_shaken "stirShaken": StirShaken<'b> = "What STIR/SHAKEN says of the caller's number.";
            tag "tag": Sensitive<'b> = "The customer's free text, at most 4096 characters. Absent or null if none was set.";
            terminating_digit "terminatingDigit": Sensitive<'b> = "The key that ended the input; empty if none did.";
            text "text": Sensitive<'b> = "What was said.";
            to "to": Sensitive<'b> = "The called party: E.164 or a SIP URI.";
            tracks "tracks": Tracks<'b> = "Which directions of the audio.";
            transcription "transcription": Transcription<'b> = "The transcription, as the documentation's examples name it.";
            transfer_caller_id "transferCallerId": Sensitive<'b> = "The caller shown to the transfer's target: E.164 or one of the words of `from`.";
            transfer_to "transferTo": Sensitive<'b> = "The transfer's target: E.164 or a SIP URI.";
            r#type "type": &'b str = "The kind of stream: `WebSocket`.";
            unknown "unknown": Sensitive<'b> = "The documentation's example of an unlisted parameter, which the specification made a field.";
            url "url": Sensitive<'b> = "Where the transcription can be fetched.";
            uui "uui": Sensitive<'b> = "SIP User-to-User information, at most 256 characters: a list of `value;encoding=…`.";
            value "value": DetectedAnswer<'b> = "Who or what answered.";
            verstat "verstat": Verstat<'b> = "Whether the caller's number is genuine.";
        }
    };
}

/// The objects inside events. `field | alias` is a field with two keys, of which bodies have either.
macro_rules! voice_objects {
    ($then:ident $(($($argument:tt)+))?) => {
        $then! {
            $($($argument)+;)?
            /// Where a call was diverted from. Further parameters of the SIP header are in `extra`, each under its own key.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/initiate>.
            ///
            /// ```
            /// use bandwidth_callbacks::{DiversionReason, InitiateCallback, Parser};
            ///
            /// let mut body = br#"{"diversion":{"reason":"no-answer","line":"2"}}"#.to_vec();
            /// let event: InitiateCallback = Parser::new().parse_as(&mut body)?;
            /// let diversion = event.diversion.unwrap();
            /// assert_eq!(diversion.reason, Some(DiversionReason::NoAnswer));
            /// assert_eq!(diversion.extra.get("line").unwrap().as_str(), Some("2"));
            /// # Ok::<(), bandwidth_callbacks::Error>(())
            /// ```
            struct Diversion { orig_to, reason, privacy: &'b str, screen, counter, limit, unknown }
            /// Who or what answered, and how long the detection took.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/machineDetectionComplete>.
            ///
            /// ```
            /// use bandwidth_callbacks::{AnswerCallback, DetectedAnswer, Parser};
            ///
            /// let mut body = br#"{"machineDetectionResult":{"value":"human","duration":"PT4.9S"}}"#.to_vec();
            /// let event: AnswerCallback = Parser::new().parse_as(&mut body)?;
            /// assert_eq!(event.machine_detection_result.unwrap().value, Some(DetectedAnswer::Human));
            /// # Ok::<(), bandwidth_callbacks::Error>(())
            /// ```
            struct MachineDetectionResult { value, duration }
            /// A stream of a call's audio to a WebSocket. `duration` only once it has stopped.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/mediaStreamStarted>.
            ///
            /// ```
            /// use bandwidth_callbacks::{MediaStreamStoppedCallback, Parser};
            ///
            /// let mut body = br#"{"mediaStream":{"id":"s-1","duration":"PT1M"}}"#.to_vec();
            /// let event: MediaStreamStoppedCallback = Parser::new().parse_as(&mut body)?;
            /// let stream = event.media_stream.unwrap();
            /// assert_eq!(stream.duration.unwrap().to_duration().unwrap().whole_seconds(), 60);
            /// # Ok::<(), bandwidth_callbacks::Error>(())
            /// ```
            struct MediaStream { id, name, destination, r#type, tracks, start_time, duration }
            /// The verification of the caller's number. Free form: further keys are in `extra`.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/initiate>.
            ///
            /// ```
            /// use bandwidth_callbacks::{Attestation, InitiateCallback, Parser, Verstat};
            ///
            /// let mut body = br#"{"stirShaken":{"verstat":"TN-Validation-Passed","attestationIndicator":"A"}}"#.to_vec();
            /// let event: InitiateCallback = Parser::new().parse_as(&mut body)?;
            /// let caller = event.stir_shaken.unwrap();
            /// assert!(matches!(caller.verstat, Some(Verstat::Passed(_))));
            /// assert_eq!(caller.attestation_indicator, Some(Attestation::Full));
            /// # Ok::<(), bandwidth_callbacks::Error>(())
            /// ```
            struct StirShaken { verstat, attestation_indicator, originating_id }
            /// A transcription of a recording or of a live call. `speaker`, `text` and `confidence` are in the specification's model, the rest in the documentation.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/transcriptionAvailable>.
            ///
            /// ```
            /// use bandwidth_callbacks::{Parser, TranscriptionAvailableCallback, TranscriptionStatus};
            ///
            /// let mut body = br#"{"transcription":{"id":"t-1","status":"available","completeTime":"2026-03-09T14:13:40.118Z"}}"#.to_vec();
            /// let event: TranscriptionAvailableCallback = Parser::new().parse_as(&mut body)?;
            /// let transcription = event.transcription.unwrap();
            /// assert_eq!(transcription.status, Some(TranscriptionStatus::Available));
            /// assert_eq!(transcription.completed_time.unwrap().to_offset_date_time().unwrap().minute(), 13);
            /// # Ok::<(), bandwidth_callbacks::Error>(())
            /// ```
            struct Transcription { id, name, destination, stabilized, tracks, start_time, duration, status: TranscriptionStatus<'b>, url, completed_time | complete_time, speaker, text, confidence }
        }
    };
}

/// The events: variant, struct, names on the wire, what Bandwidth expects as a reply, fields after `eventType`.
///
/// `voice_events!(then)` gives all rows to `then!`. `voice_events!(event_structs then)` and `voice_events!(event_names then)` give it the
/// part of the rows that the macro of that name leaves.
macro_rules! voice_events {
    ($then:ident $(($($argument:tt)+))?) => {
        $then! {
            $($($argument)+;)?
            /// An outbound call was answered.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/answer>.
            Answer struct AnswerCallback ["answer"] Bxml {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, enqueued_time,
                start_time, answer_time, tag, machine_detection_result, sip_call_id, privacy, caller_display_name
            }
            /// A bridge ended, or failed; sent for the leg that asked for it.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/bridgeComplete>.
            BridgeComplete struct BridgeCompleteCallback ["bridgeComplete"] Bxml {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, enqueued_time,
                start_time, answer_time, tag, cause, error_message, error_id, transfer_caller_id, transfer_to, privacy,
                caller_display_name
            }
            /// A bridge ended; sent for the other leg.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/bridgeTargetComplete>.
            BridgeTargetComplete struct BridgeTargetCompleteCallback ["bridgeTargetComplete"] Bxml {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, enqueued_time,
                start_time, answer_time, tag, privacy, caller_display_name
            }
            /// The last member left a conference.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/conferenceCompleted>.
            ConferenceCompleted struct ConferenceCompletedCallback ["conferenceCompleted"] Empty {
                event_time, conference_id, name, tag
            }
            /// A conference was created.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/conferenceCreated>.
            ConferenceCreated struct ConferenceCreatedCallback ["conferenceCreated"] BxmlOrEmpty {
                event_time, conference_id, name, tag
            }
            /// A member left a conference.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/conferenceMemberExit>.
            ConferenceMemberExit struct ConferenceMemberExitCallback ["conferenceMemberExit"] BxmlOrEmpty {
                event_time, conference_id, name, from, to, call_id, tag
            }
            /// A member joined a conference.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/conferenceMemberJoin>.
            ConferenceMemberJoin struct ConferenceMemberJoinCallback ["conferenceMemberJoin"] BxmlOrEmpty {
                event_time, conference_id, name, from, to, call_id, tag
            }
            /// The recording of a conference can be fetched.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/conferenceRecordingAvailable>.
            ConferenceRecordingAvailable struct ConferenceRecordingAvailableCallback ["conferenceRecordingAvailable"] Empty {
                event_time, conference_id, name, account_id, recording_id, channels, start_time, end_time, duration,
                file_format, media_url, tag, status
            }
            /// A conference was redirected by the API and asks for BXML.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/conferenceRedirect>.
            ConferenceRedirect struct ConferenceRedirectCallback ["conferenceRedirect"] BxmlOrEmpty {
                event_time, conference_id, name, tag
            }
            /// A call ended.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/disconnect>.
            Disconnect struct DisconnectCallback ["disconnect"] Empty {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, enqueued_time,
                start_time, answer_time, end_time, cause, error_message, error_id, tag, sip_call_id, sip_response_code,
                privacy, caller_display_name
            }
            /// A key was pressed while digits were being watched; one event a key.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/dtmf>.
            Dtmf struct DtmfCallback ["dtmf"] Empty {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, digit, enqueued_time,
                start_time, answer_time, parent_call_id, transfer_caller_id, transfer_to, tag, privacy,
                caller_display_name
            }
            /// A gather ended, by its terminating key, its limit or a time-out.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/gather>.
            Gather struct GatherCallback ["gather"] Bxml {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, digits, text,
                terminating_digit, enqueued_time, start_time, answer_time, parent_call_id, transfer_caller_id,
                transfer_to, tag, privacy, caller_display_name
            }
            /// A call came in.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/initiate>.
            Initiate struct InitiateCallback ["initiate"] Bxml {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, start_time, diversion,
                stir_shaken, identity, uui, sip_call_id, sip_headers, privacy, caller_display_name
            }
            /// It was found out who or what answered an outbound call.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/machineDetectionComplete>.
            MachineDetectionComplete struct MachineDetectionCompleteCallback ["machineDetectionComplete"] Empty {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, enqueued_time,
                start_time, answer_time, tag, privacy, caller_display_name, machine_detection_result
            }
            /// A media stream could not be started.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/mediaStreamRejected>.
            MediaStreamRejected struct MediaStreamRejectedCallback ["mediaStreamRejected"] Empty {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, enqueued_time,
                start_time, answer_time, tag, cause, error_message, media_stream, original_media_stream, privacy,
                caller_display_name
            }
            /// A media stream was started.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/mediaStreamStarted>.
            MediaStreamStarted struct MediaStreamStartedCallback ["mediaStreamStarted"] Empty {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, enqueued_time,
                start_time, answer_time, tag, media_stream, privacy, caller_display_name
            }
            /// A media stream ended.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/mediaStreamStopped>.
            MediaStreamStopped struct MediaStreamStoppedCallback ["mediaStreamStopped"] Empty {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, enqueued_time,
                start_time, answer_time, tag, cause, error_message, media_stream, privacy, caller_display_name
            }
            /// The text of a real-time transcription can be fetched.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/realTimeTranscriptionAvailable>.
            RealTimeTranscriptionAvailable struct RealTimeTranscriptionAvailableCallback ["realTimeTranscriptionAvailable"] Empty {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, enqueued_time,
                start_time, answer_time, tag, real_time_transcription, transcription, privacy, caller_display_name
            }
            /// A real-time transcription could not be started.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/realTimeTranscriptionRejected>.
            RealTimeTranscriptionRejected struct RealTimeTranscriptionRejectedCallback ["realTimeTranscriptionRejected"] Empty {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, enqueued_time,
                start_time, answer_time, tag, cause, error_message, real_time_transcription, transcription,
                original_transcription, privacy, caller_display_name
            }
            /// A real-time transcription was started.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/realTimeTranscriptionStarted>.
            RealTimeTranscriptionStarted struct RealTimeTranscriptionStartedCallback ["realTimeTranscriptionStarted"] Empty {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, enqueued_time,
                start_time, answer_time, tag, real_time_transcription, transcription, privacy, caller_display_name
            }
            /// A real-time transcription ended.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/realTimeTranscriptionStopped>.
            RealTimeTranscriptionStopped struct RealTimeTranscriptionStoppedCallback ["realTimeTranscriptionStopped"] Empty {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, enqueued_time,
                start_time, answer_time, tag, cause, error_message, real_time_transcription, transcription, privacy,
                caller_display_name
            }
            /// The recording of a call can be fetched.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/recordingAvailable>.
            RecordingAvailable struct RecordingAvailableCallback ["recordingAvailable"] Empty {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, parent_call_id,
                recording_id, media_url, enqueued_time, start_time, end_time, duration, file_format, channels, tag,
                status, transfer_caller_id, transfer_to, privacy, caller_display_name
            }
            /// A recording that a call waited for ended. The specification names the event `recordingComplete`, the documentation `recordComplete`; `event_type` keeps the name received.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/recordComplete>.
            RecordingComplete struct RecordingCompleteCallback ["recordingComplete", "recordComplete"] Bxml {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, parent_call_id,
                recording_id, media_url, enqueued_time, start_time, answer_time, end_time, duration, file_format,
                channels, tag, transfer_caller_id, transfer_to, terminating_digit, privacy, caller_display_name
            }
            /// A call was redirected, by the API or by its own BXML, and asks for BXML.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/redirect>.
            Redirect struct RedirectCallback ["redirect"] Bxml {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, parent_call_id,
                enqueued_time, start_time, answer_time, tag, transfer_caller_id, transfer_to, privacy,
                caller_display_name
            }
            /// A SIP REFER was answered. BXML counts if it failed and is ignored if it succeeded. The last six fields are in drafts of the SDKs only.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/programmable-voice/webhooks/referComplete>.
            ReferComplete struct ReferCompleteCallback ["referComplete"] Bxml {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, start_time,
                answer_time, tag, refer_call_status, refer_sip_response_code, notify_sip_response_code, privacy,
                caller_display_name, enqueued_time, cause, error_message, error_id, sip_response_code, refer_to
            }
            /// The transcription of a recording can be fetched.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/transcriptionAvailable>.
            TranscriptionAvailable struct TranscriptionAvailableCallback ["transcriptionAvailable"] Empty {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, media_url,
                parent_call_id, recording_id, enqueued_time, start_time, end_time, duration, file_format, tag,
                transcription, transfer_caller_id, transfer_to, privacy, caller_display_name
            }
            /// The target of a transfer answered; BXML is run for the target alone before the legs are connected.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/transferAnswer>.
            TransferAnswer struct TransferAnswerCallback ["transferAnswer"] Bxml {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, parent_call_id,
                enqueued_time, start_time, answer_time, tag, transfer_caller_id, transfer_to, privacy,
                caller_display_name
            }
            /// A transfer ended, or failed; sent for the A leg. Two examples in the documentation's history carry a detection result.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/transferComplete>.
            TransferComplete struct TransferCompleteCallback ["transferComplete"] Bxml {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, enqueued_time,
                start_time, answer_time, tag, transfer_caller_id, transfer_to, cause, error_message, error_id,
                privacy, caller_display_name, machine_detection_result
            }
            /// The target's leg of a transfer ended.
            ///
            /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/transferDisconnect>.
            TransferDisconnect struct TransferDisconnectCallback ["transferDisconnect"] Empty {
                event_time, account_id, application_id, from, to, direction, call_id, call_url, parent_call_id,
                enqueued_time, start_time, answer_time, end_time, tag, transfer_caller_id, transfer_to, cause,
                error_message, error_id, privacy, caller_display_name
            }
        }
    };
}

/// The fields that an event of unknown type is likely to have: it is most likely an event of a call.
macro_rules! voice_unknown {
    ($then:ident $(($($argument:tt)+))?) => {
        $then! {
            $($($argument)+;)?
            /// An event whose type this release does not know: Bandwidth has added events without notice before. The fields that
            /// most events share are typed, everything else is in `extra`. Answer it with 2xx and no content, because an error
            /// would make Bandwidth retry or end the call.
            ///
            /// ```
            /// use bandwidth_callbacks::{Callback, parse};
            ///
            /// let mut body = br#"{"eventType":"brandNew","callId":"c-1","novelty":true}"#.to_vec();
            /// let Callback::Unknown(event) = parse(&mut body)? else { panic!() };
            /// assert_eq!((event.event_type, event.call_id), (Some("brandNew"), Some("c-1")));
            /// assert_eq!(event.extra.get("novelty").unwrap().as_bool(), Some(true));
            /// # Ok::<(), bandwidth_callbacks::Error>(())
            /// ```
            struct UnknownCallback {
                event_type, event_time, account_id, application_id, from, to, direction, call_id, call_url, parent_call_id,
                conference_id, name, enqueued_time, start_time, answer_time, end_time, tag, cause, error_message, error_id,
                privacy, caller_display_name
            }
        }
    };
}

pub(super) use {voice_events, voice_fields, voice_objects, voice_unknown};
