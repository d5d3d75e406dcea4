// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

use crate::extra::Extra;
use crate::messaging::objects::ContentMedia;
use crate::schema::declare::nested;
use crate::values::Sensitive;

/// The content of a message of RCS Business Messaging (RBM).
///
/// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Content<'b> {
    /// The text. Empty in events about outbound messages.
    pub text: Option<Sensitive<'b>>,
    /// URLs of the files. Those of an inbound message can be fetched with API credentials for two days.
    pub media: Option<ContentMedia<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl Content<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::messaging::Content;
    ///
    /// let built = Content::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    Content, crate::messaging::keys::KEYS;
    text "text",
    media "media",
}
