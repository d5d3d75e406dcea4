// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

use crate::extra::Extra;
use crate::schema::declare::nested;
use crate::values::Coordinate;

/// Where a person is who was asked for it.
///
/// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct LocationResponse<'b> {
    /// Degrees north.
    pub latitude: Option<Coordinate<'b>>,
    /// Degrees east.
    pub longitude: Option<Coordinate<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl LocationResponse<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::messaging::LocationResponse;
    ///
    /// let built = LocationResponse::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    LocationResponse, crate::messaging::keys::KEYS;
    latitude "latitude",
    longitude "longitude",
}
