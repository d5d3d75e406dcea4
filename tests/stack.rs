//! The deepest bodies need little stack, even in builds without optimization.

use std::thread;

use bandwidth_callbacks::{Callback, ErrorKind, Options, Parser};

/// Returns a body of this many levels, arrays and objects in turn, including the root object.
fn nested(levels: usize) -> Vec<u8> {
    let (mut open, mut close) = (String::new(), String::new());
    for level in 1..levels {
        open.push_str(if level % 2 == 0 { r#"{"a":"# } else { "[" });
        close.insert(0, if level % 2 == 0 { '}' } else { ']' });
    }
    format!(r#"{{"eventType":"initiate","a":{open}{close}}}"#)
        .replace(":}", ":0}")
        .into_bytes()
}

fn on_a_stack_of(kib: usize, check: impl FnOnce() + Send + 'static) {
    thread::Builder::new()
        .stack_size(kib * 1024)
        .spawn(check)
        .unwrap()
        .join()
        .unwrap();
}

/// Runs everything that recurses: parsing, comparing, printing, writing and dropping.
fn parse_everywhere(options: Options, levels: usize) {
    let mut parser = Parser::with_options(options);
    let body = nested(levels);
    let callback = parser.parse_ref::<Callback<'_>>(&body).unwrap();
    assert_eq!(callback.clone(), callback);
    assert!(!format!("{callback:?}").is_empty());
    assert_eq!(serde_json::to_vec(&callback).unwrap().len(), body.len());
    drop(callback);
    assert!(parser.parse::<Callback<'_>>(&mut body.clone()).is_ok());
    assert!(
        parser
            .parse_owned::<Callback<'_>>(body)
            .unwrap()
            .get()
            .extra()
            .get("a")
            .is_some()
    );
    assert_eq!(
        parser
            .parse_ref::<Callback<'_>>(&nested(levels + 1))
            .unwrap_err()
            .kind(),
        ErrorKind::TooDeep
    );
}

#[test]
fn the_default_depth_needs_less_than_128_kib() {
    on_a_stack_of(128, || parse_everywhere(Options::new(), 32));
}

#[test]
fn the_highest_depth_needs_less_than_256_kib() {
    on_a_stack_of(256, || {
        parse_everywhere(
            Options::new().max_depth(Options::MAX_DEPTH),
            Options::MAX_DEPTH,
        )
    });
}

#[test]
fn hostile_depth_is_refused_within_128_kib() {
    on_a_stack_of(128, || {
        let mut parser = Parser::new();
        for unit in ["[", r#"{"a":"#, r#"[{"a":"#, "[[],"] {
            let body = unit.repeat(Options::DEFAULT_MAX_LEN / unit.len() - 30);
            assert_eq!(
                parser
                    .parse_ref::<Callback<'_>>(body.as_bytes())
                    .unwrap_err()
                    .kind(),
                ErrorKind::TooDeep
            );
            let inside = format!(r#"{{"eventType":"answer","a":{body}"#);
            assert_eq!(
                parser
                    .parse_ref::<Callback<'_>>(inside.as_bytes())
                    .unwrap_err()
                    .kind(),
                ErrorKind::TooDeep
            );
            assert_eq!(
                parser
                    .parse::<Callback<'_>>(&mut inside.into_bytes())
                    .unwrap_err()
                    .kind(),
                ErrorKind::TooDeep
            );
        }
    });
}
