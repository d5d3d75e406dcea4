use std::ops::Deref;
use std::{fmt, slice};

use serde::{Serialize, Serializer};

use super::Track;
use super::inline::Inline;
use crate::revealed::Reveal;

/// The values of an array, in order. The first `N` are kept without allocation.
///
/// It derefs to a slice. For tests, collect it from values.
///
/// ```
/// use bandwidth_callbacks::types::Track;
/// use bandwidth_callbacks::{Callback, parse};
///
/// let mut body = br#"{"eventType":"mediaStreamStarted","mediaStream":{"tracks":["inbound"]}}"#.to_vec();
/// let Callback::MediaStreamStarted(event) = parse(&mut body)? else { panic!() };
/// let tracks = event.media_stream.and_then(|stream| stream.tracks).unwrap_or_default();
/// assert_eq!(tracks, [Track::Inbound].into_iter().collect());
/// assert_eq!(tracks[0], Track::Inbound);
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct List<T, const N: usize>(Inline<T, N>);

/// The tracks of a media stream or transcription. Calls have no more than two.
pub type Tracks<'b> = List<Track<'b>, 2>;

impl<T, const N: usize> Default for List<T, N> {
    fn default() -> Self {
        Self(Inline::default())
    }
}

impl<T: Default, const N: usize> List<T, N> {
    pub(crate) fn push(&mut self, item: T) {
        self.0.push(item);
    }
}

impl<T, const N: usize> Deref for List<T, N> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_slice()
    }
}

impl<T: Default, const N: usize> FromIterator<T> for List<T, N> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut list = Self::default();
        list.extend(items);
        list
    }
}

impl<T: Default, const N: usize> Extend<T> for List<T, N> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        items.into_iter().for_each(|item| self.push(item));
    }
}

impl<'l, T, const N: usize> IntoIterator for &'l List<T, N> {
    type Item = &'l T;
    type IntoIter = slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: fmt::Debug, const N: usize> fmt::Debug for List<T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T: Serialize, const N: usize> Serialize for List<T, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<T: Reveal, const N: usize> Reveal for List<T, N> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).reveal(f)
    }
}
