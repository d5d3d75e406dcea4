//! The common parts of the families of webhooks: events of several types, told apart by a name in
//! the body.
//!
//! A family is a schema, and what is special about it. A generator writes the structs, the enums
//! and a [`Table`] from the schema; [`Family`] says what the root of a body is. Both paths, the
//! owned form, other parsers and the generators for fuzzers are written against these two
//! traits once, and name no family.

pub(crate) mod de;
pub(crate) mod declare;
pub(crate) mod fast;
#[cfg(feature = "arbitrary")]
mod generated_body;
pub(crate) mod names;
pub(crate) mod samples;
pub(crate) mod tape;

#[cfg(feature = "arbitrary")]
pub use generated_body::GeneratedBody;

use crate::error::{Error, Name};
use crate::extra::Extra;
use crate::json::fast::{Declined, Layout, SlotsView, Walker};
use crate::json::stored::Stored;
use crate::json::tape::Root;
use crate::json::{FieldValues, Json, Node};
use crate::options::Options;
use crate::schema::nodes::{Accepted, Nodes};
use crate::schema::{Object, Source};

/// The facts of a family. Implemented by generated code.
pub(crate) trait Table: Sized + 'static {
    /// The key of the name of an event.
    const DISCRIMINATOR: Name;

    /// All fields of all events: while a body is walked over, its event is not known yet.
    const LAYOUT: &'static Layout;

    /// Every name of every known type.
    const NAMES: &'static [(&'static str, Self::Type<'static>)];

    /// The keys of all fields of the family.
    const KEYS: &'static [&'static str];

    /// The type of an event.
    type Type<'b>: Copy + PartialEq;

    /// An event of any type.
    type Event<'b>;

    /// The type of a name.
    fn type_of(name: &str) -> Self::Type<'_>;

    /// The type of a name, if it is a known one.
    fn known_type(name: &[u8]) -> Option<Self::Type<'static>>;

    /// An unknown type, without its name.
    fn unknown_type() -> Self::Type<'static>;

    /// The name of a known type, for errors.
    fn type_name(event_type: Self::Type<'_>) -> Option<Name>;

    /// The slots of an event's own fields, one bit each.
    fn own_fields(event_type: Self::Type<'_>) -> u64;

    /// Builds an event from the values that the fast path has found, without unknown fields. Events are too large to be
    /// moved for nothing: `wrap` makes of it what the caller returns.
    fn build<'b, V: FieldValues<'b>, T>(
        event_type: Self::Type<'_>,
        values: V,
        wrap: impl FnOnce(Self::Event<'b>) -> T,
    ) -> T;

    /// The unknown fields of an event, to add to.
    fn unknown_mut<'e, 'b: 'e>(event: &'e mut Self::Event<'b>) -> Option<&'e mut Extra<'b>>;

    /// Reads the members of an object as the event of a type.
    fn read<'b, S: Source<'b>>(
        event_type: Self::Type<'_>,
        source: &mut S,
    ) -> Result<Self::Event<'b>, S::Error>;
}

/// How a body becomes a value of one type, whatever the lifetime of that: a kind of webhook with
/// its own root and discriminator, or one event.
pub(crate) trait Family: 'static {
    /// The type that a body becomes.
    type Root<'b>;

    /// The result of the fast path for a body that it takes.
    type Found: Copy;

    /// Walks over a body, unless the fast path declines it.
    fn find(walker: &mut Walker, body: &[u8], options: Options) -> Result<Self::Found, Declined>;

    /// Returns what [`find`](Self::find) has found in a body before. `is_wanted` is the result of
    /// [`is_wanted`](Self::is_wanted) then.
    fn found_before(slots: SlotsView<'_>, is_wanted: bool, body: &str) -> Self::Found;

    /// Whether the event is to be built, and not only its envelope.
    #[inline]
    fn is_wanted(_found: Self::Found) -> bool {
        true
    }

    /// Builds the root from the slots of a body that has no escapes left. `wrap` is that of
    /// [`Table::build`].
    fn build<'b, T>(
        found: Self::Found,
        slots: SlotsView<'_>,
        body: &'b str,
        wrap: impl FnOnce(Self::Root<'b>) -> T,
    ) -> T;

    /// Reads a parsed body.
    fn read<'b>(root: Root<'_, 'b>, options: Options) -> Result<Self::Root<'b>, Error>;

    /// Whether more was built than an envelope.
    fn is_whole(_root: &Self::Root<'_>) -> bool {
        true
    }

    /// The errors of the elements that were left out of an array.
    fn refused<'r>(_root: &'r Self::Root<'_>) -> &'r [Error] {
        &[]
    }

    /// Reads a body that was read before, less the elements of these errors.
    fn read_stored<'b>(
        nodes: &'b Stored,
        is_wanted: bool,
        refused: &[Error],
        text: &'b str,
    ) -> Self::Root<'b>;
}

/// A struct of a table, whatever its lifetime.
pub(crate) trait Timeless: 'static {
    type With<'b>: Object<'b> + Default;
}

/// The name of an event, anywhere in an object. The error is the key of a value that is not text.
#[inline]
pub(crate) fn event_name<'b, F: Table, N: Node<'b>>(
    mut members: impl Iterator<Item = (&'b str, N)>,
) -> Result<Option<&'b str>, &'b str> {
    match members.find(|(key, _)| key == F::DISCRIMINATOR) {
        Some((key, value)) => match value.json() {
            Json::Text(name) => Ok(Some(name)),
            _ => Err(key),
        },
        None => Ok(None),
    }
}

/// Reads the members of an object that was accepted before as the event that it names.
pub(crate) fn read_again<'b, F: Table, N: Node<'b>>(
    members: impl Iterator<Item = (&'b str, N)> + Clone,
) -> F::Event<'b> {
    let name = event_name::<F, N>(members.clone()).ok().flatten();
    let Ok(event) = F::read(
        F::type_of(name.unwrap_or_default()),
        &mut Nodes::new(members, &mut Accepted),
    );
    event
}
