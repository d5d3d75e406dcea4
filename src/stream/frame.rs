//! Frames: the structs of the table, and the enum of them.

use serde::{Deserialize, Deserializer};

use super::table::{stream_fields, stream_frames, stream_objects, stream_unknown};
use crate::error::Error;
use crate::extra::{Extra, Value};
use crate::family::declare::{dictionary, event, event_names, event_structs, event_types, events, objects, unknown_event};
use crate::family::tape::{Checks, read_event};
use crate::family::{self, Family};
use crate::json::Number;
use crate::json::fast::SlotsView;
use crate::json::stored::Stored;
use crate::json::tape::Root;
use crate::options::Options;
use crate::schema::visit;
#[allow(clippy::wildcard_imports, reason = "the types of the table")]
use crate::values::*;

/// The frames of media streams: messages of a WebSocket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {}

stream_fields!(dictionary (stream_field "bandwidth_callbacks::stream"));

#[cfg(feature = "arbitrary")]
#[allow(clippy::single_component_path_imports, reason = "gives the macro a path")]
pub(super) use stream_field;

stream_objects!(objects (stream_field rare));
stream_unknown!(unknown_event(stream_field, STREAM));

macro_rules! frames {
    ($($(#[$meta:meta])* $variant:ident struct $name:ident [$($wire:literal),+] { $($field:ident),+ })+) => {
        $(event! {
            stream_field, STREAM, Stream;
            $(#[$meta])*
            FrameType::$variant $name [$($wire),+] { $($field),+ }
        })+
    };
}

stream_frames!(frames);

macro_rules! types {
    ($($variant:ident [$($wire:literal)+])+) => {
        event_types! {
            /// The type of a frame. Make one by [`from_wire`](Self::from_wire), which knows the known ones.
            ///
            /// ```
            /// use bandwidth_callbacks::stream::FrameType;
            ///
            /// assert_eq!(FrameType::from_wire("media"), FrameType::Media);
            /// ```
            FrameType "bandwidth_callbacks::stream";
            $($variant [$($wire)+])+
        }
    };
}

stream_frames!(event_names(types));

macro_rules! frame {
    ($($variant:ident $name:ident)+) => {
        events! {
            /// A frame of a media stream, borrowed from the message it was parsed from.
            ///
            /// ```
            /// use bandwidth_callbacks::Parser;
            /// use bandwidth_callbacks::stream::Frame;
            ///
            /// let mut message = br#"{"metadata":{"callId":"c-1","streamId":"s-1"},"eventType":"start"}"#.to_vec();
            /// match Parser::new().parse_frame(&mut message)? {
            ///     Frame::Start(start) => assert_eq!(start.metadata.unwrap().stream_id, Some("s-1")),
            ///     other => println!("{:?}", other.frame_type()),
            /// }
            /// # Ok::<(), bandwidth_callbacks::Error>(())
            /// ```
            Frame, FrameType, UnknownFrame;
            Stream, "eventType", known, STREAM;
            $($variant $name)+
        }

        impl<'b> Frame<'b> {
            /// Returns which frame it is.
            ///
            /// ```
            /// # use bandwidth_callbacks::Parser;
            /// # use bandwidth_callbacks::stream::FrameType;
            /// assert_eq!(Parser::new().parse_frame(&mut br#"{"eventType":"stop"}"#.to_vec())?.frame_type(), FrameType::Stop);
            /// # Ok::<(), bandwidth_callbacks::Error>(())
            /// ```
            #[must_use]
            pub fn frame_type(&self) -> FrameType<'b> {
                match self {
                    $(Self::$variant(_) => FrameType::$variant,)+
                    Self::Unknown(frame) => FrameType::Unknown(frame.event_type.unwrap_or_default()),
                }
            }
        }
    };
}

stream_frames!(event_structs(frame));

impl<'b> Frame<'b> {
    /// Returns the unknown fields of the frame itself, and the known ones with a value of another type.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// let mut message = br#"{"eventType":"stop","why":"x"}"#.to_vec();
    /// assert!(Parser::new().parse_frame(&mut message)?.extra().get("why").is_some());
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn extra(&self) -> &Extra<'b> {
        of_each!(self, frame => &frame.extra)
    }

    /// Shows the unknown fields of the frame and then those of its nested objects, these under the wire name of the object's field.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// let mut message = br#"{"eventType":"stop","metadata":{"region":"x"}}"#.to_vec();
    /// let mut found = Vec::new();
    /// Parser::new().parse_frame(&mut message)?.each_extra(&mut |parent, extra| found.extend(extra.iter().map(|(key, _)| (parent, key))));
    /// assert_eq!(found, [(Some("metadata"), "region")]);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn each_extra<'s>(&'s self, show: &mut dyn FnMut(Option<&'static str>, &'s Extra<'b>)) {
        of_each!(self, frame => visit::each_extra(frame, None, show));
    }

    /// The frame as JSON, with its name.
    pub(super) fn to_value(&self) -> Value<'b> {
        of_each!(self, frame => visit::to_value(frame)).with_member("eventType", self.frame_type().as_str())
    }
}

/// For parsers other than this crate's own. `eventType` may be anywhere in the object. Escaped strings need a parser that unescapes in
/// place.
///
/// ```
/// use bandwidth_callbacks::stream::Frame;
///
/// let frame: Frame = serde_json::from_str(r#"{"track":"inbound","eventType":"media"}"#)?;
/// assert!(matches!(frame, Frame::Media(_)));
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de> Deserialize<'de> for Frame<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        family::de::deserialize::<Stream, D>(deserializer)
    }
}

impl Family for Stream {
    type Events = Self;

    const ARRAYS: bool = false;
    const DEPTH: usize = 2;

    #[cfg(feature = "arbitrary")]
    fn samples() -> Vec<&'static str> {
        super::samples::all().iter().map(|sample| sample.body).collect()
    }

    type Root<'b> = Frame<'b>;

    #[inline]
    fn build_root<'b, T>(frame_type: FrameType<'_>, _: bool, slots: SlotsView<'_>, body: &'b str, wrap: impl FnOnce(Frame<'b>) -> T) -> T {
        family::fast::build::<Self, T>(frame_type, slots, body, wrap)
    }

    fn read_root<'b>(root: Root<'_, 'b>, options: Options) -> Result<Frame<'b>, Error> {
        let mut checks = Checks::new(root, options);
        let members = checks.members(root.value())?;
        read_event::<Self>(&mut checks, members)
    }

    fn read_stored<'b>(nodes: &'b Stored, _: bool, _: &[Error], text: &'b str) -> Frame<'b> {
        family::read_again::<Self, _>(nodes.members(text))
    }
}
