// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::extra::Extra;
use crate::schema::declare::nested;
use crate::values::IsoDuration;
use crate::voice::words::DetectedAnswer;

/// Who or what answered, and how long the detection took.
///
/// Source: <https://dev.bandwidth.com/docs/voice/webhooks/machineDetectionComplete>.
///
/// ```
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::voice::{AnswerCallback, DetectedAnswer};
///
/// let mut body = br#"{"machineDetectionResult":{"value":"human","duration":"PT4.9S"}}"#.to_vec();
/// let event: AnswerCallback = Parser::new().parse(&mut body)?;
/// assert_eq!(event.machine_detection_result.unwrap().value, Some(DetectedAnswer::Human));
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct MachineDetectionResult<'b> {
    /// Who or what answered.
    pub value: Option<DetectedAnswer<'b>>,
    /// The length of the call, recording, stream or detection.
    pub duration: Option<IsoDuration<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl MachineDetectionResult<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::voice::MachineDetectionResult;
    ///
    /// let built = MachineDetectionResult::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    MachineDetectionResult, crate::voice::keys::KEYS;
    value "value",
    duration "duration",
}
