use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::error::{Error, ParseOwnedError};
use crate::extra::Value;
use crate::family::{self, Family, Table};
use crate::json::fast::{Slots, SlotsView, Span};
use crate::json::stored::Stored;
use crate::parser;
use crate::revealed::Reveal;
use crate::schema::nodes::{Accepted, Nodes};
use crate::voice::{Callback, Event, EventType, Voice, build_as};

/// An event, frame or list of messages that owns its body: `'static`, `Send`, `Sync`, for queues and other tasks.
///
/// Made by [`Parser::parse_owned`](crate::Parser::parse_owned), [`parse_frame_owned`](crate::Parser::parse_frame_owned) and
/// [`parse_messages_owned`](crate::Parser::parse_messages_owned), in one allocation besides the body's buffer. A clone makes two.
///
/// ```
/// use bandwidth_callbacks::{EventType, Parser};
///
/// let owned = Parser::new().parse_owned(br#"{"eventType":"answer","tag":"vip"}"#.to_vec())?;
/// assert_eq!(owned.event_type(), EventType::Answer);
/// assert_eq!(owned.view().tag().unwrap(), "vip");
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
pub struct Owned<F> {
    /// The body after it was unescaped in place, with spaces where no text is left if that was necessary.
    text: String,
    values: Values,
    /// In a box, because it is rare.
    losses: Option<Box<Losses>>,
    family: PhantomData<F>,
}

/// A voice event that owns its body.
pub type OwnedCallback = Owned<Voice>;

/// Where the values are, and whether more of them than the envelope is wanted.
#[derive(Clone)]
enum Values {
    Slots(Box<[Span]>, bool),
    Stored(Stored, bool),
}

/// What [`Options::lossy`](crate::Options::lossy) has done to a body.
#[derive(Clone)]
pub(crate) struct Losses {
    /// How often something was replaced.
    pub(crate) replaced: usize,
    /// Why elements of an array are missing.
    pub(crate) refused: Box<[Error]>,
}

impl<F: Family> Owned<F> {
    fn new(text: String, values: Values) -> Self {
        Self {
            text,
            values,
            losses: None,
            family: PhantomData,
        }
    }

    pub(crate) fn with_losses(mut self, losses: Losses) -> Self {
        if losses.replaced > 0 || !losses.refused.is_empty() {
            self.losses = Some(Box::new(losses));
        }
        self
    }

    /// `slots` must be those of a walk over this body.
    pub(crate) fn from_slots(text: String, is_wanted: bool, slots: &Slots) -> Self {
        Self::new(text, Values::Slots(slots.boxed(), is_wanted))
    }

    /// `nodes` must be those of a body that was read before.
    pub(crate) fn from_stored(body: Vec<u8>, nodes: Stored, is_wanted: bool) -> Self {
        let text = String::from_utf8(body).unwrap_or_else(|error| {
            // What unescaping leaves between texts can be any part of a character.
            let mut body = error.into_bytes();
            nodes.blank_between(&mut body);
            String::from_utf8(body).unwrap_or_default()
        });
        Self::new(text, Values::Stored(nodes, is_wanted))
    }

    /// Copies something that was parsed or built.
    pub(crate) fn copy_of(value: &Value<'_>, is_wanted: bool) -> Self {
        let (nodes, text) = Stored::of_node(value);
        Self::new(text, Values::Stored(nodes, is_wanted))
    }

    /// Returns what the body was parsed into, borrowed from this. Reads the fields anew at each call, without parsing; allocates as
    /// [`Parser::parse`](crate::Parser::parse) does.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// let owned = Parser::new().parse_owned(br#"{"eventType":"dtmf","digit":"7"}"#.to_vec())?;
    /// assert_eq!(serde_json::to_string(&owned.view()).unwrap(), r#"{"eventType":"dtmf","digit":"7"}"#);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn view(&self) -> F::Root<'_> {
        match &self.values {
            Values::Slots(slots, is_wanted) => {
                let slots = SlotsView::of_boxed(slots);
                let event_type = family::fast::event_type::<F::Events>(slots, self.text.as_bytes()).unwrap_or(F::Events::unknown_type());
                F::build_root(event_type, *is_wanted, slots, &self.text, |root| root)
            }
            Values::Stored(nodes, is_wanted) => {
                let refused = self.losses.as_ref().map_or(&[][..], |losses| &losses.refused);
                F::read_stored(nodes, *is_wanted, refused, &self.text)
            }
        }
    }

    /// Returns how often [`Options::lossy`](crate::Options::lossy) replaced something in the body. 0 without that option, and for a copy of
    /// an event.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Options, Parser};
    /// let mut parser = Parser::with_options(Options::new().lossy(true));
    /// let owned = parser.parse_owned(br#"{"eventType":"gather","tag":"\ud83d and \ude00"}"#.to_vec())?;
    /// assert_eq!(owned.view().tag().unwrap(), "\u{fffd} and \u{fffd}");
    /// assert_eq!(owned.replaced(), 2);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn replaced(&self) -> usize {
        self.losses.as_ref().map_or(0, |losses| losses.replaced)
    }
}

impl OwnedCallback {
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
        match &self.values {
            Values::Slots(slots, true) => Some(build_as(SlotsView::of_boxed(slots), &self.text)),
            Values::Stored(nodes, true) => {
                let Ok(event) = E::read(&mut Nodes::new(nodes.members(&self.text), &mut Accepted), |event| event);
                Some(event)
            }
            Values::Slots(_, false) | Values::Stored(_, false) => None,
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
        let name = match &self.values {
            Values::Slots(slots, _) => SlotsView::of_boxed(slots).text(family::fast::name_slot::<Voice>(), &self.text),
            Values::Stored(nodes, _) => family::event_name::<Voice, _>(nodes.members(&self.text)).ok().flatten(),
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
        Self::copy_of(&callback.to_value(), Voice::is_wanted(&callback))
    }
}

/// Parses a body with default [`Options`](crate::Options): [`Parser::parse_owned`](crate::Parser::parse_owned) and the like in one call, with a parser
/// that each thread keeps.
///
/// ```
/// use bandwidth_callbacks::{EventType, OwnedCallback};
///
/// let owned = OwnedCallback::try_from(br#"{"eventType":"answer"}"#.to_vec())?;
/// assert_eq!(owned.event_type(), EventType::Answer);
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
impl<F: Family> TryFrom<Vec<u8>> for Owned<F> {
    type Error = ParseOwnedError;

    fn try_from(body: Vec<u8>) -> Result<Self, ParseOwnedError> {
        parser::with_kept(|parser| parser.parse_owned_in(body))
    }
}

/// Parses a copy of a body with default [`Options`](crate::Options).
///
/// ```
/// use bandwidth_callbacks::OwnedCallback;
///
/// assert!(OwnedCallback::try_from(br#"{"eventType":"answer"}"#.as_slice()).is_ok());
/// ```
impl<F: Family> TryFrom<&[u8]> for Owned<F> {
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
impl<F: Family> FromStr for Owned<F> {
    type Err = Error;

    fn from_str(body: &str) -> Result<Self, Error> {
        Self::try_from(body.as_bytes())
    }
}

impl<F: Family> Clone for Owned<F> {
    fn clone(&self) -> Self {
        Self {
            text: self.text.clone(),
            values: self.values.clone(),
            losses: self.losses.clone(),
            family: PhantomData,
        }
    }
}

impl<F: Family> PartialEq for Owned<F> {
    fn eq(&self, other: &Self) -> bool {
        self.view() == other.view()
    }
}

impl<F: Family> fmt::Debug for Owned<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.view().fmt(f)
    }
}

impl<F: Family> Reveal for Owned<F> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.view().reveal(f)
    }
}

impl<F: Family> Serialize for Owned<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.view().serialize(serializer)
    }
}
