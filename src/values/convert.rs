//! Times and durations in the types of other crates.

use super::{IsoDuration, ValueError};

/// Fails as [`IsoDuration::to_duration`] does.
///
/// ```
/// use std::time::Duration;
///
/// use bandwidth_callbacks::types::IsoDuration;
///
/// assert_eq!(Duration::try_from(IsoDuration::new("PT4.9S"))?, Duration::from_millis(4900));
/// # Ok::<(), bandwidth_callbacks::types::ValueError>(())
/// ```
impl TryFrom<IsoDuration<'_>> for std::time::Duration {
    type Error = ValueError;

    fn try_from(duration: IsoDuration<'_>) -> Result<Self, ValueError> {
        Self::try_from(duration.to_duration()?).map_err(|_| ValueError::Range)
    }
}

#[cfg(feature = "jiff")]
mod jiff {
    use jiff::{SignedDuration, Timestamp as Time};

    use crate::values::{IsoDuration, Timestamp, ValueError};

    /// Fails as [`Timestamp::to_offset_date_time`] does. The offset is not kept.
    ///
    /// ```
    /// use bandwidth_callbacks::types::Timestamp;
    ///
    /// let time = jiff::Timestamp::try_from(Timestamp::new("2022-06-16T13:15:07.160Z"))?;
    /// assert_eq!(time.to_string(), "2022-06-16T13:15:07.16Z");
    /// # Ok::<(), bandwidth_callbacks::types::ValueError>(())
    /// ```
    impl TryFrom<Timestamp<'_>> for Time {
        type Error = ValueError;

        fn try_from(time: Timestamp<'_>) -> Result<Self, ValueError> {
            Self::from_nanosecond(time.to_offset_date_time()?.unix_timestamp_nanos())
                .map_err(|_| ValueError::Range)
        }
    }

    /// Fails as [`IsoDuration::to_duration`] does.
    ///
    /// ```
    /// use bandwidth_callbacks::types::IsoDuration;
    ///
    /// assert_eq!(jiff::SignedDuration::try_from(IsoDuration::new("PT1M"))?.as_secs(), 60);
    /// # Ok::<(), bandwidth_callbacks::types::ValueError>(())
    /// ```
    impl TryFrom<IsoDuration<'_>> for SignedDuration {
        type Error = ValueError;

        fn try_from(duration: IsoDuration<'_>) -> Result<Self, ValueError> {
            let duration = duration.to_duration()?;
            Ok(Self::new(
                duration.whole_seconds(),
                duration.subsec_nanoseconds(),
            ))
        }
    }
}

#[cfg(feature = "chrono")]
mod chrono {
    use chrono::{DateTime, FixedOffset, TimeDelta};

    use crate::values::{IsoDuration, Timestamp, ValueError};

    /// Fails as [`Timestamp::to_offset_date_time`] does.
    ///
    /// ```
    /// use bandwidth_callbacks::types::Timestamp;
    /// use chrono::{DateTime, FixedOffset};
    ///
    /// let time: DateTime<FixedOffset> = Timestamp::new("2022-06-16T13:15:07.160+02:00").try_into()?;
    /// assert_eq!(time.offset().local_minus_utc(), 7200);
    /// # Ok::<(), bandwidth_callbacks::types::ValueError>(())
    /// ```
    impl TryFrom<Timestamp<'_>> for DateTime<FixedOffset> {
        type Error = ValueError;

        fn try_from(time: Timestamp<'_>) -> Result<Self, ValueError> {
            let time = time.to_offset_date_time()?;
            let utc = DateTime::from_timestamp(time.unix_timestamp(), time.nanosecond());
            let offset = FixedOffset::east_opt(time.offset().whole_seconds());
            let (Some(utc), Some(offset)) = (utc, offset) else {
                return Err(ValueError::Range);
            };
            Ok(utc.with_timezone(&offset))
        }
    }

    /// Fails as [`IsoDuration::to_duration`] does, and beyond chrono's range.
    ///
    /// ```
    /// use bandwidth_callbacks::types::IsoDuration;
    ///
    /// assert_eq!(chrono::TimeDelta::try_from(IsoDuration::new("PT1M"))?.num_seconds(), 60);
    /// # Ok::<(), bandwidth_callbacks::types::ValueError>(())
    /// ```
    impl TryFrom<IsoDuration<'_>> for TimeDelta {
        type Error = ValueError;

        fn try_from(duration: IsoDuration<'_>) -> Result<Self, ValueError> {
            let duration = duration.to_duration()?;
            let nanoseconds = TimeDelta::nanoseconds(duration.subsec_nanoseconds().into());
            let seconds = TimeDelta::try_seconds(duration.whole_seconds());
            seconds
                .and_then(|seconds| seconds.checked_add(&nanoseconds))
                .ok_or(ValueError::Range)
        }
    }
}
