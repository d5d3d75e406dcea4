use std::fmt;
use std::ops::Deref;

use serde::{Serialize, Serializer};

use super::inline::Inline;
use super::{Sensitive, Track};

/// The tracks of a media stream or transcription, in order. Two are kept without allocation, and calls have no more.
///
/// It derefs to a slice.
///
/// ```
/// use bandwidth_callbacks::{Callback, Track, parse};
///
/// let mut body = br#"{"eventType":"mediaStreamStarted","mediaStream":{"tracks":["inbound"]}}"#.to_vec();
/// let Callback::MediaStreamStarted(event) = parse(&mut body)? else { panic!() };
/// let tracks = event.media_stream.and_then(|stream| stream.tracks).unwrap_or_default();
/// assert_eq!(tracks[..], [Track::Inbound]);
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
/// `Debug` prints only how many there are.
///
/// ```
/// use bandwidth_callbacks::{Callback, parse};
///
/// let mut body = br#"{"eventType":"initiate","sipHeaders":{"x-account":"42"}}"#.to_vec();
/// let Callback::Initiate(event) = parse(&mut body)? else { panic!() };
/// let headers = event.sip_headers.unwrap_or_default();
/// assert_eq!(headers.get("X-Account").unwrap(), "42");
/// assert_eq!(headers.len(), 1);
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SipHeaders<'b>(Inline<(&'b str, Sensitive<'b>), HEADERS>);

/// How many are kept without allocation, and so how many the fast path takes.
pub(crate) const HEADERS: usize = 4;

impl<'b> SipHeaders<'b> {
    /// The value of a header, whose name is compared without regard to case, as SIP does. The last one, if it repeats.
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
