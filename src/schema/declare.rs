//! The macro that turns a row of a table into a struct.

/// Declares the struct of one row and implements all that parsers, serde, `Debug` and [`Object`](super::Object) need of it.
///
/// - `$dictionary` is the macro of the family that knows its fields: `$dictionary!(wire field)`, `$dictionary!(type field)`,
///   `$dictionary!(doc field)`, `$dictionary!(path)` for where its structs are found, and `$dictionary!(known)` for the function that
///   finds a key among them. A row may override
///   the type by `field: Type`.
/// - `$field | $alias` is a field with a second key, that of `$alias`. Either fills the field, and the key received is written back.
/// - `$layout` is `own`, or the layout of the family for events, whose type is not known while the body is walked over.
/// - `$default` are fields that are set in a struct that was not parsed.
macro_rules! object {
    (
        $dictionary:ident, own, {};
        $(#[$meta:meta])* $name:ident { $($field:ident $(| $alias:ident)? $(: $over:ty)?),+ $(,)? }
    ) => {
        $crate::schema::declare::object! {
            $dictionary,
            (&$crate::json::fast::Layout::new(const { &$crate::json::fast::Fields::of(&[<Self as $crate::schema::Object<'b>>::FIELDS]) })
                .with_aliases(const {
                    &[$($($crate::json::fast::Alias::new(
                        $dictionary!(wire $alias),
                        <Self as $crate::schema::Object<'b>>::FIELDS,
                        $dictionary!(wire $field),
                    ),)?)+]
                })), {};
            $(#[$meta])* $name { $($field $(| $alias)? $(: $over)?),+ }
        }
    };
    (
        $dictionary:ident, $layout:tt, { $($set:ident: $value:expr)? };
        $(#[$meta:meta])* $name:ident { $($field:ident $(| $alias:ident)? $(: $over:ty)?),+ $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub struct $name<'b> {
            $(
                #[doc = $dictionary!(doc $field)]
                pub $field: Option<$crate::schema::declare::object!(@type $dictionary $field $(, $over)?)>,
                $(pub(crate) $alias: $crate::schema::ByAlias,)?
            )+
            /// Unknown fields, and known ones with a value of another type.
            pub extra: $crate::extra::Extra<'b>,
        }

        impl Default for $name<'_> {
            fn default() -> Self {
                #[allow(clippy::needless_update, reason = "not all rows set a field")]
                Self {
                    $($set: Some($value),)?
                    ..Self {
                        $($field: None, $($alias: $crate::schema::ByAlias::default(),)?)+
                        extra: $crate::extra::Extra::new(),
                    }
                }
            }
        }

        impl<'b> $name<'b> {
            #[doc = concat!("Builds one from scratch, for tests: `set` gets an empty struct", $crate::schema::declare::object!(@with $($set)?), ".")]
            ///
            #[doc = concat!(
                "```\nuse ", $dictionary!(path), "::", stringify!($name), ";\n\n",
                "let built = ", stringify!($name), "::build(|it| it.extra = [(\"key\", \"value\")].into_iter().collect());\n",
                "assert_eq!(built.extra.get(\"key\").and_then(|value| value.as_str()), Some(\"value\"));\n```"
            )]
            #[must_use]
            pub fn build(set: impl FnOnce(&mut Self)) -> Self {
                let mut object = Self::default();
                set(&mut object);
                object
            }
        }

        impl<'b> $crate::schema::Object<'b> for $name<'b> {
            const NAME: &'static str = stringify!($name);

            const FIELDS: &'static [$crate::json::fast::Field] = &[
                $($crate::json::fast::Field::new(
                    $dictionary!(wire $field),
                    <$crate::schema::declare::object!(@type $dictionary $field $(, $over)?) as $crate::schema::FieldValue<'b>>::KIND,
                ),)+
            ];

            const LAYOUT: &'static $crate::json::fast::Layout = $layout;

            #[inline]
            fn read<S: $crate::schema::Source<'b>, T>(source: &mut S, wrap: impl FnOnce(Self) -> T) -> Result<T, S::Error> {
                #[derive(Default)]
                struct Seen {
                    $($field: bool,)+
                }
                // Locals and one struct at the end: the compiler then builds it where the caller wants it.
                $(let mut $field = None; $(let mut $alias = $crate::schema::ByAlias::default();)?)+
                let mut extra = $crate::extra::Extra::new();
                let mut seen = Seen::default();
                while let Some(key) = source.key($dictionary!(known))? {
                    let other = match key {
                        $($dictionary!(wire $field) $(| $dictionary!(wire $alias))? => {
                            $($alias.0 = key == $dictionary!(wire $alias);)?
                            let name = $crate::schema::declare::object!(@name $dictionary $field $(| $alias if $alias.0)?);
                            if ::std::mem::replace(&mut seen.$field, true) {
                                source.duplicate(name, key)?;
                            }
                            match source.value()? {
                                $crate::schema::Slot::Value(value) => {
                                    $field = Some(value);
                                    continue;
                                }
                                $crate::schema::Slot::Null => continue,
                                $crate::schema::Slot::Other(other) => {
                                    source.wrong_type(name, key)?;
                                    other
                                }
                            }
                        })+
                        _ => source.any()?,
                    };
                    source.extra(key)?;
                    extra.push(key, other);
                }
                Ok(wrap(Self { $($field, $($alias,)?)+ extra }))
            }

            // Values whose reading takes a call are read first. In the order of the fields, each text that comes before a call would be loaded,
            // put on the stack until the call returns, and loaded again: 60 instructions more for a body.
            #[inline]
            fn from_values<V: $crate::json::FieldValues<'b>, T>(
                values: V,
                extra: impl FnOnce() -> $crate::extra::Extra<'b>,
                wrap: impl FnOnce(Self) -> T,
            ) -> T {
                $(let $field = $crate::schema::declare::read_if::<'b, true, $crate::schema::declare::object!(@type $dictionary $field $(, $over)?), V>(
                    values,
                    const { <Self as $crate::schema::Object<'b>>::LAYOUT.slot($dictionary!(wire $field)) },
                    None,
                );)+
                wrap(Self {
                    $($field: $crate::schema::declare::read_if::<'b, false, _, V>(
                        values,
                        const { <Self as $crate::schema::Object<'b>>::LAYOUT.slot($dictionary!(wire $field)) },
                        $field,
                    ), $($alias: $crate::schema::ByAlias(values.is_alias(
                        const { <Self as $crate::schema::Object<'b>>::LAYOUT.slot($dictionary!(wire $field)) },
                    )),)?)+
                    extra: extra(),
                })
            }

            fn walk<'s, V: $crate::schema::Visit<'s, 'b>>(&'s self, visitor: &mut V) -> Result<(), V::Error> {
                $(if let Some(value) = &self.$field {
                    let wire = $crate::schema::declare::object!(@name $dictionary $field $(| $alias if self.$alias.0)?);
                    let name = $crate::schema::FieldName { rust: stringify!($field), wire };
                    visitor.field(name, value)?;
                })+
                Ok(())
            }

            fn unknown(&self) -> &$crate::extra::Extra<'b> {
                &self.extra
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
    (@type $dictionary:ident $field:ident) => { $dictionary!(type $field) };
    (@type $dictionary:ident $field:ident, $over:ty) => { $over };
    (@name $dictionary:ident $field:ident) => { &$dictionary!(wire $field) };
    (@name $dictionary:ident $field:ident | $alias:ident if $is_alias:expr) => {
        if $is_alias { &$dictionary!(wire $alias) } else { &$dictionary!(wire $field) }
    };
    (@with) => { "" };
    (@with $set:ident) => { concat!(" but for `", stringify!($set), "`") };
}

/// Reads a field if reading it takes a call, or if it does not; the other fields stay as they are.
#[inline]
pub(crate) fn read_if<'b, const CALLS: bool, T: super::FieldValue<'b>, V: crate::json::FieldValues<'b>>(
    values: V,
    slot: usize,
    otherwise: Option<T>,
) -> Option<T> {
    if T::CALLS == CALLS { T::from_slot(values, slot) } else { otherwise }
}

/// Lets other parsers fill a struct of the table.
macro_rules! deserialize {
    ($($name:ident)+) => {
        $(impl<'de> ::serde::Deserialize<'de> for $name<'de> {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any($crate::schema::de::ObjectVisitor(::std::marker::PhantomData))
            }
        })+
    };
}

/// Lets a struct of the table be the value of a field. With `rare`, the fast path declines it.
macro_rules! nested {
    (rare $($name:ident)+) => {
        $($crate::schema::declare::nested! {
            @impl $name;
            const KIND: $crate::json::fast::Kind = $crate::json::fast::Kind::Rare;

            fn from_slot<V: $crate::json::FieldValues<'b>>(_: V, _: usize) -> Option<Self> {
                None
            }
        })+
    };
    ($($name:ident)+) => {
        $($crate::schema::declare::nested! {
            @impl $name;
            const KIND: $crate::json::fast::Kind = {
                assert!(
                    <Self as $crate::schema::Object<'_>>::FIELDS.len() <= $crate::json::fast::NESTED_FIELDS,
                    "a nested object has more fields than texts are cut for"
                );
                $crate::json::fast::Kind::Object(<Self as $crate::schema::Object<'_>>::LAYOUT)
            };

            const CALLS: bool = true;

            fn from_slot<V: $crate::json::FieldValues<'b>>(values: V, slot: usize) -> Option<Self> {
                values.object(slot)
            }
        }

        impl<'b> $crate::json::FromFieldValues<'b> for $name<'b> {
            #[inline]
            fn from_field_values<V: $crate::json::FieldValues<'b>>(values: V) -> Option<Self> {
                <Self as $crate::schema::Object<'b>>::from_values(values, $crate::extra::Extra::new, Some)
            }
        })+
    };
    (@impl $name:ident; $($item:item)+) => {
        impl<'b> $crate::schema::FieldValue<'b> for $name<'b> {
            $($item)+

            fn from_object<S: $crate::schema::Source<'b>>(members: &mut S) -> Result<$crate::schema::Slot<'b, Self>, S::Error> {
                <Self as $crate::schema::Object<'b>>::read(members, $crate::schema::Slot::Value)
            }

            fn to_value(&self) -> $crate::extra::Value<'b> {
                $crate::schema::visit::to_value(self)
            }

            fn redacted(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(self, f)
            }

            fn each_extra<'s>(&'s self, name: &'static str, show: $crate::schema::ShowExtra<'_, 's, 'b>) {
                $crate::schema::visit::each_extra(self, Some(name), show);
            }
        }
    };
}

pub(crate) use {deserialize, nested, object};
