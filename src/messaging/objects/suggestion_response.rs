// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

use crate::extra::Extra;
use crate::schema::declare::nested;
use crate::values::Sensitive;

/// The suggestion that a person tapped on.
///
/// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct SuggestionResponse<'b> {
    /// The text. Empty in events about outbound messages.
    pub text: Option<Sensitive<'b>>,
    /// The customer's own data of the suggestion, Base64, at most 2048 characters.
    pub postback_data: Option<Sensitive<'b>>,
    /// The message that was answered. Can be null.
    pub paired_message_id: Option<&'b str>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl SuggestionResponse<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::messaging::SuggestionResponse;
    ///
    /// let built = SuggestionResponse::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    SuggestionResponse, crate::messaging::keys::KEYS;
    text "text",
    postback_data "postbackData",
    paired_message_id "pairedMessageId",
}
