use std::fmt;

use time::{Date, Month, OffsetDateTime, Time, UtcOffset};

use super::scan::{self, ValueError};
use crate::logs::{is_time, redacted_text};

/// A point in time, kept as Bandwidth wrote it and converted only where somebody asks.
///
/// `2022-06-16T13:15:07.160Z` is what nearly every callback holds. The conversion takes every form
/// that the provider has documented, if it can mean only one thing:
///
/// ```text
/// time      = date [ separator clock [ zone ] ]      no zone is UTC, because Bandwidth calls its times UTC; a date alone is midnight
/// date      = year "-" month "-" day                 four, two and two digits
/// clock     = hour ":" minute [ ":" second [ ( "." / "," ) 1 or more digits ] ]
/// separator = "T" / "t" / " " / "_" / "-"            RFC 3339 and the SDKs; the dash is in one published example
/// zone      = "Z" / "z" / ( "+" / "-" ) hour [ [ ":" ] minute ]
/// ```
///
/// The comma is that of ISO 8601. Digits after the ninth are cut, not rounded. `CONFORMANCE.md`
/// lists the forms that the provider's SDK takes and this does not, such as `1771537419`.
///
/// Bandwidth calls `eventTime` approximate: do not rely on its order against other times.
/// Source: <https://dev.bandwidth.com/docs/voice/webhooks>.
///
/// `Debug` and `Display` print the text, if it looks like a time, see [`logs`](crate::logs);
/// `Serialize` gives it as received.
///
/// ```
/// use bandwidth_callbacks::types::Timestamp;
///
/// let time = Timestamp::new("2022-06-16T13:15:07.160Z");
/// assert_eq!(time.to_offset_date_time()?.unix_timestamp(), 1_655_385_307);
/// assert_eq!(time.as_str(), "2022-06-16T13:15:07.160Z");
/// # Ok::<(), bandwidth_callbacks::types::ValueError>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Timestamp<'b>(&'b str);

impl<'b> Timestamp<'b> {
    /// Takes a text as a timestamp, without a look at it. Does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Timestamp;
    /// assert!(Timestamp::new("yesterday").to_offset_date_time().is_err());
    /// ```
    #[must_use]
    pub const fn new(text: &'b str) -> Self {
        Self(text)
    }

    /// Returns the text as received.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Timestamp;
    /// assert_eq!(Timestamp::new("").as_str(), "");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        self.0
    }

    /// Converts to a date and time with offset, exact to the nanosecond. Does not allocate. Takes
    /// time in proportion to the length of the text.
    ///
    /// A leap second (`23:59:60` UTC on the last day of a month) becomes the last nanosecond before
    /// it, as in `time`'s own parser.
    ///
    /// # Errors
    ///
    /// [`ValueError`] if the text has another form than those above, or if a part of it or the
    /// point in time as a whole is out of range: the years 0000 to 9999 UTC are supported.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Timestamp;
    /// let precise = Timestamp::new("2019-07-31T13:13:34.859318Z").to_offset_date_time()?;
    /// assert_eq!(precise.microsecond(), 859_318);
    /// assert_eq!(Timestamp::new("2019-07-31T13:13:34,859318Z").to_offset_date_time()?, precise);
    /// assert_eq!(Timestamp::new("2022-06-16").to_offset_date_time()?.hour(), 0);
    /// # Ok::<(), bandwidth_callbacks::types::ValueError>(())
    /// ```
    pub fn to_offset_date_time(self) -> Result<OffsetDateTime, ValueError> {
        let bytes = self.0.as_bytes();
        if let Some(time) = <&[u8; 24]>::try_from(bytes).ok().and_then(usual) {
            return Ok(time);
        }
        let Some((&[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2], rest)) = bytes.split_first_chunk()
        else {
            return Err(ValueError::form(bytes));
        };
        let ((h1, h2, n1, n2), rest) = match *rest {
            [] => ((b'0', b'0', b'0', b'0'), rest),
            [
                b'T' | b't' | b' ' | b'_' | b'-',
                h1,
                h2,
                b':',
                n1,
                n2,
                ref rest @ ..,
            ] => ((h1, h2, n1, n2), rest),
            _ => return Err(ValueError::Form),
        };
        let digits = || {
            let century = scan::two_digits(y1, y2)?;
            let year = i32::from(century) * 100 + i32::from(scan::two_digits(y3, y4)?);
            Some((
                year,
                scan::two_digits(m1, m2)?,
                scan::two_digits(d1, d2)?,
                scan::two_digits(h1, h2)?,
                scan::two_digits(n1, n2)?,
            ))
        };
        let (year, month, day, hour, minute) = digits().ok_or(ValueError::Form)?;

        let (second, nanosecond, zone) = seconds(rest)?;
        let offset = offset(zone)?;
        let is_leap_second = second == 60;
        let (second, nanosecond) = if is_leap_second {
            (59, 999_999_999)
        } else {
            (second, nanosecond)
        };

        let month = Month::try_from(month).map_err(|_| ValueError::Range)?;
        let date = Date::from_calendar_date(year, month, day).map_err(|_| ValueError::Range)?;
        let time =
            Time::from_hms_nano(hour, minute, second, nanosecond).map_err(|_| ValueError::Range)?;
        let date_time = OffsetDateTime::new_in_offset(date, time, offset);
        let utc = if offset.is_utc() {
            Some(date_time)
        } else {
            date_time.checked_to_offset(UtcOffset::UTC)
        };
        match utc {
            Some(utc)
                if (0..=9999).contains(&utc.year()) && (!is_leap_second || ends_a_month(utc)) =>
            {
                Ok(date_time)
            }
            _ => Err(ValueError::Range),
        }
    }
}

/// The time in the form that nearly all have, `2022-06-16T13:15:07.160Z`, in half of the
/// instructions. Nothing for any other text, for a leap second, and for a number out of range.
#[inline]
fn usual(text: &[u8; 24]) -> Option<OffsetDateTime> {
    const FORM: &[u8; 24] = b"0000-00-00T00:00:00.000Z";
    // Digits become numbers, and the other bytes of the form 0. Without a branch for each byte.
    let mut digits = [0; 24];
    let mut differs = false;
    for ((digit, byte), form) in digits.iter_mut().zip(text).zip(FORM) {
        *digit = byte.wrapping_sub(*form);
        differs |= *digit > if *form == b'0' { 9 } else { 0 };
    }
    if differs {
        return None;
    }
    #[rustfmt::skip]
    let [y1, y2, y3, y4, _, m1, m2, _, d1, d2, _, h1, h2, _, n1, n2, _, s1, s2, _, f1, f2, f3, _] = digits;
    let two = |tens: u8, ones: u8| tens * 10 + ones;
    let year = i32::from(two(y1, y2)) * 100 + i32::from(two(y3, y4));
    let month = Month::try_from(two(m1, m2)).ok()?;
    let date = Date::from_calendar_date(year, month, two(d1, d2)).ok()?;
    let milli = u16::from(two(f1, f2)) * 10 + u16::from(f3);
    let time = Time::from_hms_milli(two(h1, h2), two(n1, n2), two(s1, s2), milli).ok()?;
    Some(OffsetDateTime::new_utc(date, time))
}

/// Seconds, nanoseconds and the rest of the text. Seconds may be absent.
fn seconds(rest: &[u8]) -> Result<(u8, u32, &[u8]), ValueError> {
    let Some((&[b':', s1, s2], rest)) = rest.split_first_chunk() else {
        return Ok((0, 0, rest));
    };
    let second = scan::two_digits(s1, s2).ok_or(ValueError::Form)?;
    match rest.split_first() {
        Some((b'.' | b',', fraction)) => {
            let (nanosecond, rest) = scan::nanoseconds(fraction)?;
            Ok((second, nanosecond, rest))
        }
        _ => Ok((second, 0, rest)),
    }
}

/// The zone, which must be all that is left.
fn offset(zone: &[u8]) -> Result<UtcOffset, ValueError> {
    let (sign, h1, h2, m1, m2) = match *zone {
        [] | [b'Z' | b'z'] => return Ok(UtcOffset::UTC),
        [sign @ (b'+' | b'-'), h1, h2] => (sign, h1, h2, b'0', b'0'),
        [sign @ (b'+' | b'-'), h1, h2, m1, m2] | [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            (sign, h1, h2, m1, m2)
        }
        _ => return Err(ValueError::Form),
    };
    let hours = scan::two_digits(h1, h2).ok_or(ValueError::Form)?;
    let minutes = scan::two_digits(m1, m2).ok_or(ValueError::Form)?;
    if hours > 23 || minutes > 59 {
        return Err(ValueError::Range);
    }
    let seconds = (i32::from(hours) * 60 + i32::from(minutes)) * 60;
    UtcOffset::from_whole_seconds(if sign == b'-' { -seconds } else { seconds })
        .map_err(|_| ValueError::Range)
}

/// Whether a time whose second was written as 60 can be a leap second: these are only at the end of
/// a month.
fn ends_a_month(utc: OffsetDateTime) -> bool {
    (utc.hour(), utc.minute()) == (23, 59) && utc.day() == utc.month().length(utc.year())
}

super::text!(Timestamp, Self);
impl fmt::Debug for Timestamp<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Prints the text as received if it has the form that [`logs`](crate::logs) has for it. Otherwise
/// prints its length.
impl fmt::Display for Timestamp<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if is_time(self.0) {
            f.pad(self.0)
        } else {
            redacted_text(self.0, f)
        }
    }
}
