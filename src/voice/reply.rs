//! What Bandwidth expects as the answer.

use super::EventType;
use crate::error::Error;

/// The answer that Bandwidth expects to an event.
///
/// Source: <https://dev.bandwidth.com/docs/voice/webhooks>.
///
/// ```
/// use bandwidth_callbacks::{EventType, Reply};
///
/// assert_eq!(EventType::from_wire("initiate").reply(), Reply::Bxml);
/// assert_eq!(EventType::from_wire("disconnect").reply(), Reply::Empty);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reply {
    /// 200 with BXML (`application/xml`): the call waits for it.
    Bxml,
    /// 200 with BXML, or 204: conference events, which may change nothing.
    BxmlOrEmpty,
    /// 2xx without content, best 204: whatever is sent is ignored.
    Empty,
}

impl Error {
    /// Returns the type of the event, once that was known and if it is a known one.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, EventType, Options, Parser};
    /// let mut parser = Parser::with_options(Options::new().strict(true));
    /// let error = parser.parse::<Callback>(&mut br#"{"eventType":"answer","tag":1}"#.to_vec()).unwrap_err();
    /// assert_eq!(error.event_type(), Some(EventType::Answer));
    /// ```
    #[must_use]
    pub fn event_type(&self) -> Option<EventType<'static>> {
        EventType::known(self.event_name()?.as_bytes())
    }
}
