//! Bodies for the tests of users.

/// A body and the event it is.
///
/// ```
/// use bandwidth_callbacks::EventType;
/// use bandwidth_callbacks::voice::samples;
///
/// let sample = samples::of(EventType::Gather).unwrap();
/// assert!(sample.body.contains(r#""digits""#));
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Sample<T> {
    /// The type of the event.
    pub event_type: T,
    /// The body as it comes in, compact JSON.
    pub body: &'static str,
}

impl<T> Sample<T> {
    pub(crate) const fn new(event_type: T, body: &'static str) -> Self {
        Self { event_type, body }
    }
}
