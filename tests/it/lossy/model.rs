//! Every kind of damage, everywhere, by every call: the model says what comes out.

use std::thread;

use bandwidth_callbacks::{Callback, EventType, Options, Parser};

use super::damage::{DAMAGE, OTHER, bodies};
use super::model;
use crate::common::{Family, Fixture, Lossy, Model, Random, all_fixtures, every};

#[test]
fn every_kind_of_damage_at_every_kind_of_place_is_what_the_model_says() {
    let (mut model, mut accepted, mut replaced) = (model(), 0, 0);
    for text in DAMAGE.iter().chain(OTHER) {
        for (family, body) in bodies(text) {
            if let Some(count) = model.assert(family, &body) {
                accepted += 1;
                replaced += count;
            }
        }
    }
    assert!(accepted > 1000 && replaced > 1500, "{accepted} {replaced}");
}

/// Each text is damaged, so that the model is not only compared with itself.
#[test]
fn the_texts_are_what_they_are_meant_to_be() {
    let mut model = model();
    for text in DAMAGE {
        let body = [br#"{"eventType":"gather","tag":""#, *text, br#""}"#].concat();
        assert!(
            Parser::new().parse_ref::<Callback<'_>>(&body).is_err(),
            "{}",
            text.escape_ascii()
        );
        assert!(
            Model::of(&body).replaced > 0 && model.assert(Family::Voice, &body).is_some(),
            "{}",
            text.escape_ascii()
        );
    }
    for text in OTHER {
        let body = [br#"{"eventType":"gather","tag":""#, *text, br#""}"#].concat();
        let is_valid = Parser::new().parse_ref::<Callback<'_>>(&body).is_ok();
        assert_eq!(
            model.assert(Family::Voice, &body),
            is_valid.then_some(0),
            "{}",
            text.escape_ascii()
        );
    }
}

/// Bytes of every fixture become one that is not UTF-8, in usual bodies every other one. Fixtures
/// have different ones at the same place.
#[test]
fn fixtures_with_any_one_byte_damaged_are_what_the_model_says() {
    const BYTES: &[u8] = b"\xe9\x80\xff\xc3\xf0\xed";
    let accepted = on_two_threads(|model, fixture, seed| {
        let mut accepted = 0;
        let mut body = fixture.body.clone();
        let step = every(7) * if fixture.case == "typical" { 2 } else { 13 };
        for offset in (seed % step..body.len()).step_by(step) {
            let byte = body[offset];
            body[offset] = BYTES[(offset / step + seed) % BYTES.len()];
            accepted += usize::from(model.assert(fixture.family, &body).is_some());
            body[offset] = byte;
        }
        accepted
    });
    assert!(accepted > 12_000 / every(8), "{accepted}");
}

/// A damage is put into fixtures, several times and at random, also where it is not in a string.
#[test]
fn fixtures_with_random_damage_are_what_the_model_says() {
    let accepted = on_two_threads(|model, fixture, seed| {
        let mut random = Random::new(seed as u64);
        let mut accepted = 0;
        for _ in 0..24 / every(6) {
            let mut body = fixture.body.clone();
            for _ in 0..=random.below(4) {
                let text = DAMAGE[random.below(DAMAGE.len())];
                // Most often next to a letter, that is, in a string.
                let places = [(); 8].map(|()| random.below(body.len()));
                let at = places
                    .into_iter()
                    .find(|at| body[*at].is_ascii_alphabetic())
                    .unwrap_or(places[0]);
                body.splice(at..at, text.iter().copied());
            }
            accepted += usize::from(model.assert(fixture.family, &body).is_some());
        }
        accepted
    });
    assert!(accepted > 2000 / every(8), "{accepted}");
}

/// Bodies of fixtures, on two threads. Returns the sum.
fn on_two_threads(each: impl Fn(&mut Lossy, &Fixture, usize) -> usize + Sync) -> usize {
    let fixtures = all_fixtures();
    let sum = |half: usize| {
        let some = fixtures
            .iter()
            .enumerate()
            .filter(|(index, _)| index % 2 == half);
        let mut model = model();
        some.map(|(index, fixture)| each(&mut model, fixture, index))
            .sum::<usize>()
    };
    thread::scope(|scope| {
        let first = scope.spawn(|| sum(0));
        sum(1) + first.join().unwrap()
    })
}

/// The vector code works in blocks of up to 64 bytes, and the index of the fast path as well.
#[test]
fn damage_at_every_offset_in_a_block_is_what_the_model_says() {
    let mut model = model();
    for text in [
        b"\xe9".as_slice(),
        b"\xf0\x9f\x98",
        br"\ud83d",
        br"\ud83d\ud83d\ude00",
        br"\\\ude00\\",
    ] {
        for len in 0..=130 {
            let fill = "a".repeat(len);
            for (before, after) in [(&*fill, ""), ("", &*fill), (&*fill, &*fill)] {
                let tag = [before.as_bytes(), text, after.as_bytes()].concat();
                let body = [
                    br#"{"eventType":"gather","tag":""#,
                    &tag[..],
                    br#"","digits":"1"}"#,
                ]
                .concat();
                assert!(model.assert(Family::Voice, &body).is_some());
            }
        }
    }
}

#[test]
fn the_other_options_work_on_what_was_repaired() {
    let mut strict = Lossy::new(Options::new().strict(true), 256);
    let mut models = [
        Lossy::new(Options::new().only(&[EventType::Dtmf]), 1),
        Lossy::new(Options::new().max_depth(3), 0),
    ];
    for text in DAMAGE {
        for (family, body) in bodies(text) {
            strict.assert(family, &body);
            models.iter_mut().for_each(|model| {
                model.assert(family, &body);
            });
        }
    }
    let wrong = br#"[{"type":"message-sent","to":7},{"type":"message-sent","description":"\ud800","to":"1"}]"#;
    assert_eq!(strict.assert(Family::Messaging, wrong), Some(1));
}
