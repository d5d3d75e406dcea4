//! What the library writes itself, against `serde_json`.

use serde::Serialize;

/// Asserts that `write` appends what `serde_json` writes of a value.
pub fn assert_written(value: &impl Serialize, write: impl FnOnce(&mut Vec<u8>)) {
    let (mut written, mut expected) = (b"before".to_vec(), b"before".to_vec());
    write(&mut written);
    serde_json::to_writer(&mut expected, value).unwrap();
    let text = String::from_utf8_lossy;
    assert!(
        written == expected,
        "{}, not {}",
        text(&written),
        text(&expected)
    );
}
