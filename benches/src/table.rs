//! What is documented of each event, for contestants that look fields up.

mod events;

use bandwidth_callbacks::EventType;

/// A documented field, and those of the object that it holds.
#[derive(Debug)]
pub struct Field {
    pub name: &'static str,
    pub inside: &'static [Field],
}

/// The documented fields of an event, without `eventType`.
pub fn fields(event_type: EventType<'_>) -> &'static [Field] {
    let place = EventType::ALL.iter().position(|known| *known == event_type);
    place.map_or(&[], |place| events::EVENTS[place])
}
