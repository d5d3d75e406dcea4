//! Query strings whose parameters repeat, or whose `+` was not encoded.

use std::collections::HashMap;
use std::fmt;

use crate::common::{Random, cases, decoded, every};
use bandwidth_callbacks::http::Endpoint;
use bandwidth_callbacks::{Callback, Options, OwnedCallback, Parser};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value, json};

/// The members of an object, repeated ones included.
struct Members(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

fn members(event: &impl Serialize) -> Vec<(String, Value)> {
    serde_json::from_str::<Members>(&serde_json::to_string(event).unwrap())
        .unwrap()
        .0
}

fn get(endpoint: &Endpoint, query: &str) -> OwnedCallback {
    let incoming = endpoint
        .receive("GET", Some(query), |_| [] as [&str; 0])
        .unwrap();
    incoming
        .finish()
        .unwrap_or_else(|refused| panic!("{query}: {refused}"))
}

const ENVELOPE: [&str; 5] = ["eventType", "callId", "accountId", "conferenceId", "tag"];

const NUMBERS: [&str; 4] = ["from", "to", "transferCallerId", "transferTo"];

/// What a query means.
#[derive(Default)]
struct Meaning {
    fields: Map<String, Value>,
    /// All else, in the order of the query.
    extra: Vec<(String, Value)>,
    /// How many of these are no field only because it comes again.
    surplus: usize,
    /// How many numbers get their `+` back.
    restored: u64,
}

/// The rules, independent of the library. `documented` has a value for each field of each event.
fn meaning(query: &str, documented: &HashMap<String, Map<String, Value>>) -> Meaning {
    let parameters: Vec<(String, String)> = query
        .split('&')
        .map(|parameter| parameter.split_once('=').unwrap())
        .map(|(key, value)| (decoded(key), decoded(value)))
        .collect();
    let own = &documented[&parameters
        .iter()
        .rfind(|parameter| parameter.0 == "eventType")
        .unwrap()
        .1];
    let mut meaning = Meaning::default();
    for (index, (key, text)) in parameters.iter().enumerate() {
        let comes_again = parameters[index + 1..].iter().any(|later| later.0 == *key);
        if comes_again && (own.contains_key(key) || ENVELOPE.contains(&&**key)) {
            meaning
                .extra
                .push((format!("?{key}"), text.as_str().into()));
            meaning.surplus += 1;
            continue;
        }
        let without_plus = text
            .strip_prefix(' ')
            .filter(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
        let field = match own.get(key) {
            Some(Value::String(_)) => match without_plus.filter(|_| NUMBERS.contains(&&**key)) {
                Some(rest) => {
                    meaning.restored += 1;
                    Some(format!("+{rest}").into())
                }
                None => Some(text.as_str().into()),
            },
            Some(Value::Number(_)) => text
                .parse::<u32>()
                .ok()
                .filter(|number| number.to_string() == *text)
                .map(Value::from),
            Some(Value::Bool(_)) => text.parse::<bool>().ok().map(Value::from),
            _ => None,
        };
        match field {
            Some(field) => _ = meaning.fields.insert(key.clone(), field),
            None => meaning.extra.push((key.clone(), text.as_str().into())),
        }
    }
    meaning
}

fn documented() -> HashMap<String, Map<String, Value>> {
    let events = cases("full").into_iter();
    events
        .map(|fixture| {
            (
                fixture.members()["eventType"].as_str().unwrap().to_owned(),
                fixture.members(),
            )
        })
        .collect()
}

/// Any parameters in any order, each as often as you like: fields of the event and of others, those
/// of the envelope, and unknown ones.
#[test]
fn the_last_of_equal_parameters_is_the_field() {
    let documented = documented();
    let mut names: Vec<&str> = documented.keys().map(String::as_str).collect();
    names.sort_unstable();
    let values = [
        "",
        "x",
        "true",
        "false",
        "2",
        "02",
        "4294967296",
        "null",
        "%7B%7D",
        "%2B15551230001",
        "+15551230001",
        "%2015551230001",
        "++15551230001",
        "+x",
        "+",
        "Anonymous",
        "sip:a@b",
        "{\"a\":1}",
        "%22%5C%00",
    ];
    let unknown = ["mine", "?tag", "?", "", "from%20", "From"];
    let mut random = Random::new(10);
    let (mut surplus, mut restored, mut left_out) = (0, 0, 0);
    for _ in 0..6000 / every(4) {
        let name = names[random.below(names.len())];
        let own: Vec<&str> = documented[name].keys().map(String::as_str).collect();
        let others: Vec<&str> = documented[names[random.below(names.len())]]
            .keys()
            .map(String::as_str)
            .collect();
        let mut parameters = vec![format!("eventType={name}")];
        for _ in 0..random.below(12) {
            let keys = [&own[..], &others, &ENVELOPE, &NUMBERS, &unknown][random.below(5)];
            let key = keys[random.below(keys.len())];
            for _ in 0..=random.below(3) {
                let values = if key == "eventType" {
                    &names[..]
                } else {
                    &values
                };
                // A name that is encoded is the same name.
                let key = key.replacen('a', ["a", "%61"][random.below(2)], 1);
                parameters.push(format!("{key}={}", values[random.below(values.len())]));
            }
        }
        random.shuffle(&mut parameters);
        let query = parameters.join("&");
        let expected = meaning(&query, &documented);

        let endpoint = Endpoint::without_authentication();
        let event = get(&endpoint, &query);
        let found = members(&event);
        let (fields, extra) = found.split_at(expected.fields.len());
        assert_eq!(
            fields.iter().cloned().collect::<Map<_, _>>(),
            expected.fields,
            "{query}"
        );
        assert_eq!(extra, expected.extra, "{query}");
        assert_eq!(
            endpoint.unencoded_plus_signs(),
            expected.restored,
            "{query}"
        );

        // Whatever holds or writes the event agrees, and what is written is a body with the same
        // meaning.
        assert_eq!(members(&event.get()), found, "{query}");
        assert_eq!(members(&event.clone()), found, "{query}");
        assert_eq!(members(&OwnedCallback::from(event.get())), found, "{query}");
        let written = serde_json::to_string(&event).unwrap();
        assert_eq!(
            Parser::new()
                .parse_owned::<Callback<'_>>(written.into_bytes())
                .unwrap(),
            event,
            "{query}"
        );

        // So does the envelope of an event that is left out.
        for (key, value) in members(&get(&endpoint.options(Options::new().only(&[])), &query)) {
            let last = expected
                .extra
                .iter()
                .rfind(|field| field.0 == key)
                .map(|field| &field.1);
            assert_eq!(Some(&value), expected.fields.get(&key).or(last), "{query}");
            left_out += 1;
        }
        surplus += expected.surplus;
        restored += expected.restored;
    }
    assert!(
        surplus > 4000 && restored > 80 && left_out > 2000,
        "{surplus} {restored} {left_out}"
    );
}

/// The digits after the sign, whatever else the number is; and nothing else than a number that was
/// sent with a sign.
#[test]
fn a_plus_sign_that_was_not_encoded_is_read_and_counted() {
    let endpoint = Endpoint::without_authentication();
    let mut count = 0;
    let mut tried = 0;
    for fixture in cases("full") {
        let event_type = fixture.members()["eventType"].as_str().unwrap().to_owned();
        for field in fixture
            .members()
            .keys()
            .filter(|field| *field != "eventType")
        {
            for (sent, number) in [
                ("+1", "+1"),
                ("+15551230001", "+15551230001"),
                ("+155512300010001", "+155512300010001"),
                ("+0%20;%2B+", "+0 ;+ "),
                // A proxy may decode a query and encode it again.
                ("%2015551230001", "+15551230001"),
            ] {
                let event = get(&endpoint, &format!("{field}={sent}&eventType={event_type}"));
                let found = &serde_json::to_value(&event).unwrap()[field];
                if NUMBERS.contains(&&**field) {
                    count += 1;
                    assert_eq!(found, number, "{field} of {event_type}");
                } else {
                    assert_eq!(
                        *found,
                        number.replacen('+', " ", 1),
                        "{field} of {event_type}"
                    );
                }
                assert_eq!(
                    endpoint.unencoded_plus_signs(),
                    count,
                    "{field} of {event_type}"
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 2000 && count > 200, "{tried} {count}");

    for other in [
        "",
        "+",
        "++",
        "++1",
        "+%20",
        "+a",
        "+-1",
        "+%D9%A1",
        "%0915",
        "%2B15",
        "15",
        "15+",
        "%C2%A015",
        "anonymous",
        "+Anonymous",
    ] {
        let event = get(&endpoint, &format!("eventType=initiate&from={other}"));
        assert_eq!(event.get().caller().unwrap(), decoded(other).as_str());
    }
    // A text that is no field of the event is as it came, and an event that is refused does not
    // count.
    let event = get(&endpoint, "eventType=dtmf&to=+15&to=x&origTo=+16&From=+17");
    assert_eq!(
        serde_json::to_value(&event).unwrap(),
        json!({"eventType": "dtmf", "to": "x", "?to": " 15", "origTo": " 16", "From": " 17"})
    );
    let refused = endpoint.receive("GET", Some("from=+15551230001"), |_| [] as [&str; 0]);
    refused.unwrap().finish::<Callback<'_>>().unwrap_err();
    assert_eq!(endpoint.unencoded_plus_signs(), count);

    // Clones count together, and other endpoints for themselves.
    let clone = endpoint.clone().options(Options::new().strict(true));
    get(&clone, "eventType=dtmf&from=+1&to=+2");
    assert_eq!(
        (
            endpoint.unencoded_plus_signs(),
            clone.unencoded_plus_signs()
        ),
        (count + 2, count + 2)
    );
    assert_eq!(Endpoint::without_authentication().unencoded_plus_signs(), 0);
}

/// The list of the tests is that of the fields whose documentation says E.164.
#[test]
fn every_field_in_e_164_is_read_so() {
    let fields = crate::common::schema::entries("voice", "fields");
    let documented: Vec<&str> = fields
        .values()
        .filter(|field| field["doc"].as_str().unwrap().contains("E.164"))
        .map(|field| field["key"].as_str().unwrap())
        .collect();
    assert_eq!(documented, NUMBERS);
}
