//! The families of webhooks, so that one test can run over all of them.

use bandwidth_callbacks::messaging::{MessageType, Messages, OwnedMessages};
use bandwidth_callbacks::stream::{Frame, FrameType, OwnedFrame};
use bandwidth_callbacks::testing::{Declined, declines};
use bandwidth_callbacks::types::Extra;
use bandwidth_callbacks::{Callback, Error, EventType, OwnedCallback, ParseOwnedError, Parser};
use serde::{Serialize, Serializer};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    Voice,
    Stream,
    Messaging,
}

/// What a body of any family was parsed into.
#[derive(Clone, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "as the library has it")]
pub enum Root<'b> {
    Voice(Callback<'b>),
    Stream(Frame<'b>),
    Messaging(Messages<'b>),
}

/// An owned [`Root`].
#[derive(Clone, Debug, PartialEq)]
pub enum OwnedRoot {
    Voice(OwnedCallback),
    Stream(OwnedFrame),
    Messaging(OwnedMessages),
}

impl Family {
    pub const ALL: [Self; 3] = [Self::Voice, Self::Stream, Self::Messaging];

    /// The folder of the fixtures.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Voice => "voice",
            Self::Stream => "stream",
            Self::Messaging => "messaging",
        }
    }

    /// The names of the known types, one for each type.
    pub fn names(self) -> Vec<&'static str> {
        match self {
            Self::Voice => EventType::ALL.iter().map(|it| it.as_str()).collect(),
            Self::Stream => FrameType::ALL.iter().map(|it| it.as_str()).collect(),
            Self::Messaging => MessageType::ALL.iter().map(|it| it.as_str()).collect(),
        }
    }

    /// The key of the name of an event.
    pub fn discriminator(self) -> &'static str {
        match self {
            Self::Voice | Self::Stream => "eventType",
            Self::Messaging => "type",
        }
    }

    pub fn parse<'b>(self, parser: &mut Parser, body: &'b mut [u8]) -> Result<Root<'b>, Error> {
        match self {
            Self::Voice => parser.parse(body).map(Root::Voice),
            Self::Stream => parser.parse(body).map(Root::Stream),
            Self::Messaging => parser.parse(body).map(Root::Messaging),
        }
    }

    pub fn parse_ref<'b>(self, parser: &'b mut Parser, body: &'b [u8]) -> Result<Root<'b>, Error> {
        match self {
            Self::Voice => parser.parse_ref(body).map(Root::Voice),
            Self::Stream => parser.parse_ref(body).map(Root::Stream),
            Self::Messaging => parser.parse_ref(body).map(Root::Messaging),
        }
    }

    pub fn parse_owned(
        self,
        parser: &mut Parser,
        body: Vec<u8>,
    ) -> Result<OwnedRoot, ParseOwnedError> {
        match self {
            Self::Voice => parser.parse_owned(body).map(OwnedRoot::Voice),
            Self::Stream => parser.parse_owned(body).map(OwnedRoot::Stream),
            Self::Messaging => parser.parse_owned(body).map(OwnedRoot::Messaging),
        }
    }

    /// Lets another parser fill the events, by serde.
    pub fn deserialize<'b, D: serde::Deserializer<'b>>(
        self,
        deserializer: D,
    ) -> Result<Root<'b>, D::Error> {
        use serde::Deserialize;
        match self {
            Self::Voice => Callback::deserialize(deserializer).map(Root::Voice),
            Self::Stream => Frame::deserialize(deserializer).map(Root::Stream),
            Self::Messaging => Messages::deserialize(deserializer).map(Root::Messaging),
        }
    }

    pub fn declines(self, parser: &mut Parser, body: &[u8]) -> Option<Declined> {
        match self {
            Self::Voice => declines::<Callback<'_>>(parser, body),
            Self::Stream => declines::<Frame<'_>>(parser, body),
            Self::Messaging => declines::<Messages<'_>>(parser, body),
        }
    }
}

/// Something that a body was parsed into.
pub trait Parsed: Serialize {
    fn each_unknown(&self, show: &mut dyn FnMut(Option<&'static str>, &Extra<'_>));

    /// Writes it by the library's own writer.
    fn write(&self, out: &mut Vec<u8>);
}

impl Parsed for Callback<'_> {
    fn each_unknown(&self, show: &mut dyn FnMut(Option<&'static str>, &Extra<'_>)) {
        self.each_extra(&mut |parent, extra| show(parent, extra));
    }

    fn write(&self, out: &mut Vec<u8>) {
        self.write_json(out);
    }
}

impl Parsed for Frame<'_> {
    fn each_unknown(&self, show: &mut dyn FnMut(Option<&'static str>, &Extra<'_>)) {
        self.each_extra(&mut |parent, extra| show(parent, extra));
    }

    fn write(&self, out: &mut Vec<u8>) {
        self.write_json(out);
    }
}

impl Parsed for Messages<'_> {
    fn each_unknown(&self, show: &mut dyn FnMut(Option<&'static str>, &Extra<'_>)) {
        self.iter()
            .for_each(|event| event.each_extra(&mut |parent, extra| show(parent, extra)));
    }

    fn write(&self, out: &mut Vec<u8>) {
        self.write_json(out);
    }
}

impl Parsed for Root<'_> {
    fn each_unknown(&self, show: &mut dyn FnMut(Option<&'static str>, &Extra<'_>)) {
        match self {
            Self::Voice(callback) => callback.each_unknown(show),
            Self::Stream(frame) => frame.each_unknown(show),
            Self::Messaging(messages) => messages.each_unknown(show),
        }
    }

    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Voice(callback) => callback.write(out),
            Self::Stream(frame) => frame.write(out),
            Self::Messaging(messages) => messages.write(out),
        }
    }
}

impl<'b> Root<'b> {
    /// The types of the events.
    pub fn names(&self) -> Vec<&'b str> {
        match self {
            Self::Voice(callback) => vec![callback.event_type().as_str()],
            Self::Stream(frame) => vec![frame.frame_type().as_str()],
            Self::Messaging(messages) => messages
                .iter()
                .map(|event| event.message_type().as_str())
                .collect(),
        }
    }
}

impl OwnedRoot {
    pub fn get(&self) -> Root<'_> {
        match self {
            Self::Voice(owned) => Root::Voice(owned.get()),
            Self::Stream(owned) => Root::Stream(owned.get()),
            Self::Messaging(owned) => Root::Messaging(owned.get()),
        }
    }

    pub fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Voice(owned) => owned.write_json(out),
            Self::Stream(owned) => owned.write_json(out),
            Self::Messaging(owned) => owned.write_json(out),
        }
    }

    pub fn replaced(&self) -> usize {
        match self {
            Self::Voice(owned) => owned.replaced(),
            Self::Stream(owned) => owned.replaced(),
            Self::Messaging(owned) => owned.replaced(),
        }
    }
}

impl std::fmt::Debug for Root<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Voice(callback) => callback.fmt(f),
            Self::Stream(frame) => frame.fmt(f),
            Self::Messaging(messages) => messages.fmt(f),
        }
    }
}

impl Serialize for Root<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Voice(callback) => callback.serialize(serializer),
            Self::Stream(frame) => frame.serialize(serializer),
            Self::Messaging(messages) => messages.serialize(serializer),
        }
    }
}

impl Serialize for OwnedRoot {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Voice(owned) => owned.serialize(serializer),
            Self::Stream(owned) => owned.serialize(serializer),
            Self::Messaging(owned) => owned.serialize(serializer),
        }
    }
}

/// Copies what was parsed.
impl From<Root<'_>> for OwnedRoot {
    fn from(root: Root<'_>) -> Self {
        match root {
            Root::Voice(callback) => Self::Voice(callback.into()),
            Root::Stream(frame) => Self::Stream(frame.into()),
            Root::Messaging(messages) => Self::Messaging(messages.into()),
        }
    }
}
