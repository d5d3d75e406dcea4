//! The checks of the fuzz targets on generated input, with cases that shrink. `PROPTEST_CASES` sets
//! how many.

use arbitrary::{Arbitrary, Unstructured};
use bandwidth_callbacks::messaging::ArbitraryMessages;
use bandwidth_callbacks::stream::ArbitraryFrame;
use bandwidth_callbacks::testing::declines;
use bandwidth_callbacks::types::Value;
use bandwidth_callbacks::voice::ArbitraryBody;
use bandwidth_callbacks::{Callback, EventType, Parser};
use bandwidth_callbacks_fuzz::{
    any as any_kind, bytes, differential, frames, messages, paths, reuse, structured, values,
};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;

fn entropy() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..1500)
}

/// One change of a valid body. The result may be valid or not.
#[derive(Clone, Debug)]
enum Damage {
    Cut(Index),
    Set(Index, u8),
    Insert(Index, Vec<u8>),
    Repeat(Index, Index),
    Remove(Index, Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let token = prop::sample::select(vec![
        "\"",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\\ud800",
        "\\uDC00",
        "\\u0000",
        "\u{feff}",
        "\0",
        "\n",
        "1e400",
        "-",
        "18446744073709551616",
        "null",
        "\"eventType\":\"answer\",",
        "\"tag\":1,",
        "\"type\":\"message-sent\",",
        "\"event\":\"DELIVERED\",",
        "\"phoneNumber\":null,",
        "{\"type\":\"message-sent\"},",
        "\"payload\":\"/w==\",",
        "\\/",
        "=",
        "\"x\":{\"y\":[]},",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "é",
    ]);
    prop_oneof![
        any::<Index>().prop_map(Damage::Cut),
        any::<(Index, u8)>().prop_map(|(at, byte)| Damage::Set(at, byte)),
        (any::<Index>(), token).prop_map(|(at, token)| Damage::Insert(at, token.into())),
        (any::<Index>(), prop::collection::vec(0x80..=0xff_u8, 1..5))
            .prop_map(|(at, bytes)| Damage::Insert(at, bytes)),
        any::<(Index, Index)>().prop_map(|(from, to)| Damage::Repeat(from, to)),
        any::<(Index, Index)>().prop_map(|(from, to)| Damage::Remove(from, to)),
    ]
}

fn damaged(entropy: &[u8], damages: &[Damage]) -> Vec<u8> {
    damage_to(
        ArbitraryBody::arbitrary(&mut Unstructured::new(entropy))
            .unwrap()
            .into_bytes(),
        damages,
    )
}

fn damage_to(mut body: Vec<u8>, damages: &[Damage]) -> Vec<u8> {
    for damage in damages {
        let range = |from: &Index, to: &Index| {
            let (from, to) = (from.index(body.len() + 1), to.index(body.len() + 1));
            from.min(to)..from.max(to)
        };
        match damage {
            Damage::Cut(at) => body.truncate(at.index(body.len() + 1)),
            Damage::Set(at, byte) => {
                if !body.is_empty() {
                    let at = at.index(body.len());
                    body[at] = *byte;
                }
            }
            Damage::Insert(at, token) => {
                let at = at.index(body.len() + 1);
                body.splice(at..at, token.iter().copied());
            }
            Damage::Repeat(from, to) => {
                let range = range(from, to);
                let part = body[range.clone()].to_vec();
                body.splice(range.end..range.end, part);
            }
            Damage::Remove(from, to) => {
                body.drain(range(from, to));
            }
        }
    }
    body
}

proptest! {
    #[test]
    fn serialized_events_are_equal_when_parsed_again(entropy in entropy()) {
        structured(&entropy);
    }

    #[test]
    fn damaged_bodies_mean_what_serde_json_says(entropy in entropy(), damages in prop::collection::vec(damage(), 0..4)) {
        let body = damaged(&entropy, &damages);
        differential(&body);
        bytes(&body);
    }

    #[test]
    fn the_fast_path_is_invisible(entropy in entropy(), damages in prop::collection::vec(damage(), 0..3)) {
        paths(&damaged(&entropy, &damages));
    }

    #[test]
    fn damaged_frames_mean_what_serde_json_says(entropy in entropy(), damages in prop::collection::vec(damage(), 0..4)) {
        let message = ArbitraryFrame::arbitrary(&mut Unstructured::new(&entropy)).unwrap().into_bytes();
        frames(&damage_to(message, &damages));
        frames(&entropy);
    }

    #[test]
    fn damaged_messages_mean_what_serde_json_says(entropy in entropy(), damages in prop::collection::vec(damage(), 0..4)) {
        let body = ArbitraryMessages::arbitrary(&mut Unstructured::new(&entropy)).unwrap().into_bytes();
        messages(&damage_to(body, &damages));
        messages(&entropy);
    }

    #[test]
    fn damaged_bodies_of_any_kind_are_told_apart(entropy in entropy(), damages in prop::collection::vec(damage(), 0..4)) {
        any_kind(&damaged(&entropy, &damages));
        let body = ArbitraryMessages::arbitrary(&mut Unstructured::new(&entropy)).unwrap().into_bytes();
        any_kind(&damage_to(body, &damages));
        any_kind(&entropy);
    }

    #[test]
    fn all_functions_agree_on_any_bytes(body in entropy()) {
        bytes(&body);
        differential(&body);
        paths(&body);
    }

    #[test]
    fn a_reused_parser_has_the_results_of_a_new_one(entropy in entropy()) {
        reuse(&entropy);
    }

    #[test]
    fn times_and_durations_agree_with_jiff(text in "\\PC{0,30}|[0-9]{4}-[01][0-9]-[0-3][0-9][Tt][0-2][0-9]:[0-5][0-9](:[0-6][0-9]([.,][0-9]{1,20})?)?(Z|z|[+-][0-2][0-9](:?[0-5][0-9])?)?|P?T?([0-9]{1,20}[HMS]){0,3}([0-9]{1,4}([.,][0-9]{0,20})?S?)?") {
        values(text.as_bytes());
    }
}

/// The generator reaches all events and layouts that the targets are meant to test.
#[test]
fn generated_bodies_cover_all_events_and_layouts() {
    let mut random = proptest::test_runner::TestRunner::deterministic();
    let (mut events, mut pretty, mut escaped, mut unknown, mut late) = (Vec::new(), 0, 0, 0, 0);
    let mut raw = 0;
    for _ in 0..2000 {
        let entropy = entropy().new_tree(&mut random).unwrap().current();
        let body = ArbitraryBody::arbitrary(&mut Unstructured::new(&entropy))
            .unwrap()
            .into_bytes();
        let mut parser = Parser::new();
        let callback = parser.parse_ref::<Callback<'_>>(&body).unwrap();
        events.push(callback.event_type().as_str().to_owned());
        pretty += usize::from(body.starts_with(b"{\n"));
        escaped += usize::from(body.contains(&b'\\'));
        unknown += usize::from(!callback.extra().is_empty());
        late += usize::from(!body.starts_with(b"{\"eventType"));
        let is_raw = |value: &Value<'_>| {
            matches!(value, Value::Array(_) | Value::Object(_))
                && serde_json::to_string(value).unwrap().contains('\\')
        };
        raw += usize::from(
            callback.extra().iter().any(|(_, value)| is_raw(&value))
                && declines::<Callback<'_>>(&mut Parser::new(), &body).is_none(),
        );
    }
    events.sort();
    events.dedup();
    assert_eq!(events.len(), EventType::ALL.len());
    for count in [pretty, escaped, unknown, late] {
        assert!(
            (300..=1900).contains(&count),
            "{pretty} {escaped} {unknown} {late}"
        );
    }
    assert!(
        raw >= 70,
        "the fast path keeps few values with escapes raw: {raw}"
    );
}
