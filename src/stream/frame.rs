//! What callers ask of any frame, and what is special about frames.

use serde::{Deserialize, Deserializer};

use super::{Frame, FrameType};
use crate::error::Error;
use crate::extra::{Extra, Value};
use crate::family::tape::{Checks, read_event};
use crate::family::{self, Family};
use crate::json::fast::SlotsView;
use crate::json::stored::Stored;
use crate::json::tape::Root;
use crate::options::Options;

/// The frames of media streams: messages of a WebSocket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {}

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
        self.type_of()
    }

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
        self.any().extra()
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
        self.any().each_extra(show);
    }

    /// The frame as JSON, with its name.
    pub(super) fn to_value(&self) -> Value<'b> {
        self.any().to_value().with_member("eventType", self.frame_type().as_str())
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
