// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

//! One realistic body for each event, so that users can test and measure their own code.
//!
//! They are written from the documentation, not recorded. Numbers are from the range reserved
//! for fiction, identifiers are made up, and audio is a tone.
//!
//! ```
//! use bandwidth_callbacks::messaging::{MessageType, samples};
//!
//! assert_eq!(samples::all().len(), MessageType::ALL.len());
//! for sample in samples::all() {
//!     println!("{}: {}", sample.event_type, sample.body);
//! }
//! ```

pub use crate::family::samples::Sample;
use crate::messaging::MessageType;

const BODIES: &[Sample<MessageType<'static>>] = &[
    Sample::new(
        MessageType::MessageDelivered,
        include_str!("../../fixtures/messaging/message-delivered/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        MessageType::MessageFailed,
        include_str!("../../fixtures/messaging/message-failed/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        MessageType::MessageRead,
        include_str!("../../fixtures/messaging/message-read/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        MessageType::MessageReceived,
        include_str!("../../fixtures/messaging/message-received/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        MessageType::MessageSending,
        include_str!("../../fixtures/messaging/message-sending/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        MessageType::MessageSent,
        include_str!("../../fixtures/messaging/message-sent/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        MessageType::RequestedLocationResponse,
        include_str!("../../fixtures/messaging/requested-location-response/typical.json")
            .trim_ascii_end(),
    ),
    Sample::new(
        MessageType::SuggestionResponse,
        include_str!("../../fixtures/messaging/suggestion-response/typical.json").trim_ascii_end(),
    ),
];

/// Returns a sample of each event, in the order of the types.
///
/// ```
/// # use bandwidth_callbacks::messaging::samples;
/// assert!(samples::all().iter().all(|sample| sample.body.contains(sample.event_type.as_str())));
/// ```
#[must_use]
pub const fn all() -> &'static [Sample<MessageType<'static>>] {
    BODIES
}

/// Returns the sample of one event; `None` for an unknown type.
///
/// ```
/// # use bandwidth_callbacks::messaging::samples;
/// assert!(samples::of("brandNew".into()).is_none());
/// ```
#[must_use]
pub fn of(event_type: MessageType<'_>) -> Option<Sample<MessageType<'static>>> {
    BODIES
        .iter()
        .copied()
        .find(|sample| sample.event_type == event_type)
}
