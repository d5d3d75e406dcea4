//! The macros that turn the rows of a family's table into its structs, enums and [`Table`](super::Table).
//!
//! A row is `Variant struct Name ["wire", "alias"] Reply { fields }`, the reply only where the family has replies.

/// Leaves the variant and the struct of each event.
macro_rules! event_structs {
    ($then:ident; $($(#[$meta:meta])* $variant:ident struct $name:ident [$($wire:literal),+] $($reply:ident)? { $($fields:tt)+ })+) => {
        $then! { $($variant $name)+ }
    };
}

/// Leaves the variant and the names on the wire of each event.
macro_rules! event_names {
    ($then:ident $($argument:literal)*; $($(#[$meta:meta])* $variant:ident struct $name:ident [$($wire:literal),+] $($reply:ident)? { $($fields:tt)+ })+) => {
        $then! { $($argument)* $($variant [$($wire)+])+ }
    };
}

/// Leaves the variant and the reply of each event.
macro_rules! event_replies {
    ($then:ident; $($(#[$meta:meta])* $variant:ident struct $name:ident [$($wire:literal),+] $reply:ident { $($fields:tt)+ })+) => {
        $then! { $($variant $reply)+ }
    };
}

/// Declares the macro that knows the fields of a family, and the function `known` that finds a key among them.
macro_rules! dictionary {
    ($dictionary:ident $path:literal; $($field:ident $wire:literal: $ty:ty = $doc:literal;)+) => {
        /// What the table says of a field.
        macro_rules! $dictionary {
            $((wire $field) => { $wire };)+
            $((type $field) => { $ty };)+
            $((doc $field) => { $doc };)+
            (known) => { known };
            (path) => { $path };
        }

        /// The same key as a `&'static` name, if a field of the family has it.
        pub(super) fn known(key: &str) -> Option<$crate::error::Name> {
            match key {
                $($wire => Some(&$wire),)+
                _ => None,
            }
        }
    };
}

/// Declares the structs of nested objects. With `rare`, the fast path declines them.
macro_rules! objects {
    ($dictionary:ident; $($rows:tt)+) => {
        $crate::family::declare::objects! { @each $dictionary, own, {}; $($rows)+ }
    };
    ($dictionary:ident rare; $($rows:tt)+) => {
        $crate::family::declare::objects! { @each $dictionary, (&$crate::json::fast::Layout::RARE), {rare}; $($rows)+ }
    };
    (@each $dictionary:ident, $layout:tt, { $($rare:ident)? }; $($(#[$meta:meta])* struct $name:ident { $($fields:tt)+ })+) => {
        $($crate::schema::declare::object! {
            $dictionary, $layout, {};
            $(#[$meta])* $name { $($fields)+ }
        })+

        $crate::schema::declare::deserialize!($($name)+);
        $crate::schema::declare::nested!($($rare)? $($name)+);
    };
}

/// Declares the struct of an event of a known type.
macro_rules! event {
    (
        $dictionary:ident, $layout:ident, $family:ident;
        $(#[$meta:meta])* $type:ident::$variant:ident $name:ident [$first:literal $(, $more:literal)*] { $($field:ident $(: $over:ty)?),+ $(,)? }
    ) => {
        $crate::schema::declare::object! {
            $dictionary, (&$layout), { event_type: $first };
            $(#[$meta])*
            $name { event_type, $($field $(: $over)?),+ }
        }

        /// The event's type may be absent, but must not be another one.
        impl<'de> ::serde::Deserialize<'de> for $name<'de> {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let event: Self = deserializer.deserialize_any($crate::schema::de::ObjectVisitor(::std::marker::PhantomData))?;
                match event.event_type {
                    Some(name) if $type::from_wire(name) == $type::$variant => Ok(event),
                    None if event.extra.get(<$family as $crate::family::Table>::DISCRIMINATOR).is_none() => Ok(event),
                    _ => Err(::serde::de::Error::custom($crate::ErrorKind::OtherEventType.as_str())),
                }
            }
        }
    };
}

/// Declares the struct of an event of an unknown type.
macro_rules! unknown_event {
    ($dictionary:ident, $layout:ident; $(#[$meta:meta])* struct $name:ident { $($field:ident),+ $(,)? }) => {
        $crate::schema::declare::object! {
            $dictionary, (&$layout), {};
            $(#[$meta])* $name { $($field),+ }
        }

        $crate::schema::declare::deserialize!($name);
    };
}

/// Declares the enum of the types of events.
macro_rules! event_types {
    (
        $(#[$meta:meta])* $name:ident $path:literal;
        $($variant:ident [$first:literal $($more:literal)*])+
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name<'b> {
            $(#[doc = concat!("`", $first, "`")] $variant,)+
            /// A type that this release does not know, as received.
            Unknown(&'b str),
        }

        impl $name<'_> {
            /// All known types, in alphabetical order.
            #[doc = concat!("\n```\n# use ", $path, "::", stringify!($name), ";\n",
                "assert!(", stringify!($name), "::ALL.iter().all(|known| known.label() == known.as_str()));\n```")]
            pub const ALL: &'static [$name<'static>] = &[$($name::$variant),+];

            /// Every name of every known type.
            pub(crate) const NAMES: &'static [(&'static str, $name<'static>)] =
                &[$(($first, $name::$variant), $(($more, $name::$variant),)*)+];

            /// The type of a name, if it is a known one.
            #[inline]
            pub(crate) fn known(name: &[u8]) -> Option<$name<'static>> {
                const FACTOR: usize = $crate::family::names::factor($name::NAMES);
                const SLOTS: &$crate::family::names::Slots = &$crate::family::names::slots($name::NAMES);
                $crate::family::names::find::<_, FACTOR>(name, $name::NAMES, SLOTS)
            }

            /// Returns a label for metrics: the name on the wire, or `unknown` for every unknown type, so that no sender can add labels.
            #[doc = concat!("\n```\n# use ", $path, "::", stringify!($name), ";\n",
                "assert_eq!(", stringify!($name), "::Unknown(\"brandNew\").label(), \"unknown\");\n```")]
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self.name() {
                    Some(name) => name,
                    None => "unknown",
                }
            }
        }

        impl<'b> $name<'b> {
            /// The name on the wire; of a type with several, the first that the table has.
            #[doc = concat!("\n```\n# use ", $path, "::", stringify!($name), ";\n",
                "assert_eq!(", stringify!($name), "::Unknown(\"brandNew\").as_str(), \"brandNew\");\n```")]
            #[must_use]
            pub const fn as_str(self) -> &'b str {
                match self {
                    $(Self::$variant => $first,)+
                    Self::Unknown(name) => name,
                }
            }

            /// The type of a name on the wire. Never fails, does not allocate.
            #[doc = concat!("\n```\n# use ", $path, "::", stringify!($name), ";\n",
                "assert_eq!(", stringify!($name), "::from_wire(\"brandNew\"), ", stringify!($name), "::Unknown(\"brandNew\"));\n```")]
            #[must_use]
            #[inline]
            pub fn from_wire(name: &'b str) -> Self {
                $name::known(name.as_bytes()).unwrap_or(Self::Unknown(name))
            }

            /// The name of a known type, for errors.
            pub(crate) const fn name(self) -> Option<$crate::error::Name> {
                match self {
                    $(Self::$variant => Some(&$first),)+
                    Self::Unknown(_) => None,
                }
            }
        }

        impl ::std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    $(Self::$variant => f.write_str(stringify!($variant)),)+
                    Self::Unknown(name) => write!(f, "Unknown({:?})", $crate::logs::Shown::token(name)),
                }
            }
        }

        impl $crate::revealed::Reveal for $name<'_> {
            fn reveal(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    Self::Unknown(name) => write!(f, "Unknown({name:?})"),
                    known => ::std::fmt::Debug::fmt(known, f),
                }
            }
        }

        /// Prints the name on the wire; of an unknown type only if it is [a token](crate::logs::is_token), and else its label: no sender can
        /// write into a log. `as_str` has every name.
        #[doc = concat!("\n```\n# use ", $path, "::", stringify!($name), ";\n",
            "assert_eq!(", stringify!($name), "::Unknown(\"brandNew\").to_string(), \"brandNew\");\n",
            "assert_eq!(", stringify!($name), "::Unknown(\"a\\nb\").to_string(), \"unknown\");\n```")]
        impl ::std::fmt::Display for $name<'_> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                let name = self.as_str();
                f.pad(if $crate::logs::is_token(name) { name } else { self.label() })
            }
        }

        impl<'b> From<&'b str> for $name<'b> {
            fn from(name: &'b str) -> Self {
                Self::from_wire(name)
            }
        }

        impl ::serde::Serialize for $name<'_> {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

/// Declares the enum of events, the macro `of_each` that runs an expression over the event in it, and the [`Table`](super::Table).
///
/// `$other` is a variant that holds no event.
macro_rules! events {
    (
        $(#[$meta:meta])* $event:ident, $type:ident, $unknown:ident $(, $(#[$other_meta:meta])* $other:ident($other_type:ty))?;
        $family:ident, $key:literal, $known:path, $layout:ident;
        $($variant:ident $name:ident)+
    ) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "a box would be an allocation")]
        pub enum $event<'b> {
            $(#[doc = concat!("The event of [`", stringify!($type), "::", stringify!($variant), "`].")] $variant($name<'b>),)+
            /// An event of a type that this release does not know.
            Unknown($unknown<'b>),
            $($(#[$other_meta])* $other($other_type),)?
        }

        $(impl<'b> From<$name<'b>> for $event<'b> {
            fn from(event: $name<'b>) -> Self {
                Self::$variant(event)
            }
        })+

        impl<'b> From<$unknown<'b>> for $event<'b> {
            fn from(event: $unknown<'b>) -> Self {
                Self::Unknown(event)
            }
        }

        /// Runs one expression over the event, and the same or another one over what is no event.
        macro_rules! of_each {
            ($of:expr, $it:ident => $result:expr) => {
                of_each!($of, $it => $result, $it => $result)
            };
            ($of:expr, $it:ident => $result:expr, $otherwise:pat => $instead:expr) => {
                match $of {
                    $($event::$variant($it) => $result,)+
                    $event::Unknown($it) => $result,
                    $($event::$other($otherwise) => $crate::family::declare::first!($instead, $other_type),)?
                }
            };
        }

        const FIELDS: &$crate::json::fast::Fields = &$crate::json::fast::Fields::of(&[
            <$unknown<'static> as $crate::schema::Object<'static>>::FIELDS,
            $(<$name<'static> as $crate::schema::Object<'static>>::FIELDS),+
        ]);

        pub(crate) static $layout: $crate::json::fast::Layout = $crate::json::fast::Layout::new(FIELDS);

        $(const _: () = assert!(
            $crate::json::fast::nested_slots(<$name<'static> as $crate::schema::Object<'static>>::FIELDS) <= $crate::json::fast::NESTED_SLOTS,
            "an event as documented has more nested values than slots"
        );)+

        impl $crate::family::Table for $family {
            const DISCRIMINATOR: $crate::error::Name = &$key;
            const LAYOUT: &'static $crate::json::fast::Layout = &$layout;
            const NAMES: &'static [(&'static str, $type<'static>)] = $type::NAMES;

            type Type<'b> = $type<'b>;
            type Event<'b> = $event<'b>;

            fn known_key(key: &str) -> Option<$crate::error::Name> {
                $known(key)
            }

            #[inline]
            fn type_of(name: &str) -> $type<'_> {
                $type::from_wire(name)
            }

            #[inline]
            fn known_type(name: &[u8]) -> Option<$type<'static>> {
                $type::known(name)
            }

            #[inline]
            fn unknown_type() -> $type<'static> {
                $type::Unknown("")
            }

            fn type_name(event_type: $type<'_>) -> Option<$crate::error::Name> {
                event_type.name()
            }

            #[inline]
            fn own_fields(event_type: $type<'_>) -> u64 {
                match event_type {
                    $($type::$variant => const { $layout.mask(<$name<'static> as $crate::schema::Object<'static>>::FIELDS) },)+
                    $type::Unknown(_) => const { $layout.mask(<$unknown<'static> as $crate::schema::Object<'static>>::FIELDS) },
                }
            }

            #[inline(never)]
            fn build<'b, T, const EXTRA: bool>(
                event_type: $type<'_>,
                slots: $crate::json::fast::SlotsView<'_>,
                body: &'b str,
                wrap: impl FnOnce($event<'b>) -> T,
            ) -> T {
                let mut texts = $crate::family::fast::NO_TEXTS;
                slots.cut($layout.scalars(), body, &mut texts);
                let values = $crate::json::fast::Values::root(slots, body, &texts);
                let extra = || {
                    if EXTRA {
                        $crate::family::fast::unknown_fields::<Self>(event_type, slots, body)
                    } else {
                        $crate::extra::Extra::default()
                    }
                };
                match event_type {
                    $($type::$variant => <$name<'b> as $crate::schema::Object<'b>>::from_values(values, extra, |event| wrap($event::$variant(event))),)+
                    $type::Unknown(_) => <$unknown<'b> as $crate::schema::Object<'b>>::from_values(values, extra, |event| wrap($event::Unknown(event))),
                }
            }

            fn read<'b, S: $crate::schema::Source<'b>>(event_type: $type<'_>, source: &mut S) -> Result<$event<'b>, S::Error> {
                match event_type {
                    $($type::$variant => <$name<'b> as $crate::schema::Object<'b>>::read(source, $event::$variant),)+
                    $type::Unknown(_) => <$unknown<'b> as $crate::schema::Object<'b>>::read(source, $event::Unknown),
                }
            }
        }

        impl ::std::fmt::Debug for $event<'_> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                of_each!(self, event => event.fmt(f))
            }
        }

        impl $crate::revealed::Reveal for $event<'_> {
            fn reveal(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                of_each!(self, event => event.reveal(f))
            }
        }

        impl ::serde::Serialize for $event<'_> {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                of_each!(self, event => event.serialize(serializer))
            }
        }
    };
}

/// The first of two, where a repetition needs a mention of the second.
macro_rules! first {
    ($first:expr, $second:ty) => {
        $first
    };
}

pub(crate) use {dictionary, event, event_names, event_replies, event_structs, event_types, events, first, objects, unknown_event};
