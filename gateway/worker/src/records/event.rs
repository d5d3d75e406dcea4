//! What an event says of its call and its conference, without anything personal.

use bandwidth_callbacks::Callback;
use bandwidth_callbacks::logs::is_token;
use bandwidth_callbacks::types::{IsoDuration, Timestamp};

use super::conference::{Conference, Turn};
use super::record::{Leg, Record, Recording, Time};

/// The longest id of a call or conference. Those of Bandwidth have 39 and 50 bytes.
pub const MAX_ID: usize = 128;

/// An id is longer than [`MAX_ID`].
#[derive(Debug, PartialEq)]
pub struct IdTooLong;

/// Copies direction and times of a leg, if the event is one of these.
macro_rules! copy_leg {
    ($leg:ident, $event:ident, $fields:tt: $($variant:ident)+) => {
        match $event {
            $(Callback::$variant(event) => copy_leg!(@ $leg, event, $fields),)+
            _ => {}
        }
    };
    (@ $leg:ident, $event:ident, [$($field:ident)+]) => {{
        $leg.direction = $event.direction.and_then(|direction| word(direction.as_str()));
        $($leg.$field = $event.$field.and_then(Time::of);)+
    }};
}

/// Returns the A leg, if the event is one of these and has one.
macro_rules! parent {
    ($event:ident: $($variant:ident)+) => {
        match $event {
            $(Callback::$variant(event) => event.parent_call_id,)+
            _ => None,
        }
    };
}

/// Returns the recording of an event, and of the call with this id.
macro_rules! recording {
    ($call_id:expr, $event:ident) => {
        $event
            .recording_id
            .and_then(word)
            .map(|recording_id| Recording {
                recording_id,
                call_id: $call_id,
                start_time: $event.start_time.and_then(Time::of),
                end_time: $event.end_time.and_then(Time::of),
                duration_ms: $event.duration.and_then(milliseconds),
                channels: None,
                file_format: $event.file_format.and_then(|format| word(format.as_str())),
                status: None,
            })
    };
}

/// Returns what an event says of its call, or nothing if the event has no call, as some events of
/// conferences.
///
/// # Errors
///
/// The id of the call is too long.
pub fn record(event: &Callback<'_>, received: Time) -> Result<Option<Record>, IdTooLong> {
    let Some(call_id) = event.call_id().filter(|id| !id.is_empty()) else {
        return Ok(None);
    };
    let mut leg = Leg {
        call_id: call_id.into(),
        account_id: event.account_id().and_then(word),
        application_id: event.application_id().and_then(word),
        ..Leg::default()
    };
    copy_leg!(leg, event, [start_time]: Initiate);
    copy_leg!(leg, event, [enqueued_time start_time answer_time]:
        Answer BridgeComplete BridgeTargetComplete Disconnect Dtmf Gather MachineDetectionComplete MediaStreamRejected MediaStreamStarted
        MediaStreamStopped RealTimeTranscriptionAvailable RealTimeTranscriptionRejected RealTimeTranscriptionStarted
        RealTimeTranscriptionStopped Redirect ReferComplete TransferAnswer TransferComplete TransferDisconnect);
    // Their start and end are those of the recording.
    copy_leg!(leg, event, [enqueued_time]: RecordingAvailable RecordingComplete TranscriptionAvailable);
    let parent = parent!(event:
        Dtmf Gather RecordingAvailable RecordingComplete Redirect TranscriptionAvailable TransferAnswer TransferDisconnect Unknown)
    .filter(|parent| !parent.is_empty() && *parent != call_id);
    // Always known, or the call would never be complete.
    let end = |time: Option<Timestamp<'_>>| {
        time.and_then(Time::of)
            .or_else(|| time_of(event))
            .or(Some(received))
    };
    let recorded = Some(leg.call_id.clone());
    let mut recording = None;
    match event {
        Callback::Disconnect(event) => {
            leg.end_time = end(event.end_time);
            leg.cause = event.cause.and_then(|cause| word(cause.as_str()));
            leg.sip_response_code = event.sip_response_code;
        }
        Callback::TransferDisconnect(event) => {
            // Without a parent it would be taken for the end of the call.
            leg.end_time = parent.and_then(|_| end(event.end_time));
            leg.cause = event.cause.and_then(|cause| word(cause.as_str()));
        }
        Callback::RecordingAvailable(event) => {
            recording = recording!(recorded, event).map(|recording| Recording {
                channels: event.channels,
                status: event.status.and_then(|status| word(status.as_str())),
                ..recording
            });
        }
        Callback::RecordingComplete(event) => {
            leg.answer_time = event.answer_time.and_then(Time::of);
            recording = recording!(recorded, event).map(|recording| Recording {
                channels: event.channels,
                ..recording
            });
        }
        Callback::TranscriptionAvailable(event) => recording = recording!(recorded, event),
        _ => {}
    }
    leg.derive();
    if call_id.len().max(parent.map_or(0, str::len)) > MAX_ID {
        return Err(IdTooLong);
    }
    leg.parent_call_id = parent.map(Into::into);
    Ok(Some(Record {
        parents: leg.parent_call_id.iter().cloned().collect(),
        call: leg,
        legs: Vec::new(),
        recordings: recording.into_iter().collect(),
    }))
}

/// Returns what an event says of its conference, or nothing if it has none.
///
/// # Errors
///
/// The id of the conference or of its member is too long.
pub fn conference(event: &Callback<'_>, received: Time) -> Result<Option<Conference>, IdTooLong> {
    let Some(conference_id) = event.conference_id().filter(|id| !id.is_empty()) else {
        return Ok(None);
    };
    let call_id = event.call_id().filter(|id| !id.is_empty());
    if conference_id.len().max(call_id.map_or(0, str::len)) > MAX_ID {
        return Err(IdTooLong);
    }
    let mut conference = Conference {
        conference_id: conference_id.into(),
        account_id: event.account_id().and_then(word),
        ..Conference::default()
    };
    let turn = |is_exit| {
        call_id.map(|call_id| Turn {
            call_id: call_id.into(),
            time: time_of(event),
            is_exit,
        })
    };
    match event {
        Callback::ConferenceCreated(_) => conference.created_time = time_of(event),
        Callback::ConferenceMemberJoin(_) => conference.turns.extend(turn(false)),
        Callback::ConferenceMemberExit(_) => conference.turns.extend(turn(true)),
        // Always known, or the conference would never be complete.
        Callback::ConferenceCompleted(_) => {
            conference.completed_time = time_of(event).or(Some(received));
        }
        Callback::ConferenceRecordingAvailable(event) => {
            let recording = recording!(None, event).map(|recording| Recording {
                channels: event.channels,
                status: event.status.and_then(|status| word(status.as_str())),
                ..recording
            });
            conference.recordings.extend(recording);
        }
        _ => {}
    }
    Ok(Some(conference))
}

fn time_of(event: &Callback<'_>) -> Option<Time> {
    event.event_time().and_then(Time::of)
}

/// Takes an id or a word of the API. Any other text may be personal, and is left out. The id of a
/// call is taken as it is, because its record has that key.
fn word(text: &str) -> Option<String> {
    is_token(text).then(|| text.to_owned())
}

fn milliseconds(duration: IsoDuration<'_>) -> Option<i64> {
    i64::try_from(duration.to_duration().ok()?.whole_milliseconds()).ok()
}

#[cfg(test)]
mod tests {
    use bandwidth_callbacks::Parser;
    use serde_json::{Value, json};

    use super::*;
    use crate::records::record::Value as _;

    fn of(event: &Value) -> Result<Option<Record>, IdTooLong> {
        let received = Time::of(Timestamp::new("2026-11-25T11:00:00Z")).unwrap();
        super::record(
            &Parser::new()
                .parse_ref(event.to_string().as_bytes())
                .unwrap(),
            received,
        )
    }

    fn record(event: &Value) -> Record {
        of(event).unwrap().unwrap()
    }

    fn conference(event: &Value) -> Result<Option<Conference>, IdTooLong> {
        let received = Time::of(Timestamp::new("2026-11-25T11:00:00Z")).unwrap();
        super::conference(
            &Parser::new()
                .parse_ref(event.to_string().as_bytes())
                .unwrap(),
            received,
        )
    }

    #[test]
    fn only_the_end_of_the_call_itself_ends_it() {
        let ended = |event: &Value| record(event).is_ended();
        assert!(ended(&json!({"eventType":"disconnect","callId":"c-1"})));
        assert!(ended(
            &json!({"eventType":"disconnect","callId":"c-1","endTime":"soon"})
        ));
        let leg = record(
            &json!({"eventType":"transferDisconnect","callId":"c-2","parentCallId":"c-1","endTime":"2026-11-25T10:00:06Z"}),
        );
        assert!(leg.is_ended() && !leg.is_whole() && !leg.for_parent("c-1").is_ended());
        assert!(!ended(
            &json!({"eventType":"transferDisconnect","callId":"c-2","endTime":"2026-11-25T10:00:06Z"})
        ));
        for parent in ["", "c-1"] {
            assert!(!ended(
                &json!({"eventType":"transferDisconnect","callId":"c-1","parentCallId":parent,"endTime":"2026-11-25T10:00:06Z"})
            ));
        }
        assert!(!ended(
            &json!({"eventType":"recordComplete","callId":"c-1","recordingId":"r-1","endTime":"2026-11-25T10:00:06Z"})
        ));
        assert!(!ended(
            &json!({"eventType":"callEnded","callId":"c-1","endTime":"2026-11-25T10:00:06Z"})
        ));
    }

    #[test]
    fn an_event_is_of_a_call_or_of_a_conference_or_of_both() {
        let created = json!({"eventType":"conferenceCreated","conferenceId":"conf-1"});
        assert_eq!(of(&created), Ok(None));
        assert_eq!(
            conference(&created).unwrap().unwrap().conference_id,
            "conf-1"
        );
        assert_eq!(
            conference(&json!({"eventType":"gather","callId":"c-1"})),
            Ok(None)
        );
        assert_eq!(
            conference(&json!({"eventType":"conferenceCreated","conferenceId":""})),
            Ok(None)
        );
        assert_eq!(of(&json!({"eventType":"gather","callId":""})), Ok(None));
        assert_eq!(
            record(
                &json!({"eventType":"conferenceMemberJoin","conferenceId":"conf-1","callId":"c-1"})
            )
            .call
            .call_id,
            "c-1"
        );
    }

    #[test]
    fn a_conference_is_completed_by_its_own_event_alone() {
        let ended = |event: &Value| conference(event).unwrap().unwrap().is_ended();
        assert!(ended(
            &json!({"eventType":"conferenceCompleted","conferenceId":"conf-1"})
        ));
        for event_type in [
            "conferenceCreated",
            "conferenceRedirect",
            "conferenceMemberJoin",
            "conferenceMemberExit",
            "conferenceRecordingAvailable",
            "conferenceEnded",
        ] {
            assert!(!ended(
                &json!({"eventType":event_type,"conferenceId":"conf-1","callId":"c-1","recordingId":"r-1","endTime":"2026-11-25T10:00:06Z",
                    "eventTime":"2026-11-25T10:00:06Z"})
            ));
        }
    }

    #[test]
    fn a_conference_has_no_name_and_no_other_text() {
        let event = json!({
            "eventType": "conferenceRecordingAvailable", "conferenceId": "conf-1", "name": "secret", "tag": "secret", "accountId": "call Ann",
            "recordingId": "of Ann", "from": "+15551110000", "mediaUrl": "https://secret.example"
        });
        let conference = conference(&event).unwrap().unwrap();
        assert_eq!(
            conference,
            Conference {
                conference_id: "conf-1".into(),
                ..Conference::default()
            }
        );
    }

    #[test]
    fn texts_that_are_no_words_of_the_api_are_left_out() {
        let record = record(&json!({
            "eventType": "disconnect", "callId": "c-1", "accountId": "+15551110000", "direction": "from Ann", "cause": "call Ann",
            "applicationId": "x".repeat(65)
        }));
        let Leg {
            account_id,
            application_id,
            direction,
            cause,
            ..
        } = record.call;
        assert_eq!(
            (account_id, application_id, direction, cause),
            (None, None, None, None)
        );
    }

    #[test]
    fn the_record_of_a_call_is_made_whatever_its_id_is() {
        let record = record(
            &json!({"eventType": "gather", "callId": "+15555550100", "parentCallId": "c.>* 1", "accountId": "15555550100"}),
        );
        assert_eq!(
            (&*record.call.call_id, &*record.parents),
            ("+15555550100", &["c.>* 1".to_owned()][..])
        );
        assert_eq!(record.call.account_id, None);
    }

    #[test]
    fn an_id_that_is_too_long_is_refused() {
        let long = "x".repeat(MAX_ID + 1);
        assert_eq!(
            of(&json!({"eventType":"gather","callId":long})),
            Err(IdTooLong)
        );
        assert_eq!(
            of(&json!({"eventType":"gather","callId":"c-2","parentCallId":long})),
            Err(IdTooLong)
        );
        for (conference_id, call_id) in [("conf-1", &*long), (&*long, "c-1")] {
            assert_eq!(
                conference(
                    &json!({"eventType":"conferenceMemberJoin","conferenceId":conference_id,"callId":call_id})
                ),
                Err(IdTooLong)
            );
        }
    }
}
