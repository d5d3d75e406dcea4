//! What the enum of the types of events needs beyond its names: the macro at the end of each generated file.

/// Implements what all enums of types have in common. `$path` is where users find it.
macro_rules! event_type {
    ($name:ident, $path:literal) => {
        impl $name<'_> {
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
            /// The type of a name on the wire. Never fails, does not allocate.
            #[doc = concat!("\n```\n# use ", $path, "::", stringify!($name), ";\n",
                "assert_eq!(", stringify!($name), "::from_wire(\"brandNew\"), ", stringify!($name), "::Unknown(\"brandNew\"));\n```")]
            #[must_use]
            #[inline]
            pub fn from_wire(name: &'b str) -> Self {
                $name::known(name.as_bytes()).unwrap_or(Self::Unknown(name))
            }
        }

        impl ::std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    Self::Unknown(name) => write!(f, "Unknown({:?})", $crate::logs::Shown::token(name)),
                    known => f.write_str(known.variant()),
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

pub(crate) use event_type;
