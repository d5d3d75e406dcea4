//! What a struct of facts needs beyond its fields: the macros at the end of each generated file.
//!
//! A row is the name of a field and its key. `field "key" | alias "second key"` is a field with a
//! second key: either fills the field, and the key received is written back.

/// Implements [`Object`](super::Object) and what follows from it.
///
/// `$layout` is that of the family for events, whose type is not known while the body is walked
/// over, and else an own one. `$keys` are all keys of the family.
macro_rules! object {
    (
        $name:ident, $layout:expr, $keys:expr;
        $($field:ident $wire:literal $(| $alias:ident $alias_wire:literal)?,)+
    ) => {
        impl<'b> $crate::schema::Object<'b> for $name<'b> {
            const NAME: &'static str = stringify!($name);
            const FIELDS: &'static [$crate::json::fast::Field] =
                &[$($crate::schema::field($wire, |object: &Self| &object.$field),)+];
            const ALIASES: &'static [$crate::json::fast::Alias] =
                &[$($($crate::json::fast::Alias::new($alias_wire, Self::FIELDS, $wire),)?)+];
            const LAYOUT: &'static $crate::json::fast::Layout = $layout;
            const KEYS: &'static [&'static str] = $keys;

            #[inline(always)]
            #[allow(clippy::inline_always, reason = "it is made where it is filled")]
            fn empty() -> Self {
                Self {
                    $($field: None, $($alias: $crate::schema::ByAlias(false),)?)+
                    extra: $crate::extra::Extra::new(),
                }
            }

            fn read_field<S: $crate::schema::Source<'b>>(
                &mut self,
                index: usize,
                _by_alias: bool,
                source: &mut S,
            ) -> Result<Option<$crate::value::Value<'b>>, S::Error> {
                #[allow(non_camel_case_types, reason = "the names of fields")]
                #[repr(usize)]
                enum Index {
                    $($field,)+
                }
                match index {
                    $(index if index == Index::$field as usize => {
                        $(self.$alias.0 = _by_alias;)?
                        $crate::schema::read_into(&mut self.$field, source)
                    })+
                    _ => source.any().map(Some),
                }
            }

            #[inline]
            fn fill<V: $crate::json::FieldValues<'b>>(&mut self, values: V) {
                $(
                    let slot = const { <Self as $crate::schema::Object<'b>>::LAYOUT.slot($wire) };
                    $crate::schema::FieldValue::fill(&mut self.$field, values, slot);
                    $(self.$alias = $crate::schema::ByAlias(values.is_alias(slot));)?
                )+
            }

            fn walk<'s, V: $crate::schema::Visit<'s, 'b>>(&'s self, visitor: &mut V) -> Result<(), V::Error> {
                $(if let Some(value) = &self.$field {
                    const NAME: $crate::schema::FieldName = $crate::schema::FieldName {
                        rust: stringify!($field),
                        wire: &$wire,
                        prefix: &$crate::json::write::Prefix::new($wire),
                    };
                    let name = NAME;
                    $(let name = if self.$alias.0 {
                        const {
                            $crate::schema::FieldName {
                                wire: &$alias_wire,
                                prefix: &$crate::json::write::Prefix::new($alias_wire),
                                ..NAME
                            }
                        }
                    } else {
                        name
                    };)?
                    visitor.field(name, value)?;
                })+
                Ok(())
            }

            fn unknown(&self) -> &$crate::extra::Extra<'b> {
                &self.extra
            }

            fn unknown_mut(&mut self) -> &mut $crate::extra::Extra<'b> {
                &mut self.extra
            }

            #[cfg(feature = "arbitrary")]
            fn drawn(u: &mut ::arbitrary::Unstructured<'b>) -> ::arbitrary::Result<Self> {
                Ok(Self {
                    $($field: u.arbitrary()?, $($alias: $crate::schema::ByAlias(u.arbitrary()?),)?)+
                    extra: $crate::arbitrary::extra(u, |key| {
                        <Self as $crate::schema::Object<'b>>::place(key).is_some()
                    })?,
                })
            }
        }

        impl $name<'_> {
            /// Appends it as JSON, byte for byte as `serde_json` writes it, in less than half the
            /// time. Cannot fail.
            ///
            /// Does not allocate if `out` has room for the JSON and 32 bytes more.
            ///
            #[doc = concat!("```\n# use bandwidth_callbacks::{messaging::*, notification::*, stream::*, voice::*};\n\
                let mut json = Vec::new();\n", stringify!($name), "::default().write_json(&mut json);\n\
                assert_eq!(json, serde_json::to_vec(&", stringify!($name), "::default())?);\n\
                # Ok::<(), serde_json::Error>(())\n```")]
            #[inline]
            pub fn write_json(&self, out: &mut Vec<u8>) {
                $crate::schema::write::WriteJson::append(self, out);
            }
        }

        impl ::std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::schema::visit::redacted(self, f)
            }
        }

        impl $crate::revealed::Reveal for $name<'_> {
            fn reveal(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::schema::visit::revealed(self, f)
            }
        }

        impl ::serde::Serialize for $name<'_> {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::schema::visit::serialize(self, serializer)
            }
        }
    };
}

/// For an object that is the value of a field, and for notifications.
macro_rules! nested {
    ($name:ident, $keys:expr; $($rows:tt)+) => {
        $crate::schema::declare::object! {
            $name,
            (&$crate::json::fast::Layout::new(const { &$crate::json::fast::Fields::of(&[Self::FIELDS]) })
                .with_aliases(Self::ALIASES)),
            $keys;
            $($rows)+
        }
        $crate::schema::declare::nested!($name);
    };
    ($name:ident) => {
        impl Default for $name<'_> {
            fn default() -> Self {
                $crate::schema::Object::empty()
            }
        }

        impl<'b> $crate::schema::FieldValue<'b> for $name<'b> {
            const KIND: $crate::json::fast::Kind = $crate::schema::kind_of::<Self>();

            #[inline]
            fn fill<V: $crate::json::FieldValues<'b>>(field: &mut Option<Self>, values: V, slot: usize) {
                values.object(slot, field);
            }

            fn from_object<S: $crate::schema::Source<'b>>(
                members: &mut S,
            ) -> Result<$crate::schema::Slot<'b, Self>, S::Error> {
                $crate::schema::Object::read(members, $crate::schema::Slot::Value)
            }

            fn to_value(&self) -> $crate::value::Value<'b> {
                $crate::schema::visit::to_value(self)
            }

            #[inline]
            fn write_json(&self, writer: &mut $crate::json::write::Writer<'_>) {
                $crate::schema::write::object(self, writer);
            }

            fn redacted(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(self, f)
            }

            fn each_extra<'s>(&'s self, name: &'static str, show: $crate::schema::ShowExtra<'_, 's, 'b>) {
                $crate::schema::visit::each_extra(self, Some(name), show);
            }
        }

        impl<'b> $crate::json::FromFieldValues<'b> for $name<'b> {
            #[inline]
            fn put<V: $crate::json::FieldValues<'b>>(field: &mut Option<Self>, values: V) {
                let object = field.insert($crate::schema::Object::empty());
                $crate::schema::Object::fill(object, values);
                if values.has_unknown() {
                    $crate::schema::add_unknown(&mut object.extra, values);
                }
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
                $crate::schema::Object::drawn(u)
            }
        }
    };
}

pub(crate) use {nested, object};
