//! The differences between the families that come by HTTP.

use super::{Rejection, query};
use crate::Options;
use crate::family::Family;
use crate::messaging::Messaging;
use crate::voice::Voice;

/// A family whose events come by HTTP.
pub trait Received: Family {
    /// The JSON body of a query string, if the family knows GET.
    fn body_of(query: &str, options: Options) -> Result<query::Body, Rejection>;

    /// Shows the type, ids and times of the events, which a span records.
    #[cfg(feature = "tracing")]
    fn ids<'b>(root: &Self::Root<'b>, show: &mut dyn FnMut(&'static str, &str));
}

impl Received for Voice {
    fn body_of(query: &str, options: Options) -> Result<query::Body, Rejection> {
        query::Body::of(query, options).map_err(Rejection::from)
    }

    #[cfg(feature = "tracing")]
    fn ids<'b>(event: &crate::Callback<'b>, show: &mut dyn FnMut(&'static str, &str)) {
        show("event_type", &event.event_type().to_string());
        for (field, text) in [
            ("call_id", event.call_id()),
            ("account_id", event.account_id()),
            ("conference_id", event.conference_id()),
            ("recording_id", event.recording_id()),
            ("event_time", event.event_time().map(crate::Timestamp::as_str)),
        ] {
            if let Some(text) = text {
                show(field, text);
            }
        }
    }
}

impl Received for Messaging {
    fn body_of(_: &str, _: Options) -> Result<query::Body, Rejection> {
        Err(Rejection::UnsupportedMediaType)
    }

    /// Those of the first event, which in practice is the only one.
    #[cfg(feature = "tracing")]
    fn ids<'b>(messages: &crate::messaging::Messages<'b>, show: &mut dyn FnMut(&'static str, &str)) {
        let Some(event) = messages.first() else { return };
        show("event_type", &event.message_type().to_string());
        for (field, text) in [
            ("message_id", event.message_id()),
            ("event_time", event.time().map(crate::Timestamp::as_str)),
        ] {
            if let Some(text) = text {
                show(field, text);
            }
        }
    }
}
