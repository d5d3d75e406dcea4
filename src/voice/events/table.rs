// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

//! The facts about the events that parsers need.

use crate::error::Name;
use crate::extra::Extra;
use crate::family::Table;
use crate::json::FieldValues;
use crate::json::fast::{Field, Fields, Layout, NESTED_SLOTS, nested_slots};
use crate::schema::{Object, Source};
use crate::voice::{
    AnswerCallback, BridgeCompleteCallback, BridgeTargetCompleteCallback, Callback,
    ConferenceCompletedCallback, ConferenceCreatedCallback, ConferenceMemberExitCallback,
    ConferenceMemberJoinCallback, ConferenceRecordingAvailableCallback, ConferenceRedirectCallback,
    DisconnectCallback, DtmfCallback, EventType, GatherCallback, InitiateCallback,
    MachineDetectionCompleteCallback, MediaStreamRejectedCallback, MediaStreamStartedCallback,
    MediaStreamStoppedCallback, RealTimeTranscriptionAvailableCallback,
    RealTimeTranscriptionRejectedCallback, RealTimeTranscriptionStartedCallback,
    RealTimeTranscriptionStoppedCallback, RecordingAvailableCallback, RecordingCompleteCallback,
    RedirectCallback, ReferCompleteCallback, TranscriptionAvailableCallback,
    TransferAnswerCallback, TransferCompleteCallback, TransferDisconnectCallback, UnknownCallback,
    Voice,
};

/// All fields of all events, each with a slot: while a body is walked over, its event is not known yet.
static VOICE: Layout = Layout::new(FIELDS);

const FIELDS: &Fields = &Fields::of(&[
    <UnknownCallback<'_> as Object<'_>>::FIELDS,
    <AnswerCallback<'_> as Object<'_>>::FIELDS,
    <BridgeCompleteCallback<'_> as Object<'_>>::FIELDS,
    <BridgeTargetCompleteCallback<'_> as Object<'_>>::FIELDS,
    <ConferenceCompletedCallback<'_> as Object<'_>>::FIELDS,
    <ConferenceCreatedCallback<'_> as Object<'_>>::FIELDS,
    <ConferenceMemberExitCallback<'_> as Object<'_>>::FIELDS,
    <ConferenceMemberJoinCallback<'_> as Object<'_>>::FIELDS,
    <ConferenceRecordingAvailableCallback<'_> as Object<'_>>::FIELDS,
    <ConferenceRedirectCallback<'_> as Object<'_>>::FIELDS,
    <DisconnectCallback<'_> as Object<'_>>::FIELDS,
    <DtmfCallback<'_> as Object<'_>>::FIELDS,
    <GatherCallback<'_> as Object<'_>>::FIELDS,
    <InitiateCallback<'_> as Object<'_>>::FIELDS,
    <MachineDetectionCompleteCallback<'_> as Object<'_>>::FIELDS,
    <MediaStreamRejectedCallback<'_> as Object<'_>>::FIELDS,
    <MediaStreamStartedCallback<'_> as Object<'_>>::FIELDS,
    <MediaStreamStoppedCallback<'_> as Object<'_>>::FIELDS,
    <RealTimeTranscriptionAvailableCallback<'_> as Object<'_>>::FIELDS,
    <RealTimeTranscriptionRejectedCallback<'_> as Object<'_>>::FIELDS,
    <RealTimeTranscriptionStartedCallback<'_> as Object<'_>>::FIELDS,
    <RealTimeTranscriptionStoppedCallback<'_> as Object<'_>>::FIELDS,
    <RecordingAvailableCallback<'_> as Object<'_>>::FIELDS,
    <RecordingCompleteCallback<'_> as Object<'_>>::FIELDS,
    <RedirectCallback<'_> as Object<'_>>::FIELDS,
    <ReferCompleteCallback<'_> as Object<'_>>::FIELDS,
    <TranscriptionAvailableCallback<'_> as Object<'_>>::FIELDS,
    <TransferAnswerCallback<'_> as Object<'_>>::FIELDS,
    <TransferCompleteCallback<'_> as Object<'_>>::FIELDS,
    <TransferDisconnectCallback<'_> as Object<'_>>::FIELDS,
]);

const _: () = {
    let _ = [
        fits(<AnswerCallback<'_> as Object<'_>>::FIELDS),
        fits(<BridgeCompleteCallback<'_> as Object<'_>>::FIELDS),
        fits(<BridgeTargetCompleteCallback<'_> as Object<'_>>::FIELDS),
        fits(<ConferenceCompletedCallback<'_> as Object<'_>>::FIELDS),
        fits(<ConferenceCreatedCallback<'_> as Object<'_>>::FIELDS),
        fits(<ConferenceMemberExitCallback<'_> as Object<'_>>::FIELDS),
        fits(<ConferenceMemberJoinCallback<'_> as Object<'_>>::FIELDS),
        fits(<ConferenceRecordingAvailableCallback<'_> as Object<'_>>::FIELDS),
        fits(<ConferenceRedirectCallback<'_> as Object<'_>>::FIELDS),
        fits(<DisconnectCallback<'_> as Object<'_>>::FIELDS),
        fits(<DtmfCallback<'_> as Object<'_>>::FIELDS),
        fits(<GatherCallback<'_> as Object<'_>>::FIELDS),
        fits(<InitiateCallback<'_> as Object<'_>>::FIELDS),
        fits(<MachineDetectionCompleteCallback<'_> as Object<'_>>::FIELDS),
        fits(<MediaStreamRejectedCallback<'_> as Object<'_>>::FIELDS),
        fits(<MediaStreamStartedCallback<'_> as Object<'_>>::FIELDS),
        fits(<MediaStreamStoppedCallback<'_> as Object<'_>>::FIELDS),
        fits(<RealTimeTranscriptionAvailableCallback<'_> as Object<'_>>::FIELDS),
        fits(<RealTimeTranscriptionRejectedCallback<'_> as Object<'_>>::FIELDS),
        fits(<RealTimeTranscriptionStartedCallback<'_> as Object<'_>>::FIELDS),
        fits(<RealTimeTranscriptionStoppedCallback<'_> as Object<'_>>::FIELDS),
        fits(<RecordingAvailableCallback<'_> as Object<'_>>::FIELDS),
        fits(<RecordingCompleteCallback<'_> as Object<'_>>::FIELDS),
        fits(<RedirectCallback<'_> as Object<'_>>::FIELDS),
        fits(<ReferCompleteCallback<'_> as Object<'_>>::FIELDS),
        fits(<TranscriptionAvailableCallback<'_> as Object<'_>>::FIELDS),
        fits(<TransferAnswerCallback<'_> as Object<'_>>::FIELDS),
        fits(<TransferCompleteCallback<'_> as Object<'_>>::FIELDS),
        fits(<TransferDisconnectCallback<'_> as Object<'_>>::FIELDS),
    ];
};

/// Every event as documented has slots for its nested values.
const fn fits(fields: &[Field]) {
    assert!(
        nested_slots(fields) <= NESTED_SLOTS,
        "an event as documented has more nested values than slots"
    );
}

impl Table for Voice {
    const DISCRIMINATOR: Name = &"eventType";
    const LAYOUT: &'static Layout = &VOICE;
    const NAMES: &'static [(&'static str, EventType<'static>)] = EventType::NAMES;
    const KEYS: &'static [&'static str] = crate::voice::keys::KEYS;

    type Type<'b> = EventType<'b>;
    type Event<'b> = Callback<'b>;

    #[inline]
    fn type_of(name: &str) -> EventType<'_> {
        EventType::from_wire(name)
    }

    #[inline]
    fn known_type(name: &[u8]) -> Option<EventType<'static>> {
        EventType::known(name)
    }

    #[inline]
    fn unknown_type() -> EventType<'static> {
        EventType::NAMELESS
    }

    fn type_name(event_type: EventType<'_>) -> Option<Name> {
        event_type.name()
    }

    #[inline]
    fn own_fields(event_type: EventType<'_>) -> u64 {
        match event_type {
            EventType::Answer => const { VOICE.mask(<AnswerCallback<'_> as Object<'_>>::FIELDS) },
            EventType::BridgeComplete => {
                const { VOICE.mask(<BridgeCompleteCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::BridgeTargetComplete => {
                const { VOICE.mask(<BridgeTargetCompleteCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::ConferenceCompleted => {
                const { VOICE.mask(<ConferenceCompletedCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::ConferenceCreated => {
                const { VOICE.mask(<ConferenceCreatedCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::ConferenceMemberExit => {
                const { VOICE.mask(<ConferenceMemberExitCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::ConferenceMemberJoin => {
                const { VOICE.mask(<ConferenceMemberJoinCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::ConferenceRecordingAvailable => {
                const { VOICE.mask(<ConferenceRecordingAvailableCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::ConferenceRedirect => {
                const { VOICE.mask(<ConferenceRedirectCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::Disconnect => {
                const { VOICE.mask(<DisconnectCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::Dtmf => const { VOICE.mask(<DtmfCallback<'_> as Object<'_>>::FIELDS) },
            EventType::Gather => const { VOICE.mask(<GatherCallback<'_> as Object<'_>>::FIELDS) },
            EventType::Initiate => {
                const { VOICE.mask(<InitiateCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::MachineDetectionComplete => {
                const { VOICE.mask(<MachineDetectionCompleteCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::MediaStreamRejected => {
                const { VOICE.mask(<MediaStreamRejectedCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::MediaStreamStarted => {
                const { VOICE.mask(<MediaStreamStartedCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::MediaStreamStopped => {
                const { VOICE.mask(<MediaStreamStoppedCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::RealTimeTranscriptionAvailable => {
                const { VOICE.mask(<RealTimeTranscriptionAvailableCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::RealTimeTranscriptionRejected => {
                const { VOICE.mask(<RealTimeTranscriptionRejectedCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::RealTimeTranscriptionStarted => {
                const { VOICE.mask(<RealTimeTranscriptionStartedCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::RealTimeTranscriptionStopped => {
                const { VOICE.mask(<RealTimeTranscriptionStoppedCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::RecordingAvailable => {
                const { VOICE.mask(<RecordingAvailableCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::RecordingComplete => {
                const { VOICE.mask(<RecordingCompleteCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::Redirect => {
                const { VOICE.mask(<RedirectCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::ReferComplete => {
                const { VOICE.mask(<ReferCompleteCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::TranscriptionAvailable => {
                const { VOICE.mask(<TranscriptionAvailableCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::TransferAnswer => {
                const { VOICE.mask(<TransferAnswerCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::TransferComplete => {
                const { VOICE.mask(<TransferCompleteCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::TransferDisconnect => {
                const { VOICE.mask(<TransferDisconnectCallback<'_> as Object<'_>>::FIELDS) }
            }
            EventType::Unknown(_) => {
                const { VOICE.mask(<UnknownCallback<'_> as Object<'_>>::FIELDS) }
            }
        }
    }

    #[inline(always)]
    #[allow(
        clippy::inline_always,
        clippy::too_many_lines,
        reason = "called in one place; a line or more for each event"
    )]
    fn build<'b, V: FieldValues<'b>, T>(
        event_type: EventType<'_>,
        values: V,
        wrap: impl FnOnce(Callback<'b>) -> T,
    ) -> T {
        match event_type {
            EventType::Answer => {
                AnswerCallback::from_values(values, |event| wrap(Callback::Answer(event)))
            }
            EventType::BridgeComplete => BridgeCompleteCallback::from_values(values, |event| {
                wrap(Callback::BridgeComplete(event))
            }),
            EventType::BridgeTargetComplete => {
                BridgeTargetCompleteCallback::from_values(values, |event| {
                    wrap(Callback::BridgeTargetComplete(event))
                })
            }
            EventType::ConferenceCompleted => {
                ConferenceCompletedCallback::from_values(values, |event| {
                    wrap(Callback::ConferenceCompleted(event))
                })
            }
            EventType::ConferenceCreated => {
                ConferenceCreatedCallback::from_values(values, |event| {
                    wrap(Callback::ConferenceCreated(event))
                })
            }
            EventType::ConferenceMemberExit => {
                ConferenceMemberExitCallback::from_values(values, |event| {
                    wrap(Callback::ConferenceMemberExit(event))
                })
            }
            EventType::ConferenceMemberJoin => {
                ConferenceMemberJoinCallback::from_values(values, |event| {
                    wrap(Callback::ConferenceMemberJoin(event))
                })
            }
            EventType::ConferenceRecordingAvailable => {
                ConferenceRecordingAvailableCallback::from_values(values, |event| {
                    wrap(Callback::ConferenceRecordingAvailable(event))
                })
            }
            EventType::ConferenceRedirect => {
                ConferenceRedirectCallback::from_values(values, |event| {
                    wrap(Callback::ConferenceRedirect(event))
                })
            }
            EventType::Disconnect => {
                DisconnectCallback::from_values(values, |event| wrap(Callback::Disconnect(event)))
            }
            EventType::Dtmf => {
                DtmfCallback::from_values(values, |event| wrap(Callback::Dtmf(event)))
            }
            EventType::Gather => {
                GatherCallback::from_values(values, |event| wrap(Callback::Gather(event)))
            }
            EventType::Initiate => {
                InitiateCallback::from_values(values, |event| wrap(Callback::Initiate(event)))
            }
            EventType::MachineDetectionComplete => {
                MachineDetectionCompleteCallback::from_values(values, |event| {
                    wrap(Callback::MachineDetectionComplete(event))
                })
            }
            EventType::MediaStreamRejected => {
                MediaStreamRejectedCallback::from_values(values, |event| {
                    wrap(Callback::MediaStreamRejected(event))
                })
            }
            EventType::MediaStreamStarted => {
                MediaStreamStartedCallback::from_values(values, |event| {
                    wrap(Callback::MediaStreamStarted(event))
                })
            }
            EventType::MediaStreamStopped => {
                MediaStreamStoppedCallback::from_values(values, |event| {
                    wrap(Callback::MediaStreamStopped(event))
                })
            }
            EventType::RealTimeTranscriptionAvailable => {
                RealTimeTranscriptionAvailableCallback::from_values(values, |event| {
                    wrap(Callback::RealTimeTranscriptionAvailable(event))
                })
            }
            EventType::RealTimeTranscriptionRejected => {
                RealTimeTranscriptionRejectedCallback::from_values(values, |event| {
                    wrap(Callback::RealTimeTranscriptionRejected(event))
                })
            }
            EventType::RealTimeTranscriptionStarted => {
                RealTimeTranscriptionStartedCallback::from_values(values, |event| {
                    wrap(Callback::RealTimeTranscriptionStarted(event))
                })
            }
            EventType::RealTimeTranscriptionStopped => {
                RealTimeTranscriptionStoppedCallback::from_values(values, |event| {
                    wrap(Callback::RealTimeTranscriptionStopped(event))
                })
            }
            EventType::RecordingAvailable => {
                RecordingAvailableCallback::from_values(values, |event| {
                    wrap(Callback::RecordingAvailable(event))
                })
            }
            EventType::RecordingComplete => {
                RecordingCompleteCallback::from_values(values, |event| {
                    wrap(Callback::RecordingComplete(event))
                })
            }
            EventType::Redirect => {
                RedirectCallback::from_values(values, |event| wrap(Callback::Redirect(event)))
            }
            EventType::ReferComplete => ReferCompleteCallback::from_values(values, |event| {
                wrap(Callback::ReferComplete(event))
            }),
            EventType::TranscriptionAvailable => {
                TranscriptionAvailableCallback::from_values(values, |event| {
                    wrap(Callback::TranscriptionAvailable(event))
                })
            }
            EventType::TransferAnswer => TransferAnswerCallback::from_values(values, |event| {
                wrap(Callback::TransferAnswer(event))
            }),
            EventType::TransferComplete => TransferCompleteCallback::from_values(values, |event| {
                wrap(Callback::TransferComplete(event))
            }),
            EventType::TransferDisconnect => {
                TransferDisconnectCallback::from_values(values, |event| {
                    wrap(Callback::TransferDisconnect(event))
                })
            }
            EventType::Unknown(_) => {
                UnknownCallback::from_values(values, |event| wrap(Callback::Unknown(event)))
            }
        }
    }

    fn unknown_mut<'e, 'b: 'e>(event: &'e mut Callback<'b>) -> Option<&'e mut Extra<'b>> {
        Some(match event {
            Callback::Answer(event) => &mut event.extra,
            Callback::BridgeComplete(event) => &mut event.extra,
            Callback::BridgeTargetComplete(event) => &mut event.extra,
            Callback::ConferenceCompleted(event) => &mut event.extra,
            Callback::ConferenceCreated(event) => &mut event.extra,
            Callback::ConferenceMemberExit(event) => &mut event.extra,
            Callback::ConferenceMemberJoin(event) => &mut event.extra,
            Callback::ConferenceRecordingAvailable(event) => &mut event.extra,
            Callback::ConferenceRedirect(event) => &mut event.extra,
            Callback::Disconnect(event) => &mut event.extra,
            Callback::Dtmf(event) => &mut event.extra,
            Callback::Gather(event) => &mut event.extra,
            Callback::Initiate(event) => &mut event.extra,
            Callback::MachineDetectionComplete(event) => &mut event.extra,
            Callback::MediaStreamRejected(event) => &mut event.extra,
            Callback::MediaStreamStarted(event) => &mut event.extra,
            Callback::MediaStreamStopped(event) => &mut event.extra,
            Callback::RealTimeTranscriptionAvailable(event) => &mut event.extra,
            Callback::RealTimeTranscriptionRejected(event) => &mut event.extra,
            Callback::RealTimeTranscriptionStarted(event) => &mut event.extra,
            Callback::RealTimeTranscriptionStopped(event) => &mut event.extra,
            Callback::RecordingAvailable(event) => &mut event.extra,
            Callback::RecordingComplete(event) => &mut event.extra,
            Callback::Redirect(event) => &mut event.extra,
            Callback::ReferComplete(event) => &mut event.extra,
            Callback::TranscriptionAvailable(event) => &mut event.extra,
            Callback::TransferAnswer(event) => &mut event.extra,
            Callback::TransferComplete(event) => &mut event.extra,
            Callback::TransferDisconnect(event) => &mut event.extra,
            Callback::Unknown(event) => &mut event.extra,
            Callback::Unwanted(_) => return None,
        })
    }

    fn read<'b, S: Source<'b>>(
        event_type: EventType<'_>,
        source: &mut S,
    ) -> Result<Callback<'b>, S::Error> {
        match event_type {
            EventType::Answer => AnswerCallback::read(source, Callback::Answer),
            EventType::BridgeComplete => {
                BridgeCompleteCallback::read(source, Callback::BridgeComplete)
            }
            EventType::BridgeTargetComplete => {
                BridgeTargetCompleteCallback::read(source, Callback::BridgeTargetComplete)
            }
            EventType::ConferenceCompleted => {
                ConferenceCompletedCallback::read(source, Callback::ConferenceCompleted)
            }
            EventType::ConferenceCreated => {
                ConferenceCreatedCallback::read(source, Callback::ConferenceCreated)
            }
            EventType::ConferenceMemberExit => {
                ConferenceMemberExitCallback::read(source, Callback::ConferenceMemberExit)
            }
            EventType::ConferenceMemberJoin => {
                ConferenceMemberJoinCallback::read(source, Callback::ConferenceMemberJoin)
            }
            EventType::ConferenceRecordingAvailable => ConferenceRecordingAvailableCallback::read(
                source,
                Callback::ConferenceRecordingAvailable,
            ),
            EventType::ConferenceRedirect => {
                ConferenceRedirectCallback::read(source, Callback::ConferenceRedirect)
            }
            EventType::Disconnect => DisconnectCallback::read(source, Callback::Disconnect),
            EventType::Dtmf => DtmfCallback::read(source, Callback::Dtmf),
            EventType::Gather => GatherCallback::read(source, Callback::Gather),
            EventType::Initiate => InitiateCallback::read(source, Callback::Initiate),
            EventType::MachineDetectionComplete => {
                MachineDetectionCompleteCallback::read(source, Callback::MachineDetectionComplete)
            }
            EventType::MediaStreamRejected => {
                MediaStreamRejectedCallback::read(source, Callback::MediaStreamRejected)
            }
            EventType::MediaStreamStarted => {
                MediaStreamStartedCallback::read(source, Callback::MediaStreamStarted)
            }
            EventType::MediaStreamStopped => {
                MediaStreamStoppedCallback::read(source, Callback::MediaStreamStopped)
            }
            EventType::RealTimeTranscriptionAvailable => {
                RealTimeTranscriptionAvailableCallback::read(
                    source,
                    Callback::RealTimeTranscriptionAvailable,
                )
            }
            EventType::RealTimeTranscriptionRejected => {
                RealTimeTranscriptionRejectedCallback::read(
                    source,
                    Callback::RealTimeTranscriptionRejected,
                )
            }
            EventType::RealTimeTranscriptionStarted => RealTimeTranscriptionStartedCallback::read(
                source,
                Callback::RealTimeTranscriptionStarted,
            ),
            EventType::RealTimeTranscriptionStopped => RealTimeTranscriptionStoppedCallback::read(
                source,
                Callback::RealTimeTranscriptionStopped,
            ),
            EventType::RecordingAvailable => {
                RecordingAvailableCallback::read(source, Callback::RecordingAvailable)
            }
            EventType::RecordingComplete => {
                RecordingCompleteCallback::read(source, Callback::RecordingComplete)
            }
            EventType::Redirect => RedirectCallback::read(source, Callback::Redirect),
            EventType::ReferComplete => {
                ReferCompleteCallback::read(source, Callback::ReferComplete)
            }
            EventType::TranscriptionAvailable => {
                TranscriptionAvailableCallback::read(source, Callback::TranscriptionAvailable)
            }
            EventType::TransferAnswer => {
                TransferAnswerCallback::read(source, Callback::TransferAnswer)
            }
            EventType::TransferComplete => {
                TransferCompleteCallback::read(source, Callback::TransferComplete)
            }
            EventType::TransferDisconnect => {
                TransferDisconnectCallback::read(source, Callback::TransferDisconnect)
            }
            EventType::Unknown(_) => UnknownCallback::read(source, Callback::Unknown),
        }
    }
}
