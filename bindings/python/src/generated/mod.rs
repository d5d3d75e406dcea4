// Written by `cargo xtask gen` from schema/. Edit that file.

pub mod messaging;
pub mod notification;
pub mod stream;
pub mod voice;

use pyo3::prelude::*;

/// Adds the classes to the module.
pub fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    voice::add(module)?;
    messaging::add(module)?;
    stream::add(module)?;
    notification::add(module)?;
    Ok(())
}
