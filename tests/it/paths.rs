//! Both paths have the same result for every body, at each level of the CPU's instructions, and
//! leave the same bytes in a body that is refused.

use std::thread;

use crate::common::{Family, Fixture, Paths, all_fixtures, every};
use bandwidth_callbacks::voice::{DisconnectCallback, InitiateCallback};
use bandwidth_callbacks::{Options, Parser};

/// Asserts the same of all functions that parse, including those that do not build a callback.
fn agree_in_all_ways(paths: &mut Paths, options: Options, body: &[u8]) {
    paths.agree(body);
    let shown = || body.escape_ascii();
    let (mut on, mut off) = (
        Parser::with_options(options),
        Parser::with_options(options.fast_path(false)),
    );
    let family = paths.family;
    match (
        family.parse_owned(&mut on, body.to_vec()),
        family.parse_owned(&mut off, body.to_vec()),
    ) {
        (Ok(found), Ok(expected)) => {
            assert!(
                found == expected && found.get().names() == expected.get().names(),
                "{}",
                shown()
            );
            assert!(found.clone() == found, "{}", shown());
        }
        (found, expected) => assert!(found.err() == expected.err(), "{}", shown()),
    }
    if family != Family::Voice {
        return;
    }
    let (mut with, mut without) = (body.to_vec(), body.to_vec());
    assert!(
        on.parse::<DisconnectCallback<'_>>(&mut with) == off.parse(&mut without),
        "{}",
        shown()
    );
    let (mut with, mut without) = (body.to_vec(), body.to_vec());
    assert!(
        on.parse::<InitiateCallback<'_>>(&mut with) == off.parse(&mut without),
        "{}",
        shown()
    );
}

/// Returns the fixture as a sender may write it.
fn forms(fixture: &Fixture) -> Vec<Vec<u8>> {
    let json = fixture.json();
    let mut tabs = Vec::new();
    let formatter = serde_json::ser::PrettyFormatter::with_indent(b"\t");
    serde::Serialize::serialize(
        &json,
        &mut serde_json::Serializer::with_formatter(&mut tabs, formatter),
    )
    .unwrap();
    let compact = serde_json::to_vec(&json).unwrap();
    let spaced = [b" \r\n".as_slice(), &compact, b"\n\t "].concat();
    vec![
        fixture.body.clone(),
        compact,
        serde_json::to_vec_pretty(&json).unwrap(),
        tabs,
        spaced,
    ]
}

#[test]
fn every_fixture_in_every_form_has_the_same_outcome() {
    let mut paths = Paths::new(Options::new());
    for fixture in all_fixtures() {
        paths.family = fixture.family;
        for form in forms(&fixture) {
            agree_in_all_ways(&mut paths, Options::new(), &form);
        }
    }
    assert!(paths.compared > 1000);
}

#[test]
fn bodies_cut_at_every_byte_have_the_same_outcome() {
    let compared = on_two_threads(|paths, fixture| {
        let pretty = serde_json::to_vec_pretty(&fixture.json()).unwrap();
        let forms = if fixture.case == "typical" {
            vec![&fixture.body, &pretty]
        } else {
            vec![&fixture.body]
        };
        for form in forms {
            let step = every(5);
            for end in (form.len() % step..form.len()).step_by(step) {
                compare(paths, fixture, &form[..end]);
            }
        }
    });
    assert!(compared > 180_000 / every(6));
}

#[test]
fn bodies_with_any_one_byte_changed_have_the_same_outcome() {
    const OTHERS: &[u8] = b"\"\\,:{}[] \nx0\x01\x80\xff";
    let compared = on_two_threads(|paths, fixture| {
        let mut body = fixture.body.clone();
        let some = every(9);
        for offset in (body.len() % some..body.len()).step_by(some) {
            let byte = body[offset];
            // Usual bodies get two of the bytes at each offset, and others get one. The next offset
            // gets other bytes.
            let step = if fixture.case == "typical" {
                7
            } else {
                OTHERS.len()
            };
            for other in OTHERS.iter().skip(offset % step).step_by(step) {
                body[offset] = *other;
                compare(paths, fixture, &body);
            }
            body[offset] = byte;
        }
    });
    assert!(compared > 160_000 / every(10));
}

/// Compares in place at one level in turn, and for every 32nd body at all levels with the offset of
/// its error. All levels must also agree on which of the usual bodies they handle, of which this
/// looks at every fourth.
fn compare(paths: &mut Paths, fixture: &Fixture, body: &[u8]) {
    if paths.compared.is_multiple_of(32) {
        paths.agree_on_outcome(body);
    } else {
        paths.agree_in_place(body);
    }
    if fixture.case == "typical" && paths.compared.is_multiple_of(4) {
        paths.takes(body);
    }
}

/// Compares bodies of all fixtures. Returns how many.
fn on_two_threads(each: impl Fn(&mut Paths, &Fixture) + Sync) -> usize {
    let fixtures = all_fixtures();
    let compare = |fixtures: &[Fixture]| {
        let mut paths = Paths::new(Options::new());
        fixtures.iter().for_each(|fixture| {
            paths.family = fixture.family;
            each(&mut paths, fixture);
        });
        paths.compared
    };
    let (first, second) = fixtures.split_at(fixtures.len() / 2);
    thread::scope(|scope| {
        let first = scope.spawn(|| compare(first));
        compare(second) + first.join().unwrap()
    })
}

/// Members that only look like the event's type or a field must not be confused with it.
#[test]
fn look_alikes_have_the_same_outcome() {
    let mut paths = Paths::new(Options::new());
    for body in [
        r#"{"tag":"\"eventType\":\"dtmf\"","eventType":"answer","callId":"c-0000000000000001"}"#,
        r#"{"sipHeaders":{"eventType":"dtmf"},"eventType":"initiate","callId":"c-0000000000000001"}"#,
        r#"{"mediaStream":{"eventType":"dtmf"},"eventType":"mediaStreamStarted","callId":"c-00000001"}"#,
        r#"{"new":"eventType","eventType":"answer","callId":"c-0000000000000000000000000000000001"}"#,
        r#"{"event\u0054ype":"dtmf","eventType":"answer","callId":"c-0000000000000000000000000001"}"#,
        r#"{"eventType":"d\u0074mf","callId":"c-00000000000000000000000000000000000000000000000001"}"#,
        r#"{"eventType":"d\u0074m","callId":"c-000000000000000000000000000000000000000000000000001"}"#,
        r#"{"eventType":"dtmf","eventType":"dtmf","callId":"c-000000000000000000000000000000000001"}"#,
        r#"{"eventType":null,"callId":"c-00000000000000000000000000000000000000000000000000000001"}"#,
        r#"{"eventType":"dtmf","callId":null,"callId":"c-0000000000000000000000000000000000000001"}"#,
        r#"{"eventType":"dtmf","new":1,"new":2,"another":"x","third":null,"fourth":true,"digit":"5"}"#,
        r#"{"eventType":"dtmf","a":1,"b":2,"c":3,"d":4,"e":5,"callId":"c-000000000000000000000001"}"#,
        r#"{"eventType":"dtmf","new":01,"callId":"c-0000000000000000000000000000000000000000000001"}"#,
        r#"{"eventType":"dtmf","new":-1,"callId":"c-0000000000000000000000000000000000000000000001"}"#,
        r#"{"eventType":"dtmf","new":truer,"callId":"c-0000000000000000000000000000000000000000001"}"#,
        r#"{"eventType":"dtmf","new":4294967296,"callId":"c-00000000000000000000000000000000000001"}"#,
        r#"{"eventType":"dtmf","new":999999999,"callId":"c-000000000000000000000000000000000000001"}"#,
        r#"{"eventType":"dtmf","tag":"\ud83d\ude00\n","digit":"\u0035","new":"plain","to":"\/\b\f"}"#,
        r#"{"eventType":"dtmf","tag":"\ud83d","callId":"c-0000000000000000000000000000000000000001"}"#,
        r#"{"eventType":"dtmf","tag":"\ude00","callId":"c-0000000000000000000000000000000000000001"}"#,
        r#"{"eventType":"referComplete","referSipResponseCode":202,"notifySipResponseCode":4294967295}"#,
        r#"{"sipHeaders":{"eventType":"initiate"},"eventType":"answer","callId":"c-000000000000000000000001"}"#,
        r#"{"eventType":"dtmf","tag":"\ud83d\ue000","callId":"c-000000000000000000000000000000000000"}"#,
        r#"{"eventType":"dtmf","new":12.5,"callId":"c-000000000000000000000000000000000000000000000000"}"#,
        r#"{"eventType":"dtmf","new":12x,"callId":"c-0000000000000000000000000000000000000000000000000"}"#,
        "{\"eventType\":\"dtmf\",\"privacy\":\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\"}",
        "{\"eventType\":\"dtmf\",\"tag\":\"\\n\u{e9}\u{1f600}\",\"digit\":\"\u{e9}\\t\",\"new\":\"\u{e9}\"}",
        "\u{feff}{\"eventType\":\"dtmf\",\"callId\":\"c-000000000000000000000000000000000000000001\"}",
    ] {
        agree_in_all_ways(&mut paths, Options::new(), body.as_bytes());
    }
    agree_in_all_ways(
        &mut paths,
        Options::new(),
        b"{\"eventType\":\"dtmf\",\"tag\":\"\\n\xff\",\"callId\":\"c-000000000000000000000\"}",
    );
    agree_in_all_ways(
        &mut paths,
        Options::new(),
        b"{\"eventType\":\"dtmf\",\"tag\":\"\xf0\x9f\x98\",\"callId\":\"c-0000000000000000000\"}",
    );
}

/// Options that the fast path must respect.
#[test]
fn options_have_the_same_outcome() {
    for (turn, options) in [
        Options::new().max_extra(0),
        Options::new().max_extra(1),
        Options::new().max_extra(3),
        Options::new().max_depth(1),
        Options::new().max_depth(2),
        Options::new().max_depth(3),
        Options::new().max_depth(4),
        Options::new().max_depth(5),
        Options::new().max_messages(1),
        Options::new().max_messages(2),
        Options::new().strict(true),
        Options::new().max_len(600),
    ]
    .into_iter()
    .enumerate()
    {
        let mut paths = Paths::new(options);
        let step = every(3);
        for fixture in all_fixtures().into_iter().skip(turn % step).step_by(step) {
            paths.family = fixture.family;
            agree_in_all_ways(&mut paths, options, &fixture.body);
        }
        paths.family = Family::Voice;
        for unknown in 0..=6 {
            let unknown: String = (0..unknown).map(|n| format!(r#""new{n}":"it","#)).collect();
            let body = format!(
                r#"{{{unknown}"eventType":"dtmf","callId":"c-00000000000000000000000000000000"}}"#
            );
            agree_in_all_ways(&mut paths, options, body.as_bytes());
        }
    }
}
