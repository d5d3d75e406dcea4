//! The order of members changes no value, and the fast path declines no body because of it.

use crate::common::{Family, Fixture, Paths, Random, all_fixtures, every};
use bandwidth_callbacks::{Options, Parser};
use serde_json::Value;

/// Splits a compact or indented object into its members, each as it is written in the body.
fn members(body: &[u8]) -> Vec<&[u8]> {
    let body = body.trim_ascii();
    let body = body
        .strip_prefix(b"[")
        .and_then(|body| body.strip_suffix(b"]"))
        .unwrap_or(body);
    let body = body.strip_prefix(b"{").unwrap().strip_suffix(b"}").unwrap();
    let (mut members, mut start) = (Vec::new(), 0);
    let (mut depth, mut in_string, mut escaped) = (0, false, false);
    for (offset, byte) in body.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            b',' if depth == 0 => {
                members.push(&body[start..offset]);
                start = offset + 1;
            }
            _ => {}
        }
    }
    members.push(&body[start..]);
    members
}

fn object(members: &[&[u8]]) -> Vec<u8> {
    [b"{", &members.join(&b","[..])[..], b"}"].concat()
}

/// Returns the value that the tape path reads from a body. The order of its unknown fields has no
/// meaning.
fn value(family: Family, body: &[u8]) -> Value {
    let mut parser = Parser::with_options(Options::new().fast_path(false));
    serde_json::to_value(family.parse_ref(&mut parser, body).unwrap()).unwrap()
}

/// The fixtures of all families that have one event.
fn single() -> Vec<Fixture> {
    let mut fixtures = all_fixtures();
    fixtures.retain(|fixture| {
        fixture
            .json()
            .as_array()
            .is_none_or(|events| events.len() == 1)
    });
    fixtures
}

/// The number of shuffles of each fixture, in addition to its rotations and their reversals.
const SHUFFLES: usize = 8;

#[test]
fn members_in_any_order_have_the_same_values() {
    let mut paths = Paths::new(Options::new());
    let mut taken = 0;
    for fixture in single() {
        let family = fixture.family;
        paths.family = family;
        let members = members(&fixture.body);
        assert_eq!(members.len(), fixture.members().len(), "{}", fixture.name());
        let original = object(&members);
        let (is_taken, expected) = (paths.agree(&original), value(family, &original));
        let mut check = |members: &[&[u8]], name: &str| {
            let body = object(members);
            let found = paths.agree(&body);
            assert_eq!(
                found,
                is_taken,
                "{} {name}: {}",
                fixture.name(),
                body.escape_ascii()
            );
            assert_eq!(value(family, &body), expected, "{} {name}", fixture.name());
            taken += usize::from(found);
        };
        let mut order = members.clone();
        for count in (1..members.len()).step_by(every(3)) {
            order.clone_from(&members);
            order.rotate_left(count);
            check(&order, &format!("rotated by {count}"));
        }
        order.clone_from(&members);
        order.reverse();
        check(&order, "reversed");
        for seed in 0..SHUFFLES / every(4) {
            order.clone_from(&members);
            Random::new(seed as u64).shuffle(&mut order);
            check(&order, &format!("shuffled by seed {seed}"));
        }
    }
    println!("the fast path handles {taken} of {} bodies", paths.compared);
    assert!(paths.compared > 5_000 / every(4));
    assert!(taken > 2_500 / every(4));
}

/// The order inside of nested objects makes no difference either.
#[test]
fn members_of_nested_objects_in_any_order_have_the_same_values() {
    let mut paths = Paths::new(Options::new());
    let mut taken = 0;
    for fixture in single()
        .iter()
        .filter(|it| matches!(&*it.case, "full" | "typical" | "nulls"))
    {
        let family = fixture.family;
        paths.family = family;
        let original = object(&members(&fixture.body));
        let (is_taken, expected) = (paths.agree(&original), value(family, &original));
        for (at, member) in members(&fixture.body).iter().enumerate() {
            let Some(start) = member.iter().position(|byte| *byte == b'{') else {
                continue;
            };
            let (key, nested) = member.split_at(start);
            if key.contains(&b'[') {
                continue;
            }
            let mut order = members(nested);
            for count in 0..2 * order.len() {
                if count == order.len() {
                    order.reverse();
                }
                order.rotate_left(1);
                let member = [key, &object(&order)].concat();
                let mut outer = members(&fixture.body);
                outer[at] = &member;
                let body = object(&outer);
                let found = paths.agree(&body);
                assert_eq!(
                    found,
                    is_taken,
                    "{}: {}",
                    fixture.name(),
                    body.escape_ascii()
                );
                assert_eq!(value(family, &body), expected, "{}", fixture.name());
                taken += usize::from(found);
            }
        }
    }
    println!("the fast path handles {taken} of {} bodies", paths.compared);
    assert!(taken > 200);
}
