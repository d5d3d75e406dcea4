//! The differences between the families that come by HTTP.

use super::{Rejection, query};
use crate::any::Any;
use crate::family::Family;
#[cfg(feature = "tracing")]
use crate::logs::{is_time, is_token};
use crate::messaging::Messaging;
use crate::voice::{EVENT_TYPE, Voice};
use crate::{Error, ErrorKind, Options};

/// A family whose events come by HTTP.
pub trait Received: Family {
    /// The JSON body of a query string, if the family knows GET.
    fn body_of(query: &str, options: Options) -> Result<query::Body, Rejection>;

    /// Shows the type, the ids and the time of the events for a span, as far as they may show in a log.
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
        let ids = [
            ("call_id", event.call_id()),
            ("account_id", event.account_id()),
            ("conference_id", event.conference_id()),
            ("recording_id", event.recording_id()),
        ];
        show_shown(ids, event.event_time(), show);
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
        show_shown([("message_id", event.message_id())], event.time(), show);
    }
}

/// Shows ids and the time of an event as far as they may show in a log.
#[cfg(feature = "tracing")]
fn show_shown<'b, const N: usize>(
    ids: [(&'static str, Option<&'b str>); N],
    time: Option<crate::Timestamp<'b>>,
    show: &mut dyn FnMut(&'static str, &str),
) {
    for (field, id) in ids {
        if let Some(id) = id.filter(|id| is_token(id)) {
            show(field, id);
        }
    }
    if let Some(time) = time.map(crate::Timestamp::as_str).filter(|time| is_time(time)) {
        show("event_time", time);
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
        let (name, message) = match body {
            AnyBody::Voice(callback) => return Voice::ids(callback, show),
            AnyBody::Messaging(messages) => return Messaging::ids(messages, show),
            AnyBody::Endpoint(event) => (event.event.or(event.event_type), None),
            AnyBody::International(report) => (report.event, report.msg_id),
            AnyBody::Transfer(request) => (request.notification_type, None),
            AnyBody::TollFree(_) | AnyBody::Unknown(_) => (None, None),
        };
        show_shown([("event_type", name), ("message_id", message)], None, show);
    }
}
