//! What events, and the enum of their types, need beyond what is in their files: the macros at the
//! end of each generated file.

/// Implements what all enums of types have in common. `$path` is where users find it.
macro_rules! event_type {
    ($name:ident, $path:literal) => {
        impl $name<'_> {
            /// Returns the type of a name, if it is a known one.
            #[inline]
            pub(crate) fn known(name: &[u8]) -> Option<$name<'static>> {
                const FACTOR: usize = $crate::family::names::factor($name::NAMES);
                const SLOTS: &$crate::family::names::Slots = &$crate::family::names::slots($name::NAMES);
                $crate::family::names::find::<_, FACTOR>(name, $name::NAMES, SLOTS)
            }

            /// Returns a label for metrics: the name on the wire, or `unknown` for every unknown type, so that no sender can add labels.
            #[doc = concat!("\n```\n# use ", $path, "::", stringify!($name), ";\n",
                "assert_eq!(", stringify!($name), "::from_wire(\"brandNew\").label(), \"unknown\");\n```")]
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self.name() {
                    Some(name) => name,
                    None => "unknown",
                }
            }
        }

        impl<'b> $name<'b> {
            /// Returns the type of a name on the wire. Never fails, does not allocate.
            #[doc = concat!("\n```\n# use ", $path, "::", stringify!($name), ";\n",
                "assert_eq!(", stringify!($name), "::from_wire(\"brandNew\").as_str(), \"brandNew\");\n```")]
            #[must_use]
            #[inline]
            pub fn from_wire(name: &'b str) -> Self {
                $name::known(name.as_bytes()).unwrap_or(Self::Unknown($crate::values::Unlisted::new(name)))
            }
        }

        impl ::std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    Self::Unknown(name) => write!(f, "Unknown({:?})", $crate::logs::Shown::token(name.as_str())),
                    known => f.write_str(known.variant()),
                }
            }
        }

        impl $crate::revealed::Reveal for $name<'_> {
            fn reveal(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    Self::Unknown(name) => write!(f, "Unknown({:?})", name.as_str()),
                    known => ::std::fmt::Debug::fmt(known, f),
                }
            }
        }

        /// Prints the name on the wire; of an unknown type only if it is [a token](crate::logs::is_token), and else its label: no sender can
        /// write into a log. `as_str` has every name.
        #[doc = concat!("\n```\n# use ", $path, "::", stringify!($name), ";\n",
            "assert_eq!(", stringify!($name), "::from_wire(\"brandNew\").to_string(), \"brandNew\");\n",
            "assert_eq!(", stringify!($name), "::from_wire(\"a\\nb\").to_string(), \"unknown\");\n```")]
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

/// For an event of a known type. `$family` is a [`Table`](crate::family::Table).
macro_rules! event {
    ($name:ident, $family:ident, $type:ident::$variant:ident [$($wire:literal),+]; $($rows:tt)+) => {
        $crate::schema::declare::object! {
            $name, <$family as $crate::family::Table>::LAYOUT, <$family as $crate::family::Table>::KEYS;
            $($rows)+
        }

        impl Default for $name<'_> {
            fn default() -> Self {
                Self { event_type: Some($type::$variant.as_str()), ..$crate::schema::Object::empty() }
            }
        }

        /// The event's type may be absent, but must not be another one.
        impl<'de> ::serde::Deserialize<'de> for $name<'de> {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let event: Self = $crate::schema::de::object(deserializer)?;
                match event.event_type {
                    Some(name) if $type::from_wire(name) == $type::$variant => Ok(event),
                    None if event.extra.get(<$family as $crate::family::Table>::DISCRIMINATOR).is_none() => Ok(event),
                    _ => Err(::serde::de::Error::custom($crate::error::ErrorKind::UnexpectedEventType.as_str())),
                }
            }
        }

        #[cfg(feature = "arbitrary")]
        impl<'a> ::arbitrary::Arbitrary<'a> for $name<'a> {
            fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
                let event_type = Some(*u.choose(&[$($wire),+])?);
                Ok(Self { event_type, ..$crate::schema::Object::drawn(u)? })
            }
        }
    };
}

/// For the event of unknown type.
macro_rules! unknown_event {
    ($name:ident, $family:ident; $($rows:tt)+) => {
        $crate::schema::declare::object! {
            $name, <$family as $crate::family::Table>::LAYOUT, <$family as $crate::family::Table>::KEYS;
            $($rows)+
        }

        impl Default for $name<'_> {
            fn default() -> Self {
                $crate::schema::Object::empty()
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name<'de> {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::schema::de::object(deserializer)
            }
        }

        #[cfg(feature = "arbitrary")]
        impl<'a> ::arbitrary::Arbitrary<'a> for $name<'a> {
            fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
                let name = $crate::drawn::text(u)?;
                let is_unknown = <$family as $crate::family::Table>::known_type(name.as_bytes()).is_none();
                let event_type = Some(if is_unknown { name } else { "brandNew" });
                Ok(Self { event_type, ..$crate::schema::Object::drawn(u)? })
            }
        }
    };
}

pub(crate) use {event, event_type, unknown_event};
