use std::ops::Deref;
use std::{fmt, slice};

use serde::{Serialize, Serializer};

use super::inline::Inline;
use super::{Sensitive, Track};

/// The tracks of a media stream or transcription, in order. Two are kept without allocation, and calls have no more.
///
/// It derefs to a slice. For tests, collect it from tracks.
///
/// ```
/// use bandwidth_callbacks::{Callback, Track, parse};
///
/// let mut body = br#"{"eventType":"mediaStreamStarted","mediaStream":{"tracks":["inbound"]}}"#.to_vec();
/// let Callback::MediaStreamStarted(event) = parse(&mut body)? else { panic!() };
/// let tracks = event.media_stream.and_then(|stream| stream.tracks).unwrap_or_default();
/// assert_eq!(tracks, [Track::Inbound].into_iter().collect());
/// assert_eq!(tracks[0], Track::Inbound);
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Tracks<'b>(Inline<Track<'b>, TRACKS>);

/// How many are kept without allocation, and so how many the fast path takes.
pub(crate) const TRACKS: usize = 2;

impl<'b> Tracks<'b> {
    pub(crate) fn push(&mut self, track: Track<'b>) {
        self.0.push(track);
    }
}

impl<'b> Deref for Tracks<'b> {
    type Target = [Track<'b>];

    fn deref(&self) -> &Self::Target {
        self.0.as_slice()
    }
}

impl<'b> FromIterator<Track<'b>> for Tracks<'b> {
    fn from_iter<I: IntoIterator<Item = Track<'b>>>(items: I) -> Self {
        let mut tracks = Self::default();
        tracks.extend(items);
        tracks
    }
}

impl<'b> Extend<Track<'b>> for Tracks<'b> {
    fn extend<I: IntoIterator<Item = Track<'b>>>(&mut self, items: I) {
        items.into_iter().for_each(|track| self.push(track));
    }
}

impl<'t, 'b> IntoIterator for &'t Tracks<'b> {
    type Item = &'t Track<'b>;
    type IntoIter = slice::Iter<'t, Track<'b>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Debug for Tracks<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Serialize for Tracks<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// The SIP headers of an inbound call as pairs of name and value, in the order of the body. Four are kept without allocation.
///
/// Bandwidth gives names in lower case that begin with `x-`, and of repeated headers only the last. It derefs to a slice.
/// `Debug` prints only how many there are. For tests, collect it from pairs.
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
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SipHeaders<'b>(Inline<(&'b str, Sensitive<'b>), HEADERS>);

/// How many are kept without allocation, and so how many the fast path takes.
pub(crate) const HEADERS: usize = 4;

impl<'b> SipHeaders<'b> {
    /// Returns the value of a header; the last one, if it repeats. Names are compared without regard to case, as SIP does.
    ///
    /// ```
    /// # use bandwidth_callbacks::SipHeaders;
    /// assert_eq!(SipHeaders::default().get("x-any"), None);
    /// ```
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Sensitive<'b>> {
        self.iter()
            .rev()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| *value)
    }

    pub(crate) fn push(&mut self, name: &'b str, value: Sensitive<'b>) {
        self.0.push((name, value));
    }
}

impl<'b> Deref for SipHeaders<'b> {
    type Target = [(&'b str, Sensitive<'b>)];

    fn deref(&self) -> &Self::Target {
        self.0.as_slice()
    }
}

impl<'b, V: Into<Sensitive<'b>>> FromIterator<(&'b str, V)> for SipHeaders<'b> {
    fn from_iter<I: IntoIterator<Item = (&'b str, V)>>(items: I) -> Self {
        let mut headers = Self::default();
        headers.extend(items);
        headers
    }
}

impl<'b, V: Into<Sensitive<'b>>> Extend<(&'b str, V)> for SipHeaders<'b> {
    fn extend<I: IntoIterator<Item = (&'b str, V)>>(&mut self, items: I) {
        items.into_iter().for_each(|(name, value)| self.push(name, value.into()));
    }
}

impl<'h, 'b> IntoIterator for &'h SipHeaders<'b> {
    type Item = &'h (&'b str, Sensitive<'b>);
    type IntoIter = slice::Iter<'h, (&'b str, Sensitive<'b>)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Debug for SipHeaders<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<redacted: {} headers>", self.len())
    }
}

impl Serialize for SipHeaders<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().copied())
    }
}
