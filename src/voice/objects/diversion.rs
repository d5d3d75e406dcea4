// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::extra::Extra;
use crate::schema::declare::nested;
use crate::values::Sensitive;
use crate::voice::words::DiversionReason;

/// Where a call was diverted from. The SIP header may have further parameters, each under its own
/// key. They are in `extra`.
///
/// Source: <https://dev.bandwidth.com/docs/voice/webhooks/initiate>.
///
/// ```
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::voice::{DiversionReason, InitiateCallback};
///
/// let mut body = br#"{"diversion":{"reason":"no-answer","line":"2"}}"#.to_vec();
/// let event: InitiateCallback = Parser::new().parse(&mut body)?;
/// let diversion = event.diversion.unwrap();
/// assert_eq!(diversion.reason, Some(DiversionReason::NoAnswer));
/// assert_eq!(diversion.extra.get("line").unwrap().as_str(), Some("2"));
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Diversion<'b> {
    /// The number that was called at first.
    pub orig_to: Option<Sensitive<'b>>,
    /// Why the call was diverted.
    pub reason: Option<DiversionReason<'b>>,
    /// Whether the caller's number is to be hidden. Documented for two events; known from the wire on
    /// `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
    /// of a call.
    pub privacy: Option<&'b str>,
    /// Whether the diverted number was checked: `no` or `yes`.
    pub screen: Option<&'b str>,
    /// How often the call was diverted, a number in a string.
    pub counter: Option<&'b str>,
    /// How often the call may be diverted, a number in a string.
    pub limit: Option<&'b str>,
    /// The documentation's example of an unlisted parameter, which the specification made a field.
    pub unknown: Option<Sensitive<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl Diversion<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::voice::Diversion;
    ///
    /// let built = Diversion::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    Diversion, crate::voice::keys::KEYS;
    orig_to "origTo",
    reason "reason",
    privacy "privacy",
    screen "screen",
    counter "counter",
    limit "limit",
    unknown "unknown",
}
