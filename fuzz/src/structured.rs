//! Valid events: an event that is written and read again is equal.

use arbitrary::{Arbitrary, Unstructured};
use bandwidth_callbacks::voice::ArbitraryBody;
use bandwidth_callbacks::{Callback, Parser};

use crate::written::assert_written;
use crate::{differential, paths};

/// Makes a callback and a body from the input, and parses both.
pub fn structured(entropy: &[u8]) {
    let mut u = Unstructured::new(entropy);
    if let Ok(callback) = Callback::arbitrary(&mut u) {
        assert_written(&callback, |out| callback.write_json(out));
        let json = serde_json::to_vec(&callback).unwrap();
        let owned = Parser::new()
            .parse_owned::<Callback<'_>>(json.clone())
            .unwrap();
        assert_eq!(owned.get(), callback);
        let value = serde_json::to_value(&callback).unwrap();
        assert_eq!(
            serde_json::from_slice::<serde_json::Value>(&json).unwrap(),
            value
        );
        assert_eq!(serde_json::to_value(owned.get()).unwrap(), value);
        let mut json = json;
        assert_eq!(Parser::new().parse(&mut json), Ok(callback));
    }
    if let Ok(body) = ArbitraryBody::arbitrary(&mut u) {
        let body = body.into_bytes();
        assert_eq!(
            Parser::new().parse_ref::<Callback<'_>>(&body).err(),
            None,
            "{}",
            String::from_utf8_lossy(&body)
        );
        differential(&body);
        paths(&body);
    }
}
