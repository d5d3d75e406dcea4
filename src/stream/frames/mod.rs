// Written by `cargo xtask gen` from schema/stream.toml. Edit that file.

//! The events, one file each, and the enum of them.

mod bodies;
mod media;
mod start;
mod stop;
mod transcription;
mod unknown;

pub use media::MediaFrame;
pub use start::StartFrame;
pub use stop::StopFrame;
pub use transcription::TranscriptionFrame;
pub use unknown::UnknownFrame;

pub(super) use bodies::BODIES;

use std::fmt;

use serde::{Serialize, Serializer};

use crate::error::Name;
use crate::extra::Extra;
use crate::family::Table;
use crate::json::FieldValues;
use crate::json::fast::{Fields, Layout, NESTED_SLOTS, nested_slots};
use crate::revealed::Reveal;
use crate::schema::AnyObject;
use crate::schema::{Object, Source};
use crate::stream::{FrameType, Stream};

/// A frame of a media stream, borrowed from the message it was parsed from.
///
/// ```
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::stream::Frame;
///
/// let mut message = br#"{"metadata":{"callId":"c-1","streamId":"s-1"},"eventType":"start"}"#.to_vec();
/// match Parser::new().parse(&mut message)? {
///     Frame::Start(start) => assert_eq!(start.metadata.unwrap().stream_id, Some("s-1")),
///     other => println!("{:?}", other.frame_type()),
/// }
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant, reason = "a box would be an allocation")]
pub enum Frame<'b> {
    /// The event of [`FrameType::Media`].
    Media(MediaFrame<'b>),
    /// The event of [`FrameType::Start`].
    Start(StartFrame<'b>),
    /// The event of [`FrameType::Stop`].
    Stop(StopFrame<'b>),
    /// The event of [`FrameType::Transcription`].
    Transcription(TranscriptionFrame<'b>),
    /// An event of a type that this release does not know.
    Unknown(UnknownFrame<'b>),
}

impl<'b> Frame<'b> {
    /// The event's type.
    pub(super) fn type_of(&self) -> FrameType<'b> {
        match self {
            Self::Media(_) => FrameType::Media,
            Self::Start(_) => FrameType::Start,
            Self::Stop(_) => FrameType::Stop,
            Self::Transcription(_) => FrameType::Transcription,
            Self::Unknown(event) => FrameType::Unknown(event.event_type.unwrap_or_default()),
        }
    }

    /// What all events have in common.
    pub(super) fn any(&self) -> &(dyn AnyObject<'b> + '_) {
        match self {
            Self::Media(event) => event,
            Self::Start(event) => event,
            Self::Stop(event) => event,
            Self::Transcription(event) => event,
            Self::Unknown(event) => event,
        }
    }
}

impl Serialize for Frame<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Media(event) => event.serialize(serializer),
            Self::Start(event) => event.serialize(serializer),
            Self::Stop(event) => event.serialize(serializer),
            Self::Transcription(event) => event.serialize(serializer),
            Self::Unknown(event) => event.serialize(serializer),
        }
    }
}

impl fmt::Debug for Frame<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.any().fmt(f)
    }
}

impl Reveal for Frame<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.any().reveal(f)
    }
}

impl<'b> From<MediaFrame<'b>> for Frame<'b> {
    fn from(event: MediaFrame<'b>) -> Self {
        Self::Media(event)
    }
}

impl<'b> From<StartFrame<'b>> for Frame<'b> {
    fn from(event: StartFrame<'b>) -> Self {
        Self::Start(event)
    }
}

impl<'b> From<StopFrame<'b>> for Frame<'b> {
    fn from(event: StopFrame<'b>) -> Self {
        Self::Stop(event)
    }
}

impl<'b> From<TranscriptionFrame<'b>> for Frame<'b> {
    fn from(event: TranscriptionFrame<'b>) -> Self {
        Self::Transcription(event)
    }
}

impl<'b> From<UnknownFrame<'b>> for Frame<'b> {
    fn from(event: UnknownFrame<'b>) -> Self {
        Self::Unknown(event)
    }
}

/// All fields of all events, each with a slot: while a body is walked over, its event is not known yet.
pub(crate) static STREAM: Layout = Layout::new(FIELDS);

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
const fn fits(fields: &[crate::json::fast::Field]) {
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
        FrameType::Unknown("")
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
            FrameType::Transcription => const { STREAM.mask(<TranscriptionFrame<'_> as Object<'_>>::FIELDS) },
            FrameType::Unknown(_) => const { STREAM.mask(<UnknownFrame<'_> as Object<'_>>::FIELDS) },
        }
    }

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "called in one place")]
    fn build<'b, V: FieldValues<'b>, T>(
        event_type: FrameType<'_>,
        values: V,
        extra: impl FnOnce() -> Extra<'b>,
        wrap: impl FnOnce(Frame<'b>) -> T,
    ) -> T {
        match event_type {
            FrameType::Media => MediaFrame::from_values(values, extra, |event| wrap(Frame::Media(event))),
            FrameType::Start => StartFrame::from_values(values, extra, |event| wrap(Frame::Start(event))),
            FrameType::Stop => StopFrame::from_values(values, extra, |event| wrap(Frame::Stop(event))),
            FrameType::Transcription => TranscriptionFrame::from_values(values, extra, |event| wrap(Frame::Transcription(event))),
            FrameType::Unknown(_) => UnknownFrame::from_values(values, extra, |event| wrap(Frame::Unknown(event))),
        }
    }

    fn read<'b, S: Source<'b>>(event_type: FrameType<'_>, source: &mut S) -> Result<Frame<'b>, S::Error> {
        match event_type {
            FrameType::Media => MediaFrame::read(source, Frame::Media),
            FrameType::Start => StartFrame::read(source, Frame::Start),
            FrameType::Stop => StopFrame::read(source, Frame::Stop),
            FrameType::Transcription => TranscriptionFrame::read(source, Frame::Transcription),
            FrameType::Unknown(_) => UnknownFrame::read(source, Frame::Unknown),
        }
    }
}

/// Any event, with the fields that it has. Serialized, it is a body that a [`Parser`](crate::Parser) returns the same event for.
#[cfg(feature = "arbitrary")]
impl<'a> arbitrary::Arbitrary<'a> for Frame<'a> {
    fn arbitrary(u: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
        if u.ratio(1, 16)? {
            return u.arbitrary().map(Self::Unknown);
        }
        match *u.choose(FrameType::ALL)? {
            FrameType::Media => u.arbitrary().map(Self::Media),
            FrameType::Start => u.arbitrary().map(Self::Start),
            FrameType::Stop => u.arbitrary().map(Self::Stop),
            FrameType::Transcription => u.arbitrary().map(Self::Transcription),
            FrameType::Unknown(_) => u.arbitrary().map(Self::Unknown),
        }
    }
}
