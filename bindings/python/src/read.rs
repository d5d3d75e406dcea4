//! From the library's values to those of Python: a serializer that makes objects of all members, or
//! of one.

use std::fmt;
use std::marker::PhantomData;

use pyo3::BoundObject as _;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};
use serde::ser::{self, Impossible, Serialize, Serializer};

use crate::record::Record;
use crate::time;

/// What is made of the value at the end of a path.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A value of Python.
    Value,
    /// A `datetime` of a text, and nothing of anything else.
    Time,
    /// Nothing, if it is an object: that is read later.
    Object,
}

/// What is under a key.
pub enum Found<'py> {
    Value(Bound<'py, PyAny>),
    Object,
}

/// Reads the member of a record with this key.
pub fn member<'py>(
    py: Python<'py>,
    record: &Record,
    key: &'static str,
    mode: Mode,
) -> PyResult<Option<Found<'py>>> {
    let (root, path) = record.locate(Some(key));
    let path = path.keys();
    match root.source.serialize_root(py, Reader { py, path, mode }) {
        Ok(found) | Err(Stop::Found(found)) => {
            Ok(found.filter(|value| !value.is_none()).map(Found::Value))
        }
        Err(Stop::Object) => Ok(Some(Found::Object)),
        Err(Stop::Failed(error)) => Err(error),
    }
}

/// Makes a value of Python from all of a value.
pub fn whole<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    let reader = Reader {
        py,
        path: &[],
        mode: Mode::Value,
    };
    match value.serialize(reader) {
        Ok(found) | Err(Stop::Found(found)) => {
            Ok(found.unwrap_or_else(|| py.None().into_bound(py)))
        }
        Err(Stop::Failed(error)) => Err(error),
        Err(Stop::Object) => Ok(py.None().into_bound(py)),
    }
}

/// Makes a value of Python from the member with this key.
pub fn one<'py>(
    py: Python<'py>,
    value: &impl Serialize,
    key: &str,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let reader = Reader {
        py,
        path: &[key],
        mode: Mode::Value,
    };
    match value.serialize(reader) {
        Ok(found) | Err(Stop::Found(found)) => Ok(found),
        Err(Stop::Failed(error)) => Err(error),
        Err(Stop::Object) => Ok(None),
    }
}

/// Makes what is at the end of the path. Other members are passed over, which costs a comparison of
/// keys; to make a `dict` of all of them costs thirty times as much.
#[derive(Clone, Copy)]
pub struct Reader<'py, 'p> {
    py: Python<'py>,
    path: &'p [&'p str],
    mode: Mode,
}

/// Why a reader has stopped. It passes over nothing after what it looks for.
#[derive(Debug)]
pub enum Stop<'py> {
    /// At an object that is read later.
    Object,
    /// With a value of Python, if there is one.
    Found(Option<Bound<'py, PyAny>>),
    Failed(PyErr),
}

impl fmt::Display for Stop<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("stopped")
    }
}

impl std::error::Error for Stop<'_> {}

impl ser::Error for Stop<'_> {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Failed(PyValueError::new_err(message.to_string()))
    }
}

impl From<PyErr> for Stop<'_> {
    fn from(error: PyErr) -> Self {
        Self::Failed(error)
    }
}

/// The parts of serde's model that JSON values do not use.
macro_rules! unused {
    () => {
        type SerializeTuple = Impossible<Self::Ok, Self::Error>;
        type SerializeTupleStruct = Impossible<Self::Ok, Self::Error>;
        type SerializeTupleVariant = Impossible<Self::Ok, Self::Error>;
        type SerializeStruct = Impossible<Self::Ok, Self::Error>;
        type SerializeStructVariant = Impossible<Self::Ok, Self::Error>;
        unused! {
            serialize_i8(i8); serialize_i16(i16); serialize_i32(i32); serialize_u8(u8); serialize_u16(u16);
            serialize_f32(f32); serialize_char(char); serialize_bytes(&[u8]); serialize_unit_struct(&'static str);
        }
        fn serialize_unit_variant(self, _: &'static str, _: u32, _: &'static str) -> Result<Self::Ok, Self::Error> {
            Err(ser::Error::custom("a variant"))
        }
        fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<Self::Ok, Self::Error> {
            value.serialize(self)
        }
        fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Result<Self::Ok, Self::Error> {
            Err(ser::Error::custom("a variant"))
        }
        fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Self::Error> {
            Err(ser::Error::custom("a tuple"))
        }
        fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Self::Error> {
            Err(ser::Error::custom("a tuple"))
        }
        fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeTupleVariant, Self::Error> {
            Err(ser::Error::custom("a tuple"))
        }
        fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeStruct, Self::Error> {
            Err(ser::Error::custom("a struct"))
        }
        fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeStructVariant, Self::Error> {
            Err(ser::Error::custom("a variant"))
        }
    };
    ($($name:ident($ty:ty);)*) => {
        $(fn $name(self, _: $ty) -> Result<Self::Ok, Self::Error> {
            Err(ser::Error::custom("a value that JSON does not have"))
        })*
    };
}

impl<'py> Reader<'py, '_> {
    /// Whether values other than texts are made here.
    fn is_made(self) -> bool {
        self.path.is_empty() && self.mode != Mode::Time
    }

    fn scalar<T: IntoPyObject<'py>>(
        self,
        value: T,
    ) -> Result<Option<Bound<'py, PyAny>>, Stop<'py>> {
        if !self.is_made() {
            return Ok(None);
        }
        let value = value.into_pyobject(self.py).map_err(Into::into)?;
        Ok(Some(value.into_any().into_bound()))
    }
}

impl<'py, 'p> Serializer for Reader<'py, 'p> {
    type Ok = Option<Bound<'py, PyAny>>;
    type Error = Stop<'py>;
    type SerializeSeq = Elements<'py>;
    type SerializeMap = Members<'py, 'p>;

    unused!();

    fn serialize_bool(self, value: bool) -> Result<Self::Ok, Stop<'py>> {
        self.scalar(value)
    }

    fn serialize_u32(self, value: u32) -> Result<Self::Ok, Stop<'py>> {
        self.scalar(value)
    }

    fn serialize_u64(self, value: u64) -> Result<Self::Ok, Stop<'py>> {
        self.scalar(value)
    }

    fn serialize_i64(self, value: i64) -> Result<Self::Ok, Stop<'py>> {
        self.scalar(value)
    }

    fn serialize_f64(self, value: f64) -> Result<Self::Ok, Stop<'py>> {
        self.scalar(value)
    }

    fn serialize_str(self, value: &str) -> Result<Self::Ok, Stop<'py>> {
        if self.path.is_empty() && self.mode == Mode::Time {
            return Ok(time::to_python(self.py, value)?);
        }
        self.scalar(value)
    }

    fn serialize_none(self) -> Result<Self::Ok, Stop<'py>> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Self::Ok, Stop<'py>> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Self::Ok, Stop<'py>> {
        Ok(self
            .path
            .is_empty()
            .then(|| self.py.None().into_bound(self.py)))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Elements<'py>, Stop<'py>> {
        Ok(Elements {
            py: self.py,
            list: self.is_made().then(|| PyList::empty(self.py)),
        })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'py, 'p>, Stop<'py>> {
        if self.path.is_empty() && self.mode == Mode::Object {
            return Err(Stop::Object);
        }
        Ok(Members {
            reader: self,
            dict: self.is_made().then(|| PyDict::new(self.py)),
        })
    }
}

pub struct Elements<'py> {
    py: Python<'py>,
    list: Option<Bound<'py, PyList>>,
}

impl<'py> ser::SerializeSeq for Elements<'py> {
    type Ok = Option<Bound<'py, PyAny>>;
    type Error = Stop<'py>;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Stop<'py>> {
        if let Some(list) = &self.list {
            list.append(whole(self.py, &value)?)?;
        }
        Ok(())
    }

    fn end(self) -> Result<Self::Ok, Stop<'py>> {
        Ok(self.list.map(Bound::into_any))
    }
}

pub struct Members<'py, 'p> {
    reader: Reader<'py, 'p>,
    dict: Option<Bound<'py, PyDict>>,
}

impl<'py> ser::SerializeMap for Members<'py, '_> {
    type Ok = Option<Bound<'py, PyAny>>;
    type Error = Stop<'py>;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), Stop<'py>> {
        Err(ser::Error::custom("a key alone"))
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), Stop<'py>> {
        Err(ser::Error::custom("a value alone"))
    }

    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &V,
    ) -> Result<(), Stop<'py>> {
        match (&self.dict, self.reader.path.split_first()) {
            (Some(dict), _) => {
                let key = whole(self.reader.py, &key)?;
                dict.set_item(key, whole(self.reader.py, &value)?)?;
            }
            (None, Some((wanted, rest))) => {
                if key.serialize(IsKey(wanted, PhantomData))? {
                    return Err(Stop::Found(value.serialize(Reader {
                        path: rest,
                        ..self.reader
                    })?));
                }
            }
            (None, None) => {}
        }
        Ok(())
    }

    fn end(self) -> Result<Self::Ok, Stop<'py>> {
        Ok(self.dict.map(Bound::into_any))
    }
}

/// Whether a key is the wanted one.
struct IsKey<'py, 'p>(&'p str, PhantomData<&'py ()>);

impl<'py> Serializer for IsKey<'py, '_> {
    type Ok = bool;
    type Error = Stop<'py>;
    type SerializeSeq = Impossible<bool, Stop<'py>>;
    type SerializeMap = Impossible<bool, Stop<'py>>;

    unused!();
    unused! {
        serialize_bool(bool); serialize_u32(u32); serialize_u64(u64); serialize_i64(i64); serialize_f64(f64);
    }

    fn serialize_str(self, key: &str) -> Result<bool, Stop<'py>> {
        Ok(key == self.0)
    }

    fn serialize_none(self) -> Result<bool, Stop<'py>> {
        Ok(false)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<bool, Stop<'py>> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<bool, Stop<'py>> {
        Ok(false)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, Stop<'py>> {
        Err(ser::Error::custom("a key"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Stop<'py>> {
        Err(ser::Error::custom("a key"))
    }
}
