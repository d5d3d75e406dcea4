use std::ops::Deref;
use std::{fmt, slice};

use serde::{Serialize, Serializer};

use super::inline::Inline;
use super::{Sensitive, Track};

/// The values of an array, in order. The first `N` are kept without allocation.
///
/// It derefs to a slice. For tests, collect it from values. The fast path takes arrays of up to `N` texts.
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

/// The number of pairs that are kept without allocation, and that the fast path takes.
pub(crate) const PAIRS: usize = 4;

/// Declares a map of texts to texts whose names the sender chooses. `$is_same` compares two names.
macro_rules! pairs {
    ($(#[$meta:meta])* $name:ident $unit:literal $is_same:expr) => {
        $(#[$meta])*
        #[derive(Clone, Default, PartialEq, Eq)]
        pub struct $name<'b>(Inline<(&'b str, Sensitive<'b>), PAIRS>);

        impl<'b> $name<'b> {
            /// Returns the value of a name; the last one, if the name repeats.
            #[doc = concat!("\n```\n# use bandwidth_callbacks::", stringify!($name), ";\n",
                "let pairs: ", stringify!($name), " = [(\"x-a\", \"1\"), (\"x-a\", \"2\")].into_iter().collect();\n",
                "assert_eq!(pairs.get(\"x-a\").unwrap(), \"2\");\n```")]
            #[must_use]
            pub fn get(&self, name: &str) -> Option<Sensitive<'b>> {
                self.iter().rev().find(|(key, _)| ($is_same)(key, name)).map(|(_, value)| *value)
            }

            pub(crate) fn push(&mut self, name: &'b str, value: Sensitive<'b>) {
                self.0.push((name, value));
            }
        }

        impl<'b> Deref for $name<'b> {
            type Target = [(&'b str, Sensitive<'b>)];

            fn deref(&self) -> &Self::Target {
                self.0.as_slice()
            }
        }

        impl<'b, V: Into<Sensitive<'b>>> FromIterator<(&'b str, V)> for $name<'b> {
            fn from_iter<I: IntoIterator<Item = (&'b str, V)>>(items: I) -> Self {
                let mut pairs = Self::default();
                pairs.extend(items);
                pairs
            }
        }

        impl<'b, V: Into<Sensitive<'b>>> Extend<(&'b str, V)> for $name<'b> {
            fn extend<I: IntoIterator<Item = (&'b str, V)>>(&mut self, items: I) {
                items.into_iter().for_each(|(name, value)| self.push(name, value.into()));
            }
        }

        impl<'h, 'b> IntoIterator for &'h $name<'b> {
            type Item = &'h (&'b str, Sensitive<'b>);
            type IntoIter = slice::Iter<'h, (&'b str, Sensitive<'b>)>;

            fn into_iter(self) -> Self::IntoIter {
                self.iter()
            }
        }

        impl fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!("<redacted: {} ", $unit, ">"), self.len())
            }
        }

        impl Serialize for $name<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(self.iter().copied())
            }
        }
    };
}

pairs! {
    /// The SIP headers of an inbound call as pairs of name and value, in the order of the body. Four are kept without allocation.
    ///
    /// Bandwidth gives names in lower case that begin with `x-`, and of repeated headers only the last. Names are compared without
    /// regard to case, as SIP does. It derefs to a slice. `Debug` prints only how many there are. For tests, collect it from pairs.
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
    SipHeaders "headers" str::eq_ignore_ascii_case
}

pairs! {
    /// The parameters that the customer gave a media stream (`<StreamParam>`) or transcription (`<CustomParam>`), as pairs of name and
    /// value, in the order of the frame. Four are kept without allocation.
    ///
    /// A name is any text of up to 256 characters, a value any of up to 2048. It derefs to a slice. `Debug` prints only how many there are.
    /// For tests, collect it from pairs.
    ///
    /// Source: <https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream>.
    ///
    /// ```
    /// use bandwidth_callbacks::Parser;
    /// use bandwidth_callbacks::stream::Frame;
    ///
    /// let mut message = br#"{"streamParams":{"agent":"7"},"eventType":"start"}"#.to_vec();
    /// let Frame::Start(start) = Parser::new().parse_frame(&mut message)? else { panic!() };
    /// assert_eq!(start.stream_params.unwrap_or_default().get("agent").unwrap(), "7");
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    Parameters "parameters" <str as PartialEq>::eq
}
