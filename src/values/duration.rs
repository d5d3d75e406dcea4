use std::fmt;

use time::SignedDuration;

use super::scan::{self, ValueError};
use crate::logs::{is_duration, redacted_text};

/// A length of time, kept as Bandwidth wrote it and converted only where somebody asks.
///
/// Bandwidth writes ISO 8601 durations of hours, minutes and seconds with up to nine digits of
/// fraction, such as `PT1M52.217257456S`; hours may exceed 24. The comma of ISO 8601 (`PT5,5S`) and
/// more digits are taken as well; those after the ninth are cut, not rounded. Documents of 2019 had
/// bare seconds (`"64"`, `"64.5"`), which are taken too. A duration need not equal end less start. Source: <https://dev.bandwidth.com/docs/voice/webhooks/recordingAvailable>.
///
/// `Debug` and `Display` print the text, if it looks like a duration, see [`logs`](crate::logs);
/// `Serialize` gives it as received.
///
/// ```
/// use bandwidth_callbacks::types::IsoDuration;
///
/// let duration = IsoDuration::new("PT1M52.5S");
/// assert_eq!(duration.to_duration()?.whole_milliseconds(), 112_500);
/// assert_eq!(IsoDuration::new("PT1M52,5S").to_duration(), duration.to_duration());
/// # Ok::<(), bandwidth_callbacks::types::ValueError>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct IsoDuration<'b>(&'b str);

impl<'b> IsoDuration<'b> {
    /// Takes a text as a duration, without a look at it. Does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::IsoDuration;
    /// assert!(IsoDuration::new("a while").to_duration().is_err());
    /// ```
    #[must_use]
    pub const fn new(text: &'b str) -> Self {
        Self(text)
    }

    /// Returns the text as received.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::IsoDuration;
    /// assert_eq!(IsoDuration::new("PT2M").as_str(), "PT2M");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        self.0
    }

    /// Converts to a duration, exact to the nanosecond and never negative. Does not allocate.
    ///
    /// # Errors
    ///
    /// [`ValueError`] if the text has another form than those above (days, signs and commas in bare
    /// seconds are not among them), or if it is longer than 2⁶³-1 seconds.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::{IsoDuration, ValueError};
    /// assert_eq!(IsoDuration::new("PT30H").to_duration()?.whole_hours(), 30);
    /// assert_eq!(IsoDuration::new("64").to_duration()?.whole_seconds(), 64);
    /// assert_eq!(IsoDuration::new("P1D").to_duration(), Err(ValueError::Form));
    /// # Ok::<(), ValueError>(())
    /// ```
    pub fn to_duration(self) -> Result<SignedDuration, ValueError> {
        let bytes = self.0.as_bytes();
        let Some(mut rest) = bytes.strip_prefix(b"PT") else {
            return bare_seconds(bytes);
        };
        let mut seconds = 0_u64;
        let mut nanoseconds = 0;
        // The units in the only order that is allowed; each at most once, and at least one.
        let mut units: &[(u8, u64)] = &[(b'H', 3600), (b'M', 60), (b'S', 1)];
        loop {
            let (count, tail) = scan::integer(rest)?;
            let (fraction, tail) = fraction(tail, b".,")?;
            let (unit, tail) = tail.split_first().ok_or(ValueError::Form)?;
            let place = units
                .iter()
                .position(|(name, _)| name == unit)
                .ok_or(ValueError::Form)?;
            let ((_, scale), later) = units
                .get(place..)
                .and_then(<[_]>::split_first)
                .ok_or(ValueError::Form)?;
            if let Some(fraction) = fraction {
                if *unit != b'S' {
                    return Err(ValueError::Form);
                }
                nanoseconds = fraction;
            }
            seconds = count
                .checked_mul(*scale)
                .and_then(|more| seconds.checked_add(more))
                .ok_or(ValueError::Range)?;
            units = later;
            rest = tail;
            if rest.is_empty() {
                return duration(seconds, nanoseconds);
            }
        }
    }
}

/// The form of 2019: seconds and nothing else.
fn bare_seconds(text: &[u8]) -> Result<SignedDuration, ValueError> {
    if text.is_empty() {
        return Err(ValueError::Empty);
    }
    let (seconds, rest) = scan::integer(text)?;
    // A comma could group thousands here.
    match fraction(rest, b".")? {
        (nanoseconds, []) => duration(seconds, nanoseconds.unwrap_or(0)),
        _ => Err(ValueError::Form),
    }
}

/// A fraction, if one of these signs follows, in nanoseconds.
fn fraction<'t>(rest: &'t [u8], signs: &[u8]) -> Result<(Option<u32>, &'t [u8]), ValueError> {
    match rest.split_first() {
        Some((sign, digits)) if signs.contains(sign) => {
            scan::nanoseconds(digits).map(|(nanoseconds, rest)| (Some(nanoseconds), rest))
        }
        _ => Ok((None, rest)),
    }
}

fn duration(seconds: u64, nanoseconds: u32) -> Result<SignedDuration, ValueError> {
    let seconds = i64::try_from(seconds).map_err(|_| ValueError::Range)?;
    SignedDuration::seconds(seconds)
        .checked_add(SignedDuration::nanoseconds(i64::from(nanoseconds)))
        .ok_or(ValueError::Range)
}

super::text!(IsoDuration, Self);
impl fmt::Debug for IsoDuration<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Prints the text as received if it has the form that [`logs`](crate::logs) has for it. Otherwise
/// prints its length.
impl fmt::Display for IsoDuration<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if is_duration(self.0) {
            f.pad(self.0)
        } else {
            redacted_text(self.0, f)
        }
    }
}
