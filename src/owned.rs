use std::fmt;
use std::marker::PhantomData;

use serde::{Serialize, Serializer};

use crate::engine::{Kept, Parse};
use crate::revealed::Reveal;
use crate::schema::write::WriteJson;

/// A `T` that owns its body: `'static`, `Send`, `Sync`, for queues and other tasks.
/// [`get`](Self::get) lends the `T`.
///
/// Made by [`Parser::parse_owned`](crate::Parser::parse_owned), in one allocation besides the
/// body's buffer. A clone makes two.
///
/// ```
/// use bandwidth_callbacks::{EventType, OwnedCallback, Parser};
///
/// let owned: OwnedCallback = Parser::new().parse_owned(br#"{"eventType":"answer","tag":"vip"}"#.to_vec())?;
/// assert_eq!(owned.event_type(), EventType::Answer);
/// assert_eq!(owned.get().tag().unwrap(), "vip");
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
pub struct Owned<T> {
    kept: Kept,
    of: PhantomData<fn() -> T>,
}

impl<T> Owned<T> {
    /// `kept` must have been made for a `T`.
    #[inline]
    pub(crate) fn of(kept: Kept) -> Self {
        Self {
            kept,
            of: PhantomData,
        }
    }

    pub(crate) fn kept(&self) -> &Kept {
        &self.kept
    }

    /// Returns how often [`Options::lossy`](crate::Options::lossy) replaced something in the body.
    /// 0 without that option, and for a copy of an event.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, Options, Parser};
    /// let mut parser = Parser::with_options(Options::new().lossy(true));
    /// let owned = parser.parse_owned::<Callback>(br#"{"eventType":"gather","tag":"\ud83d and \ude00"}"#.to_vec())?;
    /// assert_eq!(owned.get().tag().unwrap(), "\u{fffd} and \u{fffd}");
    /// assert_eq!(owned.replaced(), 2);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn replaced(&self) -> usize {
        self.kept.replaced()
    }
}

impl<T: Parse<'static>> Owned<T> {
    /// Returns what the body was parsed into, borrowed from this. Reads the fields anew at each
    /// call, without parsing; allocates as [`Parser::parse_ref`](crate::Parser::parse_ref)
    /// does.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, OwnedCallback, Parser};
    /// let owned: OwnedCallback = Parser::new().parse_owned(br#"{"eventType":"dtmf","digit":"7"}"#.to_vec())?;
    /// let Callback::Dtmf(dtmf) = owned.get() else { panic!() };
    /// assert_eq!(dtmf.digit.unwrap(), "7");
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn get(&self) -> T::At<'_> {
        Parse::read(&self.kept)
    }
}

impl<T: Parse<'static>> Owned<T>
where
    for<'a> T::At<'a>: WriteJson,
{
    /// Appends it as JSON, byte for byte as `serde_json` writes it, in less than half the
    /// time. Cannot fail.
    ///
    /// Reads the fields anew, as [`get`](Self::get) does. Besides what that allocates, it allocates
    /// only if `out` has no room for the JSON and 32 bytes more.
    ///
    /// ```
    /// use bandwidth_callbacks::{OwnedCallback, Parser};
    ///
    /// let body = br#"{"digit":"7","eventType":"dtmf"}"#.to_vec();
    /// let owned: OwnedCallback = Parser::new().parse_owned(body)?;
    /// let mut json = Vec::new();
    /// owned.write_json(&mut json);
    /// assert_eq!(json, br#"{"eventType":"dtmf","digit":"7"}"#);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn write_json(&self, out: &mut Vec<u8>) {
        self.get().append(out);
    }
}

impl<T> Clone for Owned<T> {
    fn clone(&self) -> Self {
        Self::of(self.kept.clone())
    }
}

impl<T: Parse<'static>> PartialEq for Owned<T>
where
    for<'a> T::At<'a>: PartialEq,
{
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl<T: Parse<'static>> fmt::Debug for Owned<T>
where
    for<'a> T::At<'a>: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl<T: Parse<'static>> Reveal for Owned<T>
where
    for<'a> T::At<'a>: Reveal,
{
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().reveal(f)
    }
}

impl<T: Parse<'static>> Serialize for Owned<T>
where
    for<'a> T::At<'a>: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.get().serialize(serializer)
    }
}
