use std::fmt;

/// Shows content in `Debug`, where everything else in this crate redacts it: for tests, and for
/// logs that may hold personal data.
///
/// Works on all that is redacted: events, frames, messages and notifications, borrowed and owned,
/// each of their objects, fields and lists, also in an `Option` or a slice; types of events;
/// [`Extra`](crate::types::Extra); [`DedupKey`](crate::types::DedupKey); and of `http` requests and
/// responses. It does not work on credentials and secrets, of which only hashes are kept. Equal if
/// what it holds is equal, so that a failed assertion shows both sides. Printing may allocate.
///
/// ```
/// use bandwidth_callbacks::Revealed;
/// use bandwidth_callbacks::voice::GatherCallback;
///
/// let one = GatherCallback::build(|gather| gather.digits = Some("41".into()));
/// let other = GatherCallback::build(|gather| gather.digits = Some("42".into()));
/// assert_ne!(Revealed(&one), Revealed(&other));
/// assert_eq!(format!("{:?}", Revealed(&one)), r#"GatherCallback { event_type: "gather", digits: "41" }"#);
/// assert!(!format!("{one:?}").contains("41"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
#[allow(clippy::exhaustive_structs, reason = "a wrapper")]
pub struct Revealed<'a, T: ?Sized>(pub &'a T);

impl<T: Reveal + ?Sized> fmt::Debug for Revealed<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.reveal(f)
    }
}

/// A type that [`Revealed`] can show.
///
/// Implement it for a type of yours that holds events, to show them in the failed assertions of a
/// test.
///
/// ```
/// use std::fmt;
///
/// use bandwidth_callbacks::voice::GatherCallback;
/// use bandwidth_callbacks::types::Reveal;
/// use bandwidth_callbacks::Revealed;
///
/// struct Job<'b>(GatherCallback<'b>);
///
/// impl Reveal for Job<'_> {
///     fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         self.0.reveal(f)
///     }
/// }
///
/// let job = Job(GatherCallback::build(|gather| gather.digits = Some("42".into())));
/// assert!(format!("{:?}", Revealed(&job)).contains("42"));
/// ```
pub trait Reveal {
    /// Prints the content, as `Debug` would without redaction.
    ///
    /// # Errors
    ///
    /// The errors of the formatter.
    ///
    /// ```
    /// # use std::fmt;
    /// # use bandwidth_callbacks::Sensitive;
    /// # use bandwidth_callbacks::types::Reveal;
    /// struct Shown<'b>(Sensitive<'b>);
    ///
    /// impl fmt::Debug for Shown<'_> {
    ///     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    ///         self.0.reveal(f)
    ///     }
    /// }
    /// assert_eq!(format!("{:?}", Shown("42".into())), r#""42""#);
    /// ```
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

impl Reveal for str {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Reveal for bool {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Reveal for u32 {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl<T: Reveal> Reveal for [T] {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(Revealed)).finish()
    }
}

impl<T: Reveal> Reveal for Vec<T> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_slice().reveal(f)
    }
}

impl<T: Reveal> Reveal for Option<T> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.as_ref().map(Revealed), f)
    }
}

impl<T: Reveal + ?Sized> Reveal for &T {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).reveal(f)
    }
}

/// Shows a body, of which invalid UTF-8 is replaced.
pub(crate) struct BodyText<'a>(pub(crate) &'a [u8]);

impl fmt::Debug for BodyText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&String::from_utf8_lossy(self.0), f)
    }
}
