// Written by `cargo xtask gen` from schema/stream.toml. Edit that file.

//! The facts about the events that parsers need.

use crate::error::Name;
use crate::extra::Extra;
use crate::family::Table;
use crate::json::FieldValues;
use crate::json::fast::{Field, Fields, Layout, NESTED_SLOTS, nested_slots};
use crate::schema::{Object, Source};
use crate::stream::{
    Frame, FrameType, MediaFrame, StartFrame, StopFrame, Stream, TranscriptionFrame, UnknownFrame,
};

/// All fields of all events, each with a slot: while a body is walked over, its event is not known yet.
static STREAM: Layout = Layout::new(FIELDS);

const FIELDS: &Fields = &Fields::of(&[
    <UnknownFrame<'_> as Object<'_>>::FIELDS,
    <MediaFrame<'_> as Object<'_>>::FIELDS,
    <StartFrame<'_> as Object<'_>>::FIELDS,
    <StopFrame<'_> as Object<'_>>::FIELDS,
    <TranscriptionFrame<'_> as Object<'_>>::FIELDS,
]);

const _: () = {
    let _ = [
        fits(<MediaFrame<'_> as Object<'_>>::FIELDS),
        fits(<StartFrame<'_> as Object<'_>>::FIELDS),
        fits(<StopFrame<'_> as Object<'_>>::FIELDS),
        fits(<TranscriptionFrame<'_> as Object<'_>>::FIELDS),
    ];
};

/// Every event as documented has slots for its nested values.
const fn fits(fields: &[Field]) {
    assert!(
        nested_slots(fields) <= NESTED_SLOTS,
        "an event as documented has more nested values than slots"
    );
}

impl Table for Stream {
    const DISCRIMINATOR: Name = &"eventType";
    const LAYOUT: &'static Layout = &STREAM;
    const NAMES: &'static [(&'static str, FrameType<'static>)] = FrameType::NAMES;
    const KEYS: &'static [&'static str] = crate::stream::keys::KEYS;

    type Type<'b> = FrameType<'b>;
    type Event<'b> = Frame<'b>;

    #[inline]
    fn type_of(name: &str) -> FrameType<'_> {
        FrameType::from_wire(name)
    }

    #[inline]
    fn known_type(name: &[u8]) -> Option<FrameType<'static>> {
        FrameType::known(name)
    }

    #[inline]
    fn unknown_type() -> FrameType<'static> {
        FrameType::NAMELESS
    }

    fn type_name(event_type: FrameType<'_>) -> Option<Name> {
        event_type.name()
    }

    #[inline]
    fn own_fields(event_type: FrameType<'_>) -> u64 {
        match event_type {
            FrameType::Media => const { STREAM.mask(<MediaFrame<'_> as Object<'_>>::FIELDS) },
            FrameType::Start => const { STREAM.mask(<StartFrame<'_> as Object<'_>>::FIELDS) },
            FrameType::Stop => const { STREAM.mask(<StopFrame<'_> as Object<'_>>::FIELDS) },
            FrameType::Transcription => {
                const { STREAM.mask(<TranscriptionFrame<'_> as Object<'_>>::FIELDS) }
            }
            FrameType::Unknown(_) => {
                const { STREAM.mask(<UnknownFrame<'_> as Object<'_>>::FIELDS) }
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
        event_type: FrameType<'_>,
        values: V,
        wrap: impl FnOnce(Frame<'b>) -> T,
    ) -> T {
        match event_type {
            FrameType::Media => MediaFrame::from_values(values, |event| wrap(Frame::Media(event))),
            FrameType::Start => StartFrame::from_values(values, |event| wrap(Frame::Start(event))),
            FrameType::Stop => StopFrame::from_values(values, |event| wrap(Frame::Stop(event))),
            FrameType::Transcription => {
                TranscriptionFrame::from_values(values, |event| wrap(Frame::Transcription(event)))
            }
            FrameType::Unknown(_) => {
                UnknownFrame::from_values(values, |event| wrap(Frame::Unknown(event)))
            }
        }
    }

    fn unknown_mut<'e, 'b: 'e>(event: &'e mut Frame<'b>) -> Option<&'e mut Extra<'b>> {
        Some(match event {
            Frame::Media(event) => &mut event.extra,
            Frame::Start(event) => &mut event.extra,
            Frame::Stop(event) => &mut event.extra,
            Frame::Transcription(event) => &mut event.extra,
            Frame::Unknown(event) => &mut event.extra,
        })
    }

    fn read<'b, S: Source<'b>>(
        event_type: FrameType<'_>,
        source: &mut S,
    ) -> Result<Frame<'b>, S::Error> {
        match event_type {
            FrameType::Media => MediaFrame::read(source, Frame::Media),
            FrameType::Start => StartFrame::read(source, Frame::Start),
            FrameType::Stop => StopFrame::read(source, Frame::Stop),
            FrameType::Transcription => TranscriptionFrame::read(source, Frame::Transcription),
            FrameType::Unknown(_) => UnknownFrame::read(source, Frame::Unknown),
        }
    }
}
