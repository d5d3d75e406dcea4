//! How a generated table becomes classes of Python.

/// The fields of a family.
macro_rules! fields {
    ($($name:ident $attribute:literal $key:literal $alias:literal $kind:expr, $doc:literal;)*) => {
        mod field {
            #[allow(unused_imports, reason = "the tables of nested objects")]
            use super::*;
            $(
                pub static $name: Member = Member {
                    attribute: $attribute,
                    key: $key,
                    alias: $alias,
                    kind: $kind,
                    doc: $doc,
                };
            )*
        }
    };
}
pub(crate) use fields;

/// Of a nested object, an event that has it.
macro_rules! within {
    () => {
        None
    };
    ($class:ident $before:literal $after:literal $at:literal) => {
        Some(crate::class::Within {
            class: &$class,
            before: $before,
            after: $after,
            at: $at,
        })
    };
}
pub(crate) use within;

/// The classes of a family. A class has no data of its own, so that `isinstance` and `match` work at
/// no cost for each event.
macro_rules! classes {
    (
        $family:literal
        $(
            #[doc = $doc:literal]
            $name:ident: $base:ident = $table:ident $event:literal [$($field:ident,)*]
                $(in $class:ident $before:literal $after:literal $at:literal)?;
        )+
    ) => {
        $(
            static $table: Class = Class {
                name: stringify!($name),
                family: $family,
                event: $event,
                build: $name::build,
                members: &[$(&field::$field,)*],
                within: crate::declare::within!($($class $before $after $at)?),
            };

            #[doc = $doc]
            #[pyo3::pyclass(
                extends = crate::record::$base,
                frozen,
                subclass,
                module = "bandwidth_callbacks"
            )]
            pub struct $name;

            #[pyo3::pymethods]
            impl $name {
                #[new]
                #[pyo3(signature = (of = None, /, **values))]
                fn new(
                    of: Option<&pyo3::Bound<'_, pyo3::PyAny>>,
                    values: Option<&pyo3::Bound<'_, pyo3::types::PyDict>>,
                    py: pyo3::Python<'_>,
                ) -> pyo3::PyResult<pyo3::PyClassInitializer<Self>> {
                    let record = crate::made::record(py, &$table, of, values)?;
                    Ok(crate::record::$base::initializer(record).add_subclass(Self))
                }
            }

            impl $name {
                fn build(
                    py: pyo3::Python<'_>,
                    record: crate::record::Record,
                ) -> pyo3::PyResult<pyo3::Py<pyo3::PyAny>> {
                    let record = crate::record::$base::initializer(record).add_subclass(Self);
                    Ok(pyo3::Py::new(py, record)?.into_any())
                }
            }
        )+

        /// Adds the classes to the module.
        pub fn add(module: &pyo3::Bound<'_, pyo3::types::PyModule>) -> pyo3::PyResult<()> {
            use pyo3::types::PyModuleMethods as _;
            $(
                module.add_class::<$name>()?;
                crate::attribute::describe(&module.py().get_type::<$name>(), &$table)?;
            )+
            Ok(())
        }
    };
}
pub(crate) use classes;
