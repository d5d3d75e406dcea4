//! The differences between the types that come over HTTP.

use super::{Rejection, query};
use crate::any::AnyBody;
use crate::engine::Parse;
use crate::error::{Error, ErrorKind};
#[cfg(feature = "tracing")]
use crate::logs::{is_time, is_token};
use crate::messaging::Messages;
use crate::options::Options;
use crate::voice::{Callback, EVENT_TYPE};

/// A type of which the bodies come over HTTP: [`Callback`], [`Messages`] and [`AnyBody`]. No other
/// type can implement it.
///
/// ```
/// use bandwidth_callbacks::http::{Receive, WebhookOf};
///
/// fn is_damaged<T: Receive>(webhook: &WebhookOf<T>) -> bool {
///     webhook.event.replaced() > 0
/// }
/// ```
pub trait Receive: Parse<'static> {
    /// The JSON body of a query string, if the type knows GET.
    #[doc(hidden)]
    fn body_of(query: &str, options: Options) -> Result<query::Body, Rejection>;

    /// Shows the type, the ids and the time of the events for a span, as far as they may show in a
    /// log.
    #[cfg(feature = "tracing")]
    #[doc(hidden)]
    fn ids(root: &Self::At<'_>, show: &mut dyn FnMut(&'static str, &str));

    /// How many events are missing.
    #[cfg(feature = "tracing")]
    #[doc(hidden)]
    fn left_out(_root: &Self::At<'_>) -> usize {
        0
    }
}

impl Receive for Callback<'static> {
    fn body_of(query: &str, options: Options) -> Result<query::Body, Rejection> {
        query::Body::of(query, options).map_err(Rejection::from)
    }

    #[cfg(feature = "tracing")]
    fn ids(event: &Callback<'_>, show: &mut dyn FnMut(&'static str, &str)) {
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

impl Receive for Messages<'static> {
    fn body_of(_: &str, _: Options) -> Result<query::Body, Rejection> {
        Err(Rejection::UnsupportedMediaType)
    }

    /// Those of the first event, which in practice is the only one.
    #[cfg(feature = "tracing")]
    fn ids(messages: &Messages<'_>, show: &mut dyn FnMut(&'static str, &str)) {
        let Some(event) = messages.first() else {
            return;
        };
        show("event_type", &event.message_type().to_string());
        show_shown([("message_id", event.message_id())], event.time(), show);
    }

    #[cfg(feature = "tracing")]
    fn left_out(messages: &Messages<'_>) -> usize {
        messages.refused().len()
    }
}

/// Shows ids and the time of an event as far as they may show in a log.
#[cfg(feature = "tracing")]
fn show_shown<'b, const N: usize>(
    ids: [(&'static str, Option<&'b str>); N],
    time: Option<crate::values::Timestamp<'b>>,
    show: &mut dyn FnMut(&'static str, &str),
) {
    for (field, id) in ids {
        if let Some(id) = id.filter(|id| is_token(id)) {
            show(field, id);
        }
    }
    if let Some(time) = time
        .map(crate::values::Timestamp::as_str)
        .filter(|time| is_time(time))
    {
        show("event_time", time);
    }
}

impl Receive for AnyBody<'static> {
    /// Bandwidth sends voice events alone by GET: any other query is refused, and not an object of
    /// unknown kind.
    fn body_of(query: &str, options: Options) -> Result<query::Body, Rejection> {
        let body = <Callback<'static>>::body_of(query, options)?;
        if body.has_event_type {
            Ok(body)
        } else {
            Err(Error::new(ErrorKind::MissingEventType)
                .in_field(EVENT_TYPE)
                .into())
        }
    }

    #[cfg(feature = "tracing")]
    fn ids(body: &AnyBody<'_>, show: &mut dyn FnMut(&'static str, &str)) {
        let (name, message) = match body {
            AnyBody::Voice(callback) => return <Callback<'static>>::ids(callback, show),
            AnyBody::Messaging(messages) => return <Messages<'static>>::ids(messages, show),
            AnyBody::Endpoint(event) => (event.event.or(event.event_type), None),
            AnyBody::International(report) => (report.event, report.msg_id),
            AnyBody::Transfer(request) => (request.notification_type, None),
            AnyBody::TollFree(_) | AnyBody::Unknown(_) => (None, None),
        };
        show_shown([("event_type", name), ("message_id", message)], None, show);
    }

    #[cfg(feature = "tracing")]
    fn left_out(body: &AnyBody<'_>) -> usize {
        match body {
            AnyBody::Messaging(messages) => messages.refused().len(),
            _ => 0,
        }
    }
}
