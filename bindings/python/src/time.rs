//! Times: aware `datetime` objects from texts and back.

use bandwidth::types::Timestamp;
use pyo3::exceptions::PyOverflowError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyBytes;

/// What `datetime` objects are made with.
struct Makers {
    datetime: Py<PyAny>,
    timedelta: Py<PyAny>,
    timezone: Py<PyAny>,
    utc: Py<PyAny>,
}

static MAKERS: PyOnceLock<Makers> = PyOnceLock::new();

fn makers(py: Python<'_>) -> PyResult<&Makers> {
    MAKERS.get_or_try_init(py, || {
        let module = py.import("datetime")?;
        let timezone = module.getattr("timezone")?;
        Ok(Makers {
            datetime: module.getattr("datetime")?.unbind(),
            timedelta: module.getattr("timedelta")?.unbind(),
            utc: timezone.getattr("utc")?.unbind(),
            timezone: timezone.unbind(),
        })
    })
}

/// Finds what is needed later: at the end of the interpreter nothing can be imported.
pub fn prepare(py: Python<'_>) -> PyResult<()> {
    makers(py).map(drop)
}

/// Whether it is a `datetime`.
pub fn is_time(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    value.is_instance(makers(value.py())?.datetime.bind(value.py()))
}

/// Returns the time as an aware `datetime`, or nothing if it is no time. Digits after those of a
/// microsecond are cut off.
pub fn to_python<'py>(py: Python<'py>, text: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
    let Ok(time) = Timestamp::new(text).to_offset_date_time() else {
        return Ok(None);
    };
    let Ok(year @ 1..) = u16::try_from(time.year()) else {
        return Ok(None);
    };
    let makers = makers(py)?;
    let zone = if time.offset().is_utc() {
        makers.utc.bind(py).clone()
    } else {
        let offset = (0, time.offset().whole_seconds());
        let offset = makers.timedelta.bind(py).call1(offset)?;
        makers.timezone.bind(py).call1((offset,))?
    };
    // The stable interface has no call that makes a `datetime`. Of the class itself, the fastest is
    // the one that loads pickles, whose form all versions of Python must read: numbers in big endian.
    let [high, low] = year.to_be_bytes();
    let [_, micro @ ..] = time.microsecond().to_be_bytes();
    let mut state = [0; 10];
    state[..7].copy_from_slice(&[
        high,
        low,
        time.month().into(),
        time.day(),
        time.hour(),
        time.minute(),
        time.second(),
    ]);
    state[7..].copy_from_slice(&micro);
    let state = PyBytes::new(py, &state);
    Ok(Some(makers.datetime.bind(py).call1((state, zone))?))
}

/// Returns the text of a `datetime`, in UTC and as Bandwidth writes it: with milliseconds, or with
/// microseconds if there are any. One that is not aware counts as UTC.
pub fn from_python(time: &Bound<'_, PyAny>) -> PyResult<String> {
    let py = time.py();
    let makers = makers(py)?;
    let time = if time.getattr("tzinfo")?.is_none() {
        time.clone()
    } else {
        match time.call_method1("astimezone", (&makers.utc,)) {
            Ok(time) => time,
            // In UTC it is before the year 1, or after 9999.
            Err(error) if error.is_instance_of::<PyOverflowError>(py) => {
                return time.call_method0("isoformat")?.extract();
            }
            Err(error) => return Err(error),
        }
    };
    let part = |name: &str| time.getattr(name)?.extract::<u32>();
    let date = format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
        part("year")?,
        part("month")?,
        part("day")?,
        part("hour")?,
        part("minute")?,
        part("second")?
    );
    let microsecond = part("microsecond")?;
    Ok(if microsecond % 1000 == 0 {
        format!("{date}.{:03}Z", microsecond / 1000)
    } else {
        format!("{date}.{microsecond:06}Z")
    })
}

/// The time in microseconds: the same number for equal times, and for no text that is no time.
pub fn normal(text: &str) -> Option<i64> {
    let time = Timestamp::new(text).to_offset_date_time().ok()?;
    i64::try_from(time.unix_timestamp_nanos().div_euclid(1000)).ok()
}
