//! Times: aware `datetime` objects from texts and back.

use bandwidth::types::Timestamp;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyString;

/// What `datetime` objects are made with.
struct Makers {
    datetime: Py<PyAny>,
    /// `datetime.fromisoformat`. The stable interface has no call that makes a `datetime`, and the
    /// constructor takes twice as long: it has eight arguments to look at.
    from_text: Py<PyAny>,
    utc: Py<PyAny>,
}

static MAKERS: PyOnceLock<Makers> = PyOnceLock::new();

fn makers(py: Python<'_>) -> PyResult<&Makers> {
    MAKERS.get_or_try_init(py, || {
        let module = py.import("datetime")?;
        let datetime = module.getattr("datetime")?;
        Ok(Makers {
            from_text: datetime.getattr("fromisoformat")?.unbind(),
            datetime: datetime.unbind(),
            utc: module.getattr("timezone")?.getattr("utc")?.unbind(),
        })
    })
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
    let Ok(year @ 1..) = u32::try_from(time.year()) else {
        return Ok(None);
    };
    // In the one form that all versions of Python read.
    let mut form = *b"0000-00-00T00:00:00.000000+00:00";
    let mut put = |at: usize, digits: usize, mut number: u32| {
        for digit in form[at..at + digits].iter_mut().rev() {
            *digit = b'0' + (number % 10) as u8;
            number /= 10;
        }
    };
    put(0, 4, year);
    put(5, 2, u8::from(time.month()).into());
    put(8, 2, time.day().into());
    put(11, 2, time.hour().into());
    put(14, 2, time.minute().into());
    put(17, 2, time.second().into());
    put(20, 6, time.microsecond());
    let offset = time.offset();
    put(27, 2, offset.whole_hours().unsigned_abs().into());
    put(30, 2, offset.minutes_past_hour().unsigned_abs().into());
    if offset.is_negative() {
        form[26] = b'-';
    }
    let form = PyString::new(py, str::from_utf8(&form).unwrap_or_default());
    Ok(Some(makers(py)?.from_text.bind(py).call1((form,))?))
}

/// Returns the text of a `datetime`, in UTC and as Bandwidth writes it: with milliseconds, or with
/// microseconds if there are any. One that is not aware counts as UTC.
pub fn from_python(time: &Bound<'_, PyAny>) -> PyResult<String> {
    let py = time.py();
    let makers = makers(py)?;
    let time = if time.getattr("tzinfo")?.is_none() {
        time.clone()
    } else {
        time.call_method1("astimezone", (&makers.utc,))?
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

/// The time in a form that is the same for equal times, or the text if it is no time.
pub fn normal(text: &str) -> String {
    Timestamp::new(text).to_offset_date_time().map_or_else(
        |_| text.to_owned(),
        |time| (time.unix_timestamp_nanos() / 1000).to_string(),
    )
}

/// The text of a value that may be one.
pub fn text_of<'a>(value: &'a Bound<'_, PyAny>) -> Option<&'a str> {
    value.cast::<PyString>().ok()?.to_str().ok()
}
