// Written by `cargo xtask gen` from schema/notification.toml. Edit that file.

use crate::extra::Extra;
use crate::schema::declare::nested;
use crate::values::{Sensitive, Timestamp};

/// The device of an endpoint.
///
/// Source: <https://dev.bandwidth.com/docs/brtc/webhooks>.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct EndpointDevice<'b> {
    /// The device, `d-` and an id.
    pub device_id: Option<&'b str>,
    /// The name that the customer gave the device.
    pub device_name: Option<Sensitive<'b>>,
    /// `CONNECTED` or `DISCONNECTED`.
    pub status: Option<&'b str>,
    /// When it was made.
    pub creation_timestamp: Option<Timestamp<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl EndpointDevice<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::notification::EndpointDevice;
    ///
    /// let built = EndpointDevice::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    EndpointDevice, crate::notification::keys::KEYS;
    device_id "deviceId",
    device_name "deviceName",
    status "status",
    creation_timestamp "creationTimestamp",
}
