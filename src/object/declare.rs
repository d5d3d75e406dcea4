//! From a row of a table to a struct that parsers can fill.

/// Declares the struct of one row and all that parsers, `Debug` and serde need of it.
///
/// A field is given by its name in the family's dictionary, which must be in scope as `known`, `field_type!`, `field_wire!` and `field_doc!`;
/// `name: Type` overrides the type.
macro_rules! object {
    ($(#[$meta:meta])* $name:ident { $($field:ident $(: $over:ty)?),+ $(,)? }) => {
        object! { @in (&Layout::new(const { &Fields::of(&[Self::FIELDS]) })) $(#[$meta])* $name { $($field $(: $over)?),+ } }
    };
    (@in $layout:tt $(#[$meta:meta])* $name:ident { $($field:ident $(: $over:ty)?),+ }) => {
        $(#[$meta])*
        #[derive(Clone, Default, PartialEq)]
        #[non_exhaustive]
        pub struct $name<'b> {
            $(
                #[doc = field_doc!($field)]
                pub $field: Option<object!(@type $field $(, $over)?)>,
            )+
            /// Unknown fields, and known ones with a value of another type.
            pub extra: Extra<'b>,
        }

        impl<'b> Object<'b> for $name<'b> {
            #[inline]
            fn read<S: Source<'b>, T>(source: &mut S, wrap: impl FnOnce(Self) -> T) -> Result<T, S::Error> {
                #[derive(Default)]
                struct Seen {
                    $($field: bool,)+
                }
                // Locals and one struct at the end: the compiler then builds it where the caller wants it.
                $(let mut $field = None;)+
                let mut extra = Extra::default();
                let mut seen = Seen::default();
                while let Some(key) = source.key(known)? {
                    let other = match key {
                        $(field_wire!($field) => {
                            if std::mem::replace(&mut seen.$field, true) {
                                source.duplicate(&field_wire!($field), key)?;
                            }
                            match source.value()? {
                                Slot::Value(value) => {
                                    $field = Some(value);
                                    continue;
                                }
                                Slot::Null => continue,
                                Slot::Other(other) => {
                                    source.wrong_type(&field_wire!($field), key)?;
                                    other
                                }
                            }
                        })+
                        _ => source.any()?,
                    };
                    source.extra(key)?;
                    extra.push(key, other);
                }
                Ok(wrap(Self { $($field,)+ extra }))
            }
        }

        impl<'b> Slotted<'b> for $name<'b> {
            const FIELDS: &'static [Field] = &[
                $(Field::new(field_wire!($field), <object!(@type $field $(, $over)?) as FieldValue<'b>>::KIND),)+
            ];

            const LAYOUT: &'static Layout = $layout;

            #[inline]
            fn build<T, const N: usize>(values: Values<'_, 'b, N>, extra: impl FnOnce() -> Extra<'b>, wrap: impl FnOnce(Self) -> T) -> T {
                $(let $field = <object!(@type $field $(, $over)?) as FieldValue<'b>>::early(values, const { Self::LAYOUT.slot(field_wire!($field)) });)+
                wrap(Self {
                    $($field: FieldValue::late($field, values, const { Self::LAYOUT.slot(field_wire!($field)) }),)+
                    extra: extra(),
                })
            }
        }

        impl<'b> $name<'b> {
            /// Shows the unknown fields of this object, then those of its nested objects under their wire names.
            #[allow(dead_code, reason = "only those of events are asked from outside")]
            pub(crate) fn each_extra<'s>(&'s self, show: &mut dyn FnMut(Option<&'static str>, &'s Extra<'b>)) {
                show(None, &self.extra);
                $(if let Some(extra) = self.$field.as_ref().and_then(FieldValue::extra) {
                    show(Some(field_wire!($field)), extra);
                })+
            }
        }

        impl fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut fields = f.debug_struct(stringify!($name));
                $(if let Some(value) = &self.$field {
                    fields.field(stringify!($field), &Redacted(value));
                })+
                if !self.extra.is_empty() {
                    fields.field("extra", &self.extra);
                }
                fields.finish()
            }
        }

        impl Serialize for $name<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                $(if let Some(value) = &self.$field {
                    map.serialize_entry(field_wire!($field), value)?;
                })+
                for (key, value) in self.extra.iter() {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    };
    (@type $field:ident) => { field_type!($field) };
    (@type $field:ident, $over:ty) => { $over };
}

/// Lets other parsers fill structs of the table.
macro_rules! deserialize {
    ($($name:ident),+ $(,)?) => {
        $(impl<'de> Deserialize<'de> for $name<'de> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(de::ObjectVisitor(PhantomData))
            }
        })+
    };
}

/// Lets a struct of the table be the value of a field.
macro_rules! nested {
    ($($name:ident),+ $(,)?) => {
        $(impl<'b> FieldValue<'b> for $name<'b> {
            fn from_object<S: Source<'b>>(members: &mut S) -> Result<Slot<'b, Self>, S::Error> {
                Self::read(members, Slot::Value)
            }

            const KIND: Kind = {
                assert!(<Self as Slotted<'b>>::FIELDS.len() <= NESTED_FIELDS, "a nested object has more fields than texts are cut for");
                Kind::Object(<Self as Slotted<'b>>::LAYOUT)
            };

            type Early = ();

            fn early<const N: usize>(_: Values<'_, 'b, N>, _: usize) {}

            fn late<const N: usize>((): (), values: Values<'_, 'b, N>, slot: usize) -> Option<Self> {
                values.object(slot, |values| Self::build(values, Extra::default, |object| object))
            }

            fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(self, f)
            }

            fn extra(&self) -> Option<&Extra<'b>> {
                Some(&self.extra)
            }
        })+
    };
}

pub(crate) use {deserialize, nested, object};
