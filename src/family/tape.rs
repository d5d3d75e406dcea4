//! From the tape of a body to its event, under the rules of [`Options`].

use super::Table;
use crate::error::{Error, ErrorKind, Name};
use crate::json::tape::{Cursor, Members, Root};
use crate::json::{Json, Node};
use crate::options::Options;
use crate::schema::nodes::{Nodes, Rules};

/// Reads an object as the event that it names.
pub(crate) fn read_event<'t, 'b, F: Table>(
    checks: &mut Checks<'t, 'b>,
    members: Members<'t, 'b>,
) -> Result<F::Event<'b>, Error> {
    checks.event_name = None;
    let Some(name) = event_name::<F>(checks, members.clone())? else {
        return Err(checks
            .element_error(ErrorKind::MissingEventType)
            .in_field(F::DISCRIMINATOR));
    };
    let event_type = F::type_of(name);
    checks.event_name = F::type_name(event_type);
    F::read(event_type, &mut Nodes::new(members, checks))
}

/// The name of the event that an object says it is.
pub(crate) fn event_name<'b, F: Table>(
    checks: &Checks<'_, 'b>,
    members: Members<'_, 'b>,
) -> Result<Option<&'b str>, Error> {
    super::event_name::<F, _>(members).map_err(|key| {
        checks
            .error(ErrorKind::EventTypeNotText, key)
            .in_field(F::DISCRIMINATOR)
    })
}

/// The rules of [`Options`] for one body.
pub(crate) struct Checks<'t, 'b> {
    root: Root<'t, 'b>,
    /// The known name of the event that is being read.
    pub(crate) event_name: Option<Name>,
    /// The index of the event that is being read, in an array.
    pub(crate) element: Option<usize>,
    strict: bool,
    /// The number of unknown fields that may still come.
    pub(crate) extra_left: usize,
}

impl<'t, 'b> Checks<'t, 'b> {
    pub(crate) fn new(root: Root<'t, 'b>, options: Options) -> Self {
        Self {
            root,
            event_name: None,
            element: None,
            strict: options.strict,
            extra_left: options.max_extra,
        }
    }

    /// The members of the object that an event must be.
    pub(crate) fn members(&self, event: Cursor<'t, 'b>) -> Result<Members<'t, 'b>, Error> {
        match event.json() {
            Json::Object(members) => Ok(members),
            _ => Err(self.element_error(ErrorKind::NotAnObject)),
        }
    }

    /// An error about the object that is being read.
    #[cold]
    pub(crate) fn element_error(&self, kind: ErrorKind) -> Error {
        let error = Error::new(kind);
        self.element.map_or(error, |index| error.in_element(index))
    }

    /// An error about the member of a key.
    #[cold]
    pub(crate) fn error(&self, kind: ErrorKind, key: &str) -> Error {
        let error = self.element_error(kind).at(self.root.quote_before(key));
        match self.event_name {
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
