//! Events for fuzzers.

/// Implements `Arbitrary` for the nested objects of a family.
macro_rules! arbitrary_objects {
    ($dictionary:ident; $($(#[$meta:meta])* struct $name:ident { $($field:ident $(| $alias:ident)? $(: $over:ty)?),+ $(,)? })+) => {
        $(impl<'a> ::arbitrary::Arbitrary<'a> for $name<'a> {
            fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
                Ok($crate::family::arbitrary::fields!($dictionary, u, $name { $($field $(| $alias)?),+ }))
            }
        })+
    };
}

/// A struct with every field drawn.
macro_rules! fields {
    ($dictionary:ident, $u:ident, $name:ident { $($field:ident $(| $alias:ident)?),+ }) => {
        $name {
            $($field: $u.arbitrary()?, $($alias: $crate::schema::ByAlias($u.arbitrary()?),)?)+
            extra: $crate::arbitrary::extra($u, |key| match key {
                $($dictionary!(wire $field) $(| $dictionary!(wire $alias))? => true,)+
                _ => false,
            })?,
        }
    };
}

/// Implements `Arbitrary` for the event of unknown type.
macro_rules! arbitrary_unknown {
    ($dictionary:ident, $type:ident; $(#[$meta:meta])* struct $name:ident { $($field:ident),+ $(,)? }) => {
        /// An event that this release does not know.
        impl<'a> ::arbitrary::Arbitrary<'a> for $name<'a> {
            fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
                let name = $crate::arbitrary::text(u)?;
                let is_unknown = matches!($type::from_wire(name), $type::Unknown(_));
                Ok(Self {
                    event_type: Some(if is_unknown { name } else { "brandNew" }),
                    ..$crate::family::arbitrary::fields!($dictionary, u, $name { $($field),+ })
                })
            }
        }
    };
}

/// Implements `Arbitrary` for the events of known types and for the enum of all. Serialized, each is a body that a
/// [`Parser`](crate::Parser) returns the same event for.
macro_rules! arbitrary_events {
    (
        $dictionary:ident, $type:ident, $event:ident;
        $($(#[$meta:meta])* $variant:ident struct $name:ident [$($wire:literal),+] $($reply:ident)? { $($field:ident $(: $over:ty)?),+ $(,)? })+
    ) => {
        $(impl<'a> ::arbitrary::Arbitrary<'a> for $name<'a> {
            fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
                let name = *u.choose(&[$($wire),+])?;
                Ok(Self {
                    event_type: Some(name),
                    ..$crate::family::arbitrary::fields!($dictionary, u, $name { event_type, $($field),+ })
                })
            }
        })+

        /// Any event, with the fields that it has. Serialized, it is a body that a [`Parser`](crate::Parser) returns the same event for.
        impl<'a> ::arbitrary::Arbitrary<'a> for $event<'a> {
            fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
                if u.ratio(1, 16)? {
                    return u.arbitrary().map(Self::Unknown);
                }
                match *u.choose($type::ALL)? {
                    $($type::$variant => u.arbitrary().map(Self::$variant),)+
                    $type::Unknown(_) => u.arbitrary().map(Self::Unknown),
                }
            }
        }
    };
}

pub(crate) use {arbitrary_events, arbitrary_objects, arbitrary_unknown, fields};
