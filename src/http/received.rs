//! The differences between the families that come by HTTP.

use super::{Rejection, query};
use crate::any::Any;
use crate::family::Family;
use crate::messaging::Messaging;
use crate::voice::{EVENT_TYPE, Voice};
use crate::{Error, ErrorKind, Options};

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

impl Received for Any {
    /// Bandwidth sends voice events alone by GET: any other query is refused, and not an object of unknown kind.
    fn body_of(query: &str, options: Options) -> Result<query::Body, Rejection> {
        let body = Voice::body_of(query, options)?;
        if body.has_event_type {
            Ok(body)
        } else {
            Err(Error::new(ErrorKind::MissingEventType).in_field(EVENT_TYPE).into())
        }
    }

    #[cfg(feature = "tracing")]
    fn ids<'b>(body: &crate::any::AnyBody<'b>, show: &mut dyn FnMut(&'static str, &str)) {
        use crate::any::AnyBody;
        let name = match body {
            AnyBody::Voice(callback) => return Voice::ids(callback, show),
            AnyBody::Messaging(messages) => return Messaging::ids(messages, show),
            AnyBody::Endpoint(event) => event.event.or(event.event_type),
            AnyBody::International(report) => {
                report.msg_id.inspect(|id| show("message_id", id));
                report.event
            }
            AnyBody::Transfer(request) => request.notification_type,
            AnyBody::TollFree(_) | AnyBody::Unknown(_) => None,
        };
        name.inspect(|name| show("event_type", name));
    }
}
