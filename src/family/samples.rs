//! Bodies for the tests of users.

/// A body and the event it is.
///
/// ```
/// use bandwidth_callbacks::{EventType, samples};
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

/// Declares `all` and `of`, from the fixtures of a family's folder.
macro_rules! samples {
    ($path:literal $folder:literal $($variant:ident [$first:literal $($more:literal)*])+) => {
        const SAMPLES: &[Sample<Type<'static>>] = &[$(Sample::new(
            Type::$variant,
            include_str!(concat!("../../fixtures/", $folder, "/", $first, "/typical.json")).trim_ascii_end(),
        )),+];

        /// A sample of each event, in the order of the types.
        #[doc = concat!("\n```\n# use ", $path, "::samples;\n",
            "assert!(samples::all().iter().all(|sample| sample.body.contains(sample.event_type.as_str())));\n```")]
        #[must_use]
        pub const fn all() -> &'static [Sample<Type<'static>>] {
            SAMPLES
        }

        /// The sample of one event; `None` for an unknown type.
        #[doc = concat!("\n```\n# use ", $path, "::samples;\n",
            "assert!(samples::of(\"brandNew\".into()).is_none());\n```")]
        #[must_use]
        pub fn of(event_type: Type<'_>) -> Option<Sample<Type<'static>>> {
            all().iter().copied().find(|sample| sample.event_type == event_type)
        }
    };
}

pub(crate) use samples;
