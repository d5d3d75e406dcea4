//! One parser for many bodies: earlier bodies, accepted or not, affect neither the result nor the
//! path.

use arbitrary::{Arbitrary, Unstructured};
use bandwidth_callbacks::testing::declines;
use bandwidth_callbacks::voice::ArbitraryBody;
use bandwidth_callbacks::{Callback, Parser};

/// Makes a sequence of bodies from the input, and parses each with one parser for all and with a
/// fresh parser.
pub fn reuse(entropy: &[u8]) {
    let mut u = Unstructured::new(entropy);
    let mut used = Parser::new();
    for _ in 0..16 {
        let Ok((call, body)) = next(&mut u) else {
            return;
        };
        assert_eq!(
            declines::<Callback<'_>>(&mut used, &body),
            declines::<Callback<'_>>(&mut Parser::new(), &body)
        );
        match call {
            0 => {
                let (mut first, mut second) = (body.clone(), body.clone());
                let reused = used.parse::<Callback<'_>>(&mut first);
                assert_eq!(reused, Parser::new().parse(&mut second));
                drop(reused);
                assert_eq!(first, second, "the bytes left in a body are the same too");
            }
            1 => assert_eq!(
                used.parse_ref::<Callback<'_>>(&body),
                Parser::new().parse_ref::<Callback<'_>>(&body)
            ),
            _ => match (
                used.parse_owned::<Callback<'_>>(body.clone()),
                Parser::new().parse_owned::<Callback<'_>>(body),
            ) {
                (Ok(reused), Ok(fresh)) => assert_eq!(reused.get(), fresh.get()),
                (Err(reused), Err(fresh)) => assert_eq!(reused, fresh),
                (reused, fresh) => panic!("reused {reused:?}, fresh {fresh:?}"),
            },
        }
        if u.is_empty() {
            return;
        }
    }
}

/// The function to parse with, and a body: valid, damaged, or any bytes.
fn next(u: &mut Unstructured<'_>) -> arbitrary::Result<(u8, Vec<u8>)> {
    let call = u.int_in_range(0..=2)?;
    if u.ratio(1, 4)? {
        return Ok((call, u.arbitrary()?));
    }
    let mut body = ArbitraryBody::arbitrary(u)?.into_bytes();
    match u.int_in_range(0..=3)? {
        0 => body.truncate(u.choose_index(body.len())?),
        1 => {
            let at = u.choose_index(body.len())?;
            body[at] = u.arbitrary()?;
        }
        _ => {}
    }
    Ok((call, body))
}
