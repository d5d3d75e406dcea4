//! One parser for many bodies: what came before, and whether it failed, does not matter.

use arbitrary::{Arbitrary, Unstructured};
use bandwidth_callbacks::{ArbitraryBody, Parser};

/// Makes a sequence of bodies of the input and parses it with one parser and with fresh ones.
pub fn reuse(entropy: &[u8]) {
    let mut u = Unstructured::new(entropy);
    let mut used = Parser::new();
    for _ in 0..16 {
        let Ok((call, body)) = next(&mut u) else { return };
        match call {
            0 => {
                let (mut first, mut second) = (body.clone(), body.clone());
                let reused = used.parse(&mut first);
                assert_eq!(reused, Parser::new().parse(&mut second));
                let is_err = reused.is_err();
                drop(reused);
                // What stands behind an unescaped text depends on the lane, and the lane on the bodies before.
                if is_err || !body.contains(&b'\\') {
                    assert_eq!(first, second, "what is left of a body is the same too");
                }
            }
            1 => assert_eq!(used.parse_ref(&body), Parser::new().parse_ref(&body)),
            _ => match (used.parse_owned(body.clone()), Parser::new().parse_owned(body)) {
                (Ok(reused), Ok(fresh)) => assert_eq!(reused.view(), fresh.view()),
                (Err(reused), Err(fresh)) => assert_eq!(reused, fresh),
                (reused, fresh) => panic!("reused {reused:?}, fresh {fresh:?}"),
            },
        }
        if u.is_empty() {
            return;
        }
    }
}

/// Which way to parse, and a body: valid, damaged, or any bytes.
fn next(u: &mut Unstructured<'_>) -> arbitrary::Result<(u8, Vec<u8>)> {
    let call = u.int_in_range(0..=2)?;
    if u.ratio(1, 4)? {
        return Ok((call, u.arbitrary()?));
    }
    let mut body = ArbitraryBody::arbitrary(u)?.into_bytes();
    match u.int_in_range(0..=3)? {
        0 => body.truncate(u.choose_index(body.len())?),
        1 => {
            let place = u.choose_index(body.len())?;
            body[place] = u.arbitrary()?;
        }
        _ => {}
    }
    Ok((call, body))
}
