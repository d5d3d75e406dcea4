// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

use crate::extra::Extra;
use crate::schema::declare::nested;
use crate::values::Sensitive;

/// The file of a message of RCS Business Messaging (RBM).
///
/// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ContentMedia<'b> {
    /// Where the file can be fetched.
    pub file_url: Option<Sensitive<'b>>,
    /// Where a preview can be fetched.
    pub thumbnail_url: Option<Sensitive<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl ContentMedia<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::messaging::ContentMedia;
    ///
    /// let built = ContentMedia::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    ContentMedia, crate::messaging::keys::KEYS;
    file_url "fileUrl",
    thumbnail_url "thumbnailUrl",
}
