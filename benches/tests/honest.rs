//! What readers of the results rely on.

use std::collections::BTreeSet;
use std::fs;
use std::time::Duration;

use bandwidth_callbacks::testing::declines;
use bandwidth_callbacks::{Callback, EventType, Parser};
use bandwidth_callbacks_benches::bodies::{self, Group};
use bandwidth_callbacks_benches::check::{Verdict, verdict};
use bandwidth_callbacks_benches::peers::{self, Peer, Values};
use bandwidth_callbacks_benches::report::{Report, stray_figure};
use bandwidth_callbacks_benches::turns::ratios;
use serde_json::{Value, json};

/// A parser that makes of a body what a function says.
struct Fake(fn(&[u8]) -> Option<Value>);

struct Read(Value);

impl Values for Read {
    fn values(&self) -> Option<Value> {
        Some(self.0.clone())
    }
}

impl Peer for Fake {
    type Parsed<'a> = Option<Read>;

    fn name(&self) -> &'static str {
        "fake"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Option<Read> {
        (self.0)(body).map(Read)
    }
}

fn group(bodies: &[&str]) -> Group {
    let mut group = bodies::mix();
    group.bodies = bodies.iter().map(|body| body.as_bytes().to_vec()).collect();
    group
}

#[test]
fn the_mix_has_distinct_bodies_of_all_events() {
    let mix = bodies::mix();
    let distinct: BTreeSet<&[u8]> = mix.slices().into_iter().collect();
    assert_eq!(distinct.len(), 1024);
    let events = mix
        .bodies
        .iter()
        .map(|body| serde_json::from_slice::<Value>(body).unwrap()["eventType"].to_string());
    assert_eq!(events.collect::<BTreeSet<_>>().len(), EventType::ALL.len());
}

#[test]
fn the_library_reads_all_groups_and_refuses_the_invalid_ones() {
    for group in [
        vec![bodies::mix()],
        bodies::variations(),
        vec![bodies::one_body()],
        bodies::sizes(),
        bodies::events(),
        bodies::invalid(),
    ]
    .iter()
    .flatten()
    {
        assert_eq!(
            verdict(&mut *peers::ours(), group),
            Verdict::Same,
            "{}",
            group.name
        );
    }
    for group in bodies::invalid() {
        assert!(
            group
                .bodies
                .iter()
                .all(|body| serde_json::from_slice::<Value>(body).is_err()),
            "{}",
            group.name
        );
    }
}

#[test]
fn the_fast_path_takes_all_groups_that_are_valid() {
    for group in [
        vec![bodies::mix()],
        bodies::variations(),
        vec![bodies::one_body()],
        bodies::sizes(),
        bodies::events(),
    ]
    .iter()
    .flatten()
    {
        for body in &group.bodies {
            let declined = declines::<Callback<'_>>(&mut Parser::new(), body);
            assert_eq!(declined, None, "{}", group.name);
        }
    }
}

#[test]
fn on_demand_reads_documented_fields_and_refuses_what_is_invalid() {
    let valid = [
        group(&[
            r#" { "eventType" : "dtmf" , "digit" : "1" , "tag" : null , "from" : "\u002b1\n\"\ud83d\ude00" } "#,
            r#"{"d\u0069git":"\/","novelty":[{"a":[]},"x"],"eventType":"dtm\u0066","":0}"#,
            r#"{"eventType":"recordComplete","channels":2,"duration":"PT1S"}"#,
            r#"{"sipHeaders":{},"eventType":"initiate","diversion":{"privacy":"off","line":2},"stirShaken":null}"#,
            r#"{"sipHeaders":{"x-\u0061":"b","x-c":""},"eventType":"initiate"}"#,
            r#"{"eventType":"mediaStreamStarted","mediaStream":{"tracks":["inbound","outbound"],"type":"WebSocket","tracks ":1}}"#,
            r#"{"eventType":"transcriptionAvailable","transcription":{"confidence":0.875,"speaker":1,"tracks":[]}}"#,
            r#"{"eventType":"answer","privacy":true,"machineDetectionResult":{"value":"human"},"machineDetectionResult2":{}}"#,
        ]),
        bodies::mix(),
        bodies::one_body(),
    ];
    let invalid = [
        "",
        "{",
        "[]",
        "3",
        r#"{"eventType":"dtmf"}}"#,
        r#"{"eventType":"dtmf"} {}"#,
        r#"{"eventType":"dtmf","tag":"\x"}"#,
        r#"{"eventType":"dtmf","\x":1}"#,
        r#"{"eventType":"dtmf","tag":"\ud800"}"#,
        r#"{"eventType":"dtmf","tag":"1" "digit":"2"}"#,
        "{\"eventType\":\"dtmf\",\"tag\":\"\n\"}",
    ];
    let groups = [bodies::variations(), bodies::sizes(), bodies::events()];
    for mut contestant in peers::ondemand() {
        for group in valid.iter().chain(groups.iter().flatten()) {
            let verdict = verdict(&mut *contestant, group);
            assert!(
                matches!(verdict, Verdict::Same | Verdict::Drops),
                "{}: {verdict:?}",
                group.name
            );
        }
        for body in invalid {
            assert_eq!(contestant.values(body.as_bytes()), None, "{body}");
        }
        for group in bodies::invalid() {
            assert_eq!(
                verdict(&mut *contestant, &group),
                Verdict::Same,
                "{}",
                group.name
            );
        }
    }
}

#[test]
fn verdicts_report_differences_between_parsers() {
    let body = r#"{"eventType":"dtmf","digit":"1","tag":null,"novelty":2}"#;
    let all = |_: &[u8]| Some(json!({"eventType": "dtmf", "digit": "1", "novelty": 2.0}));
    let documented = |_: &[u8]| Some(json!({"digit": "1", "eventType": "dtmf"}));
    assert_eq!(verdict(&mut Fake(all), &group(&[body])), Verdict::Same);
    assert_eq!(
        verdict(&mut Fake(documented), &group(&[body])),
        Verdict::Drops
    );
    assert_eq!(
        verdict(
            &mut Fake(|_| Some(json!({"eventType": "dtmf"}))),
            &group(&[body])
        ),
        Verdict::Envelope
    );
    assert_eq!(
        verdict(&mut Fake(|_| None), &group(&[body])),
        Verdict::Refuses
    );
    assert_eq!(verdict(&mut Fake(all), &group(&["{"])), Verdict::Accepts);
}

#[test]
#[should_panic(expected = "fake reads other values")]
fn a_parser_that_reads_other_values_is_not_timed() {
    let mut fake = Fake(|_| Some(json!({"eventType": "dtmf", "digit": "2"})));
    verdict(&mut fake, &group(&[r#"{"eventType":"dtmf","digit":"1"}"#]));
}

#[test]
fn ratios_do_not_change_while_the_machine_becomes_slower() {
    let mut speed = 1.0;
    let ratios = ratios(3, 21, |contestant| {
        speed *= 1.01;
        Duration::from_secs_f64(speed * [0.001, 0.002, 0.0005][contestant])
    });
    assert!(
        (ratios[0].median - 2.0).abs() < 0.01 && (ratios[1].median - 0.5).abs() < 0.01,
        "{ratios:?}"
    );
}

#[test]
fn documents_show_the_committed_results_and_no_other_figures() {
    for (path, text) in Report::load().files() {
        let shown = fs::read_to_string(&path).unwrap();
        assert!(
            shown == text,
            "{}: `cargo bench -p bandwidth-callbacks-benches --bench report` writes it anew",
            path.display()
        );
        if path.extension().is_some_and(|extension| extension == "md") {
            assert_eq!(stray_figure(&shown), None, "{}", path.display());
        }
    }
}

#[test]
fn handwritten_figures_are_found() {
    let block = "<!-- results: headline -->\n| 1.65 × | 20 ns |\n<!-- end -->\n";
    assert_eq!(
        stray_figure(&format!("Fast.\n{block}It has 29 events.\n")),
        None
    );
    assert_eq!(
        stray_figure(&format!("Fast.\n{block}It takes\n400 ns here.\n")),
        Some("400 ns here.")
    );
    assert_eq!(stray_figure("1.5× as fast"), Some("1.5× as fast"));
    assert_ne!(Report::load().fill(block), block);
}
