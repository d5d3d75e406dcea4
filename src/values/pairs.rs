use std::marker::PhantomData;
use std::ops::Deref;
use std::{fmt, slice};

use serde::{Serialize, Serializer};

use super::Sensitive;
use super::inline::Inline;
use crate::revealed::{Reveal, Revealed};

/// The number of pairs that are kept without allocation.
pub(crate) const PAIRS: usize = 4;

/// Pairs of a name and a text, in the order of the body. The sender chooses the names. Four are
/// kept without allocation.
///
/// It derefs to a slice. `Debug` prints only how many there are. For tests, collect it from pairs.
///
/// ```
/// use bandwidth_callbacks::stream::Parameters;
///
/// let parameters: Parameters<'_> = [("agent", "7"), ("queue", "west")].into_iter().collect();
/// assert_eq!(parameters.len(), 2);
/// assert_eq!(parameters[0].0, "agent");
/// ```
pub struct Pairs<'b, N>(Inline<(&'b str, Sensitive<'b>), PAIRS>, PhantomData<N>);

/// How the names of [`Pairs`] are compared, and what the pairs are called. Implemented in this
/// crate only.
pub trait Names: sealed::Sealed {}

mod sealed {
    #[allow(unnameable_types, reason = "the seal of `Names`")]
    pub trait Sealed {
        /// The name of the pairs in `Debug`.
        const UNIT: &'static str;

        fn is_same(name: &str, other: &str) -> bool;
    }
}

/// The names of SIP headers, which are compared without regard to case, as SIP does.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct HeaderNames;

/// The names of parameters, which are compared as they are.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ParameterNames;

/// The SIP headers of an inbound call as pairs of name and value, in the order of the body. Four
/// are kept without allocation.
///
/// Bandwidth gives names in lower case that begin with `x-`, and of repeated headers only the last.
/// Names are compared without regard to case, as SIP does.
///
/// ```
/// use bandwidth_callbacks::{Callback, parse};
///
/// let mut body = br#"{"eventType":"initiate","sipHeaders":{"x-account":"42"}}"#.to_vec();
/// let Callback::Initiate(event) = parse(&mut body)? else { panic!() };
/// let headers = event.sip_headers.unwrap_or_default();
/// assert_eq!(headers.get("X-Account").unwrap(), "42");
/// assert_eq!(headers, [("x-account", "42")].into_iter().collect());
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
pub type SipHeaders<'b> = Pairs<'b, HeaderNames>;

/// The parameters that the customer gave a media stream (`<StreamParam>`) or transcription
/// (`<CustomParam>`), as pairs of name and value, in the order of the frame. Four are kept without
/// allocation.
///
/// A name is any text of up to 256 characters, a value any of up to 2048.
///
/// Source: <https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream>.
///
/// ```
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::stream::Frame;
///
/// let mut message = br#"{"streamParams":{"agent":"7"},"eventType":"start"}"#.to_vec();
/// let Frame::Start(start) = Parser::new().parse::<Frame>(&mut message)? else { panic!() };
/// assert_eq!(start.stream_params.unwrap_or_default().get("agent").unwrap(), "7");
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
pub type Parameters<'b> = Pairs<'b, ParameterNames>;

impl Names for HeaderNames {}

impl sealed::Sealed for HeaderNames {
    const UNIT: &'static str = "headers";

    fn is_same(name: &str, other: &str) -> bool {
        name.eq_ignore_ascii_case(other)
    }
}

impl Names for ParameterNames {}

impl sealed::Sealed for ParameterNames {
    const UNIT: &'static str = "parameters";

    fn is_same(name: &str, other: &str) -> bool {
        name == other
    }
}

impl<'b, N: Names> Pairs<'b, N> {
    /// Returns the value of a name; the last one, if the name repeats.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::SipHeaders;
    /// let pairs: SipHeaders = [("x-a", "1"), ("x-a", "2")].into_iter().collect();
    /// assert_eq!(pairs.get("x-a").unwrap(), "2");
    /// ```
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Sensitive<'b>> {
        self.iter()
            .rev()
            .find(|(key, _)| N::is_same(key, name))
            .map(|(_, value)| *value)
    }
}

impl<'b, N> Pairs<'b, N> {
    pub(crate) fn push(&mut self, name: &'b str, value: Sensitive<'b>) {
        self.0.push((name, value));
    }
}

impl<N> Clone for Pairs<'_, N> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<N> Default for Pairs<'_, N> {
    fn default() -> Self {
        Self(Inline::default(), PhantomData)
    }
}

impl<N> PartialEq for Pairs<'_, N> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<N> Eq for Pairs<'_, N> {}

impl<'b, N> Deref for Pairs<'b, N> {
    type Target = [(&'b str, Sensitive<'b>)];

    fn deref(&self) -> &Self::Target {
        self.0.as_slice()
    }
}

impl<'b, N, V: Into<Sensitive<'b>>> FromIterator<(&'b str, V)> for Pairs<'b, N> {
    fn from_iter<I: IntoIterator<Item = (&'b str, V)>>(items: I) -> Self {
        let mut pairs = Self::default();
        pairs.extend(items);
        pairs
    }
}

impl<'b, N, V: Into<Sensitive<'b>>> Extend<(&'b str, V)> for Pairs<'b, N> {
    fn extend<I: IntoIterator<Item = (&'b str, V)>>(&mut self, items: I) {
        items
            .into_iter()
            .for_each(|(name, value)| self.push(name, value.into()));
    }
}

impl<'h, 'b, N> IntoIterator for &'h Pairs<'b, N> {
    type Item = &'h (&'b str, Sensitive<'b>);
    type IntoIter = slice::Iter<'h, (&'b str, Sensitive<'b>)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<N: Names> fmt::Debug for Pairs<'_, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<redacted: {} {}>", self.len(), N::UNIT)
    }
}

impl<N> Serialize for Pairs<'_, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().copied())
    }
}

impl<N> Reveal for Pairs<'_, N> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.iter().map(|(name, value)| (name, Revealed(value))))
            .finish()
    }
}
