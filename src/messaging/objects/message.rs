// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

use crate::extra::Extra;
use crate::messaging::objects::{Content, LocationResponse, SuggestionResponse};
use crate::messaging::words::{MessageChannel, MessageDirection, MessagePriority};
use crate::schema::declare::nested;
use crate::values::{List, Sensitive, Timestamp};

/// The message that an event is about.
///
/// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
///
/// ```
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::messaging::Messages;
///
/// let mut body = br#"[{"type":"message-received","message":{"id":"17","to":["+13125550187"],"text":"Hi"}}]"#.to_vec();
/// let messages = Parser::new().parse::<Messages>(&mut body)?;
/// let message = messages[0].message().unwrap();
/// assert_eq!((message.id, message.to.as_ref().unwrap().len()), (Some("17"), 1));
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Message<'b> {
    /// The message, some 29 letters and digits.
    pub id: Option<&'b str>,
    /// The customer's number or alphanumeric id.
    pub owner: Option<Sensitive<'b>>,
    /// The application that the message belongs to, a UUID.
    pub application_id: Option<&'b str>,
    /// When the event happened; of a message, when it was made.
    pub time: Option<Timestamp<'b>>,
    /// How many SMS the message was; 1 for MMS.
    pub segment_count: Option<u32>,
    /// Which way the message went.
    pub direction: Option<MessageDirection<'b>>,
    /// The recipient that the event is about: of an inbound message, the customer's number.
    pub to: Option<List<Sensitive<'b>, 8>>,
    /// The sender: E.164 or an alphanumeric id.
    pub from: Option<Sensitive<'b>>,
    /// The text. Empty in events about outbound messages.
    pub text: Option<Sensitive<'b>>,
    /// URLs of the files. Those of an inbound message can be fetched with API credentials for two days.
    pub media: Option<List<Sensitive<'b>, 4>>,
    /// The customer's free text, at most 1024 characters.
    pub tag: Option<Sensitive<'b>>,
    /// The priority.
    pub priority: Option<MessagePriority<'b>>,
    /// How a multi-channel message was sent.
    pub channel: Option<MessageChannel<'b>>,
    /// The content of a message of RCS Business Messaging (RBM).
    pub content: Option<Content<'b>>,
    /// The suggestion that was tapped on.
    pub suggestion_response: Option<SuggestionResponse<'b>>,
    /// Where the person is, if the message asked for it.
    pub location_response: Option<LocationResponse<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl Message<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::messaging::Message;
    ///
    /// let built = Message::build(|it| it.extra = [("key", "value")].into_iter().collect());
    /// assert_eq!(built.extra.get("key").and_then(|value| value.as_str()), Some("value"));
    /// ```
    #[must_use]
    pub fn build(set: impl FnOnce(&mut Self)) -> Self {
        let mut built = Self::default();
        set(&mut built);
        built
    }
}

nested! {
    Message, crate::messaging::keys::KEYS;
    id "id",
    owner "owner",
    application_id "applicationId",
    time "time",
    segment_count "segmentCount",
    direction "direction",
    to "to",
    from "from",
    text "text",
    media "media",
    tag "tag",
    priority "priority",
    channel "channel",
    content "content",
    suggestion_response "suggestionResponse",
    location_response "locationResponse",
}
