// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::extra::Extra;
use crate::schema::declare::nested;
use crate::voice::verstat::Verstat;
use crate::voice::words::Attestation;

/// The verification of the caller's number. Free form: there may be further keys. They are in
/// `extra`.
///
/// Source: <https://dev.bandwidth.com/docs/voice/webhooks/initiate>.
///
/// ```
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::voice::{Attestation, InitiateCallback, Verstat};
///
/// let mut body = br#"{"stirShaken":{"verstat":"TN-Validation-Passed","attestationIndicator":"A"}}"#.to_vec();
/// let event: InitiateCallback = Parser::new().parse(&mut body)?;
/// let caller = event.stir_shaken.unwrap();
/// assert!(matches!(caller.verstat, Some(Verstat::Passed(_))));
/// assert_eq!(caller.attestation_indicator, Some(Attestation::Full));
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct StirShaken<'b> {
    /// Whether the caller's number is genuine.
    pub verstat: Option<Verstat<'b>>,
    /// To which degree the originating carrier vouches for the number.
    pub attestation_indicator: Option<Attestation<'b>>,
    /// The originating carrier's identifier, a UUID.
    pub originating_id: Option<&'b str>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl StirShaken<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::voice::StirShaken;
    ///
    /// let built = StirShaken::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    StirShaken, crate::voice::keys::KEYS;
    verstat "verstat",
    attestation_indicator "attestationIndicator",
    originating_id "originatingId",
}
