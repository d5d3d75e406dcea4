//! What callers ask of any frame, and what is special about frames.

use serde::{Deserialize, Deserializer};

use super::{Frame, FrameType};
use crate::engine::parse_by;
use crate::error::Error;
use crate::extra::Extra;
use crate::family::tape::{Checks, read_event};
use crate::family::{self, Family, fast};
use crate::json::fast::{Declined, SlotsView, Walker};
use crate::json::stored::Stored;
use crate::json::tape::Root;
use crate::json::write::Writer;
use crate::options::Options;
use crate::schema::write::WriteJson;
use crate::value::Value;

/// The frames of media streams: messages of a WebSocket.
pub(crate) enum Stream {}

impl<'b> Frame<'b> {
    /// Returns which frame it is.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// # use bandwidth_callbacks::stream::{Frame, FrameType};
    /// assert_eq!(Parser::new().parse::<Frame>(&mut br#"{"eventType":"stop"}"#.to_vec())?.frame_type(), FrameType::Stop);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn frame_type(&self) -> FrameType<'b> {
        self.type_of()
    }

    /// Returns the unknown fields of the frame itself, and the known ones with a value of another
    /// type.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// # use bandwidth_callbacks::stream::Frame;
    /// let mut message = br#"{"eventType":"stop","why":"x"}"#.to_vec();
    /// assert!(Parser::new().parse::<Frame>(&mut message)?.extra().get("why").is_some());
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn extra(&self) -> &Extra<'b> {
        self.any().extra()
    }

    /// Shows the unknown fields of the frame and then those of its nested objects, these under the
    /// wire name of the object's field.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// # use bandwidth_callbacks::stream::Frame;
    /// let mut message = br#"{"eventType":"stop","metadata":{"region":"x"}}"#.to_vec();
    /// let mut found = Vec::new();
    /// Parser::new().parse::<Frame>(&mut message)?.each_extra(&mut |parent, extra| found.extend(extra.iter().map(|(key, _)| (parent, key))));
    /// assert_eq!(found, [(Some("metadata"), "region")]);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn each_extra<'s>(&'s self, show: &mut dyn FnMut(Option<&'static str>, &'s Extra<'b>)) {
        self.any().each_extra(show);
    }

    /// Appends the frame as JSON, byte for byte as `serde_json` writes it, in less than half the
    /// time. Cannot fail.
    ///
    /// Does not allocate if `out` has room for the JSON and 32 bytes more.
    ///
    /// ```
    /// use bandwidth_callbacks::Parser;
    /// use bandwidth_callbacks::stream::Frame;
    ///
    /// let mut message = br#"{"payload":"/w==","track":"inbound","eventType":"media"}"#.to_vec();
    /// let mut json = Vec::new();
    /// Parser::new().parse::<Frame>(&mut message)?.write_json(&mut json);
    /// assert_eq!(json, br#"{"eventType":"media","track":"inbound","payload":"/w=="}"#);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn write_json(&self, out: &mut Vec<u8>) {
        Writer::append(out, |writer| self.any().write_json(writer));
    }

    /// The frame as JSON, with its name.
    pub(super) fn to_value(&self) -> Value<'b> {
        self.any()
            .to_value()
            .with_member("eventType", self.frame_type().as_str())
    }
}

impl WriteJson for Frame<'_> {
    fn append(&self, out: &mut Vec<u8>) {
        self.write_json(out);
    }
}

/// For parsers other than this crate's own. `eventType` may be anywhere in the object. Escaped
/// strings need a parser that unescapes in place.
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

/// The levels of nesting of the messages that the fast path takes.
pub(super) const DEPTH: usize = 5;

impl Family for Stream {
    type Root<'b> = Frame<'b>;
    type Found = FrameType<'static>;

    #[inline]
    fn find(
        walker: &mut Walker,
        body: &[u8],
        options: Options,
    ) -> Result<FrameType<'static>, Declined> {
        fast::find::<Self, false>(walker, body, DEPTH, options)
    }

    #[inline]
    fn found_before(slots: SlotsView<'_>, _: bool, body: &str) -> FrameType<'static> {
        fast::event_type::<Self>(slots, body.as_bytes()).unwrap_or(FrameType::NAMELESS)
    }

    #[inline]
    fn build<'b, T>(
        found: FrameType<'static>,
        slots: SlotsView<'_>,
        body: &'b str,
        wrap: impl FnOnce(Frame<'b>) -> T,
    ) -> T {
        fast::build::<Self, T>(found, slots, body, wrap)
    }

    fn read<'b>(root: Root<'_, 'b>, options: Options) -> Result<Frame<'b>, Error> {
        let mut checks = Checks::new(root, options);
        let members = checks.members(root.value())?;
        read_event::<Self>(&mut checks, members)
    }

    fn read_stored<'b>(nodes: &'b Stored, _: bool, _: &[Error], text: &'b str) -> Frame<'b> {
        family::read_again::<Self, _>(nodes.members(text))
    }
}

parse_by!(Stream, Frame);

#[cfg(feature = "arbitrary")]
impl<'a> arbitrary::Arbitrary<'a> for crate::family::GeneratedBody<Frame<'static>> {
    fn arbitrary(u: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
        Self::of::<Stream>(super::samples::all().iter().map(|sample| sample.body), u)
    }
}
