use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::error::{Error, ParseOwnedError};
use crate::extra::Value;
use crate::json::fast::{Slots, SlotsView, Span};
use crate::json::stored::Stored;
use crate::parser;
use crate::revealed::Reveal;
use crate::schema::nodes::{Accepted, Nodes};
use crate::voice::{self, Callback, Envelope, Event, EventType, Found};

/// An event that owns its body: `'static`, `Send`, `Sync`, for queues and other tasks.
///
/// Made by [`Parser::parse_owned`](crate::Parser::parse_owned) in one allocation besides the body's buffer.
/// A clone makes two.
///
/// ```
/// use bandwidth_callbacks::{EventType, Parser};
///
/// let owned = Parser::new().parse_owned(br#"{"eventType":"answer","tag":"vip"}"#.to_vec())?;
/// assert_eq!(owned.event_type(), EventType::Answer);
/// assert_eq!(owned.view().tag().unwrap(), "vip");
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone)]
pub struct OwnedCallback {
    /// The body after it was unescaped in place, with spaces where no text is left if that was necessary.
    text: String,
    form: Form,
}

/// Where the values are.
#[derive(Clone)]
enum Form {
    Event(Box<[Span]>),
    Unwanted(Box<[Span]>),
    Stored { nodes: Stored, is_wanted: bool },
}

impl OwnedCallback {
    /// `slots` must be those of a walk over this body.
    pub(crate) fn from_slots(text: String, found: Found, slots: &Slots) -> Self {
        let slots = slots.boxed();
        let form = match found {
            Found::Event(_) => Form::Event(slots),
            Found::Unwanted => Form::Unwanted(slots),
        };
        Self { text, form }
    }

    /// `nodes` must be those of a body that was read as a callback before.
    pub(crate) fn from_stored(body: Vec<u8>, nodes: Stored, is_wanted: bool) -> Self {
        let text = String::from_utf8(body).unwrap_or_else(|error| {
            // What unescaping leaves between texts can be any part of a character.
            let mut body = error.into_bytes();
            nodes.blank_between(&mut body);
            String::from_utf8(body).unwrap_or_default()
        });
        Self {
            text,
            form: Form::Stored { nodes, is_wanted },
        }
    }

    /// The event, borrowed from this. Reads the fields anew at each call, without parsing; allocates as
    /// [`Parser::parse`](crate::Parser::parse) does.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// let owned = Parser::new().parse_owned(br#"{"eventType":"dtmf","digit":"7"}"#.to_vec())?;
    /// assert_eq!(serde_json::to_string(&owned.view()).unwrap(), r#"{"eventType":"dtmf","digit":"7"}"#);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn view(&self) -> Callback<'_> {
        match &self.form {
            Form::Event(slots) => Found::event(self.event_type()).build(SlotsView::of_boxed(slots), &self.text, |callback| callback),
            Form::Unwanted(slots) => Found::Unwanted.build(SlotsView::of_boxed(slots), &self.text, |callback| callback),
            Form::Stored { nodes, is_wanted: false } => {
                // No field of the envelope occurs twice, or the body would not have been accepted.
                let envelope = Envelope::read(nodes.members(&self.text));
                Callback::Unwanted(envelope.unwrap_or(Envelope::EMPTY))
            }
            Form::Stored { nodes, .. } => {
                let members = nodes.members(&self.text);
                let Ok(callback) = Callback::read(self.event_type(), &mut Nodes::new(members, &mut Accepted));
                callback
            }
        }
    }

    /// Returns the event as one of a known type, borrowed from this; `None` if it is another event, or one that
    /// [`Options::only`](crate::Options::only) leaves out. Costs and allocates as [`view`](Self::view) does.
    ///
    /// ```
    /// # use bandwidth_callbacks::{DtmfCallback, GatherCallback, OwnedCallback};
    /// let owned = OwnedCallback::try_from(br#"{"eventType":"gather","digits":"4\u0032"}"#.to_vec())?;
    /// assert_eq!(owned.view_as::<GatherCallback>().unwrap().digits.unwrap(), "42");
    /// assert_eq!(owned.view_as::<DtmfCallback>(), None);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn view_as<'s, E: Event<'s>>(&'s self) -> Option<E> {
        if self.event_type() != E::EVENT_TYPE {
            return None;
        }
        match &self.form {
            Form::Event(slots) => Some(voice::build_as(SlotsView::of_boxed(slots), &self.text)),
            Form::Stored { nodes, is_wanted: true } => {
                let Ok(event) = E::read(&mut Nodes::new(nodes.members(&self.text), &mut Accepted), |event| event);
                Some(event)
            }
            Form::Unwanted(_) | Form::Stored { .. } => None,
        }
    }

    /// Returns which event it is, without reading the others of its fields.
    ///
    /// ```
    /// # use bandwidth_callbacks::{EventType, Parser};
    /// let owned = Parser::new().parse_owned(br#"{"eventType":"dtmf"}"#.to_vec())?;
    /// assert_eq!(owned.event_type(), EventType::Dtmf);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn event_type(&self) -> EventType<'_> {
        let name = match &self.form {
            Form::Event(slots) | Form::Unwanted(slots) => SlotsView::of_boxed(slots).text(voice::EVENT_TYPE_SLOT, &self.text),
            Form::Stored { nodes, .. } => voice::event_name(nodes.members(&self.text)).ok().flatten(),
        };
        EventType::from_wire(name.unwrap_or_default())
    }
}

/// Copies an event, for example one that was built for a test. Allocates for the texts and for the values.
///
/// An event without `event_type` gets that of its struct.
///
/// ```
/// use bandwidth_callbacks::{Callback, GatherCallback, OwnedCallback};
///
/// let gather = GatherCallback::build(|gather| gather.digits = Some("42".into()));
/// let owned = OwnedCallback::from(Callback::from(gather));
/// assert_eq!(owned.view_as::<GatherCallback>().unwrap().digits.unwrap(), "42");
/// ```
impl From<Callback<'_>> for OwnedCallback {
    fn from(callback: Callback<'_>) -> Self {
        let mut members = callback.to_value();
        let name = callback.event_type();
        if let Value::Object(members) = &mut members
            && members.iter().all(|(key, _)| key != voice::EVENT_TYPE)
        {
            members.insert(0, (*voice::EVENT_TYPE, Value::Text(name.as_str())));
        }
        let (nodes, text) = Stored::of_node(&members);
        let is_wanted = !matches!(callback, Callback::Unwanted(_));
        Self {
            text,
            form: Form::Stored { nodes, is_wanted },
        }
    }
}

/// Parses a body with default [`Options`](crate::Options): [`Parser::parse_owned`](crate::Parser::parse_owned) in one call, with a parser that each thread keeps.
///
/// ```
/// use bandwidth_callbacks::{EventType, OwnedCallback};
///
/// let owned = OwnedCallback::try_from(br#"{"eventType":"answer"}"#.to_vec())?;
/// assert_eq!(owned.event_type(), EventType::Answer);
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
impl TryFrom<Vec<u8>> for OwnedCallback {
    type Error = ParseOwnedError;

    fn try_from(body: Vec<u8>) -> Result<Self, ParseOwnedError> {
        parser::with_kept(|parser| parser.parse_owned(body))
    }
}

/// Parses a copy of a body with default [`Options`](crate::Options).
///
/// ```
/// use bandwidth_callbacks::OwnedCallback;
///
/// assert!(OwnedCallback::try_from(br#"{"eventType":"answer"}"#.as_slice()).is_ok());
/// ```
impl TryFrom<&[u8]> for OwnedCallback {
    type Error = Error;

    fn try_from(body: &[u8]) -> Result<Self, Error> {
        Self::try_from(body.to_vec()).map_err(Error::from)
    }
}

/// Parses a copy of a text with default [`Options`](crate::Options).
///
/// ```
/// use bandwidth_callbacks::OwnedCallback;
///
/// assert!(r#"{"eventType":"answer"}"#.parse::<OwnedCallback>().is_ok());
/// ```
impl FromStr for OwnedCallback {
    type Err = Error;

    fn from_str(body: &str) -> Result<Self, Error> {
        Self::try_from(body.as_bytes())
    }
}

impl PartialEq for OwnedCallback {
    fn eq(&self, other: &Self) -> bool {
        self.view() == other.view()
    }
}

impl fmt::Debug for OwnedCallback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.view().fmt(f)
    }
}

impl Reveal for OwnedCallback {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.view().reveal(f)
    }
}

impl Serialize for OwnedCallback {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.view().serialize(serializer)
    }
}
