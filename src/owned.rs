use std::fmt;

use serde::{Serialize, Serializer};

use crate::json::fast::{Slots, SlotsView, Span};
use crate::json::stored::Stored;
use crate::object::nodes::{Accepted, Nodes};
use crate::voice::{self, Callback, Envelope, EventType, Found};

/// An event that owns its body: `'static`, `Send`, `Sync`, for queues and other tasks.
///
/// Made by [`Parser::parse_owned`](crate::Parser::parse_owned) in one allocation besides the body's buffer.
/// A clone makes two.
///
/// ```
/// use bandwidth_callbacks::{EventType, Parser};
///
/// let owned = Parser::new().parse_owned(br#"{"eventType":"answer","tag":"vip"}"#.to_vec()).map_err(|(error, _)| error)?;
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
    /// let owned = Parser::new().parse_owned(br#"{"eventType":"dtmf","digit":"7"}"#.to_vec()).map_err(|(error, _)| error)?;
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

    /// Which event it is, without reading the others of its fields.
    ///
    /// ```
    /// # use bandwidth_callbacks::{EventType, Parser};
    /// let owned = Parser::new().parse_owned(br#"{"eventType":"dtmf"}"#.to_vec()).map_err(|(error, _)| error)?;
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

impl Serialize for OwnedCallback {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.view().serialize(serializer)
    }
}
