//! What all values have in common that keep a text as received.

use std::fmt;

use serde::Serialize;

/// A value that keeps a text as received, also one that is a word of a set.
pub(crate) trait Text<'b>: Copy + From<&'b str> + fmt::Debug + Serialize {
    fn text(self) -> &'b str;
}

/// Implements [`Text`] and what follows from it, for a type with `as_str` and `$from`.
macro_rules! text {
    ($name:ident, $from:expr) => {
        impl<'b> From<&'b str> for $name<'b> {
            fn from(text: &'b str) -> Self {
                $from(text)
            }
        }

        impl<'b> $crate::values::Text<'b> for $name<'b> {
            #[inline]
            fn text(self) -> &'b str {
                self.as_str()
            }
        }

        impl ::serde::Serialize for $name<'_> {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl $crate::revealed::Reveal for $name<'_> {
            fn reveal(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(self.as_str(), f)
            }
        }

        #[cfg(feature = "arbitrary")]
        impl<'a> ::arbitrary::Arbitrary<'a> for $name<'a> {
            fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
                $crate::drawn::text(u).map(Self::from)
            }
        }
    };
}

/// Implements what an open set of words needs beyond its words: the macro at the end of each
/// generated file.
macro_rules! open_set {
    ($name:ident: $($variant:ident,)+) => {
        $crate::values::text!($name, Self::from_wire);

        /// The empty text.
        impl Default for $name<'_> {
            fn default() -> Self {
                Self::Other($crate::values::Unlisted::default())
            }
        }

        // By text, and not derived: a word that another set does not list can be moved into `Other` of this one, which may list it.
        impl PartialEq for $name<'_> {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl Eq for $name<'_> {}

        impl PartialOrd for $name<'_> {
            fn partial_cmp(&self, other: &Self) -> Option<::std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        /// In the order of the texts.
        impl Ord for $name<'_> {
            fn cmp(&self, other: &Self) -> ::std::cmp::Ordering {
                self.as_str().cmp(other.as_str())
            }
        }

        impl ::std::hash::Hash for $name<'_> {
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }

        impl ::std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    $(Self::$variant => f.write_str(stringify!($variant)),)+
                    Self::Other(other) => ::std::fmt::Debug::fmt(other, f),
                }
            }
        }
    };
}

pub(crate) use {open_set, text};
