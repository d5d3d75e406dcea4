//! From the tape of a body to its event, under the rules of [`Options`].

use super::{Callback, EVENT_TYPE, Envelope, Event, EventType};
use crate::error::{Error, ErrorKind, Name};
use crate::json::tape::{Members, Root};
use crate::options::Options;
use crate::schema::nodes::{Nodes, Rules};

/// Reads a parsed body as the event that it names.
pub(crate) fn read<'b>(root: Root<'_, 'b>, options: Options) -> Result<Callback<'b>, Error> {
    let members = members(root)?;
    let Some(name) = event_name(root, members.clone())? else {
        return Err(Error::new(ErrorKind::MissingEventType).in_field(EVENT_TYPE));
    };
    let event_type = EventType::from_wire(name);
    let mut checks = Checks::new(root, options, event_type);
    let callback = Callback::read(event_type, &mut Nodes::new(members.clone(), &mut checks))?;
    if options.wants(event_type) {
        return Ok(callback);
    }
    // An unwanted event is checked as others are, and then its envelope.
    let envelope =
        Envelope::read(members).map_err(|duplicate| checks.error(ErrorKind::DuplicateField, duplicate.key).in_field(duplicate.field))?;
    Ok(Callback::Unwanted(envelope))
}

/// Reads a parsed body as the event that the caller asks for.
pub(crate) fn read_as<'b, E: Event<'b>>(root: Root<'_, 'b>, options: Options) -> Result<E, Error> {
    let members = members(root)?;
    match event_name(root, members.clone())? {
        Some(name) if EventType::from_wire(name) != E::EVENT_TYPE => Err(Error::new(ErrorKind::OtherEventType)
            .in_field(EVENT_TYPE)
            .at(root.quote_before(name))),
        _ => E::read(&mut Nodes::new(members, &mut Checks::new(root, options, E::EVENT_TYPE)), |event| {
            event
        }),
    }
}

/// The members of the one object that a body must be.
fn members<'t, 'b>(root: Root<'t, 'b>) -> Result<Members<'t, 'b>, Error> {
    root.members().ok_or_else(|| Error::new(ErrorKind::NotAnObject))
}

/// The name of the event that a body says it is.
fn event_name<'b>(root: Root<'_, 'b>, members: Members<'_, 'b>) -> Result<Option<&'b str>, Error> {
    super::event_name(members).map_err(|key| {
        Error::new(ErrorKind::EventTypeNotText)
            .in_field(EVENT_TYPE)
            .at(root.quote_before(key))
    })
}

/// The rules of [`Options`] for one body.
struct Checks<'t, 'b> {
    root: Root<'t, 'b>,
    event_type: EventType<'b>,
    strict: bool,
    extra_left: usize,
}

impl<'t, 'b> Checks<'t, 'b> {
    fn new(root: Root<'t, 'b>, options: Options, event_type: EventType<'b>) -> Self {
        Self {
            root,
            event_type,
            strict: options.strict,
            extra_left: options.max_extra,
        }
    }

    /// An error about the member of a key.
    #[cold]
    fn error(&self, kind: ErrorKind, key: &str) -> Error {
        let error = Error::new(kind).at(self.root.quote_before(key));
        match self.event_type.name() {
            Some(name) => error.in_event(name),
            None => error,
        }
    }
}

impl Rules for Checks<'_, '_> {
    type Error = Error;

    fn duplicate(&mut self, field: Name, key: &str) -> Result<(), Error> {
        Err(self.error(ErrorKind::DuplicateField, key).in_field(field))
    }

    fn wrong_type(&mut self, field: Name, key: &str) -> Result<(), Error> {
        if self.strict {
            return Err(self.error(ErrorKind::WrongType, key).in_field(field));
        }
        Ok(())
    }

    fn extra(&mut self, key: &str) -> Result<(), Error> {
        match self.extra_left.checked_sub(1) {
            Some(left) => self.extra_left = left,
            None => return Err(self.error(ErrorKind::TooManyExtra, key)),
        }
        Ok(())
    }
}
