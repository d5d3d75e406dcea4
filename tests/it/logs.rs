//! What shows in logs is what the documentation of `logs` lists, and nothing that is personal.

use std::collections::{BTreeMap, BTreeSet};

use crate::common::log::{all_logs_of, debug_of};
use crate::common::personal::{
    PERSONAL_TEXTS, full_bodies, needles, personal_values, with_content_as_name,
    with_content_everywhere,
};
use crate::common::{Class, schema, shown_fields};
use bandwidth_callbacks::logs::is_token;
use bandwidth_callbacks::types::{IsoDuration, Number, TextOrNumber, Timestamp};
use serde_json::{Value, json};

/// The rule for tokens in other words: a number of at most nine digits, or one to 64 characters of
/// a list with a letter among them.
fn is_token_by_the_rule(text: &str) -> bool {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let of = |list: &str| text.chars().filter(|c| list.contains(*c)).count();
    let (letters, digits, count) = (of(LETTERS), of("0123456789"), text.chars().count());
    let is_number = digits == count && (1..10).contains(&count);
    is_number || (letters > 0 && count < 65 && letters + digits + of("-_") == count)
}

/// Every ASCII character, and some others.
fn characters() -> impl Iterator<Item = char> {
    (0..128)
        .map(char::from)
        .chain(['é', '١', '\u{80}', '\u{ff11}', '\u{202e}'])
}

#[test]
fn a_token_has_letters_digits_and_dashes_and_no_form_of_a_phone_number() {
    let (mut tokens, mut others) = (0, 0);
    let mut check = |text: &str| {
        assert_eq!(is_token(text), is_token_by_the_rule(text), "{text:?}");
        *(if is_token(text) {
            &mut tokens
        } else {
            &mut others
        }) += 1;
    };
    for c in characters() {
        for len in [0, 1, 2, 3, 8, 9, 10, 62, 63, 64, 65, 66] {
            for filler in ['a', '5', '-'] {
                for at in BTreeSet::from([0, len / 2, len.max(1) - 1]) {
                    let text: String = (0..len)
                        .map(|index| if index == at { c } else { filler })
                        .collect();
                    check(&text);
                }
            }
        }
    }
    assert!(tokens > 500 && others > 500, "{tokens} {others}");
    for id in [
        "c-95ac8d6e-1a31c52e-b38f-4198-93c1-51633ec68f8d",
        "conf-59082d52-4a2ab5be-ce26-43ed-af94-431b8a19d4e3",
        "6C1F0B52-7A8E-4D39-9B64-2F5E8C7D1A03",
        "14762070468292kw2fuqty55yp2b2",
        "5500000",
        "DEVICE_CONNECTED",
        "a",
        "0",
    ] {
        assert!(is_token(id), "{id}");
    }
    for personal in PERSONAL_TEXTS {
        assert!(!is_token(personal), "{personal:?}");
    }
}

/// Returns a text, the same with each character replaced, removed or inserted, and with something
/// after it.
fn variants(text: &str) -> BTreeSet<String> {
    let mut variants = BTreeSet::from([text.to_owned()]);
    for (at, _) in text.char_indices() {
        variants.insert(format!("{}{}", &text[..at], &text[at + 1..]));
        variants.insert(text[..at].to_owned());
        for c in characters() {
            variants.insert(format!("{}{c}{}", &text[..at], &text[at + 1..]));
            variants.insert(format!("{}{c}{}", &text[..at], &text[at..]));
        }
    }
    for more in ["5", "Z", " ", "\n", "+15555550100", "é"] {
        variants.insert(format!("{text}{more}"));
    }
    variants
}

fn as_shown(text: &str, shows: bool) -> String {
    if shows {
        text.to_owned()
    } else {
        format!("<redacted: {} bytes>", text.len())
    }
}

/// Every form of a time, with 0 for any digit.
fn forms_of_times() -> BTreeSet<String> {
    let mut forms = BTreeSet::from(["0000-00-00".to_owned()]);
    for separator in ["T", "t", " ", "_", "-"] {
        for second in ["", ":00"] {
            let long = [".", ","]
                .map(|mark| (1..=9).map(move |digits| format!("{mark}{}", "0".repeat(digits))));
            for fraction in std::iter::once(String::new()).chain(long.into_iter().flatten()) {
                for zone in [
                    "", "Z", "z", "+00", "-00", "+0000", "-0000", "+00:00", "-00:00",
                ] {
                    forms.insert(format!(
                        "0000-00-00{separator}00:00{second}{fraction}{zone}"
                    ));
                }
            }
        }
    }
    forms
}

#[test]
fn a_time_shows_only_in_the_form_of_a_time() {
    let forms = forms_of_times();
    let (mut shown, mut hidden) = (0, 0);
    for time in [
        "2026-03-09",
        "2026-03-09T14:11",
        "2026-03-09T14:11:04Z",
        "2026-03-09t14:11.218Z",
        "2026-03-09 14:11:04.2+02",
        "2026-03-09T14:11:04,218Z",
        "2026-03-09_14:11:04.218440217-0230",
        "2026-03-09-14:11:04z",
        "2026-99-99T99:99:99+99:99",
        "1771537419412",
        "",
    ] {
        for text in variants(time) {
            let form: String = text
                .chars()
                .map(|c| if c.is_ascii_digit() { '0' } else { c })
                .collect();
            let is_epoch = form == "0".repeat(13) && text.starts_with('1');
            let expected = as_shown(&text, forms.contains(&form) || is_epoch);
            let time = Timestamp::new(&text);
            assert_eq!(
                [time.to_string(), format!("{time:?}")],
                [&*expected, &*expected],
                "{text:?}"
            );
            // Every time that can be converted shows, unless its fraction is so long that it could
            // be a phone number.
            let is_long = form.contains(&"0".repeat(10));
            assert!(
                time.to_offset_date_time().is_err() || expected == text || is_long,
                "{text:?}"
            );
            *(if expected == text {
                &mut shown
            } else {
                &mut hidden
            }) += 1;
        }
    }
    assert!(shown > 1000 && hidden > 10_000, "{shown} {hidden}");
}

/// Whether a text is a number with or without a fraction, both of at most nine digits.
fn is_decimal(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['.', ',']).collect();
    parts.len() <= 2
        && parts.iter().all(|part| {
            (1..=9).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        })
}

fn is_duration_by_the_rule(text: &str) -> bool {
    let Some(units) = text.strip_prefix('P') else {
        return is_decimal(text);
    };
    let parts: Vec<&str> = units
        .split_inclusive(['Y', 'M', 'W', 'D', 'H', 'S'])
        .collect();
    let is_part = |(index, part): (usize, &&str)| {
        let last = part.chars().last().unwrap();
        let number = part.strip_prefix('T').unwrap_or(part).strip_suffix(last);
        number.is_some_and(is_decimal)
            && ("YMWDH".contains(last) || (last == 'S' && index + 1 == parts.len()))
    };
    !parts.is_empty() && parts.iter().enumerate().all(is_part)
}

#[test]
fn a_duration_shows_only_in_the_form_of_a_duration() {
    let (mut shown, mut hidden) = (0, 0);
    for duration in [
        "PT1M52.217257456S",
        "PT999999999S",
        "P1DT2H",
        "P3Y2M1W",
        "64",
        "64.5",
        "PT6,5S",
        "123456789.123456789",
        "P",
        "PT",
        "",
    ] {
        for text in variants(duration) {
            let expected = as_shown(&text, is_duration_by_the_rule(&text));
            let duration = IsoDuration::new(&text);
            assert_eq!(
                [duration.to_string(), format!("{duration:?}")],
                [&*expected, &*expected],
                "{text:?}"
            );
            *(if expected == text {
                &mut shown
            } else {
                &mut hidden
            }) += 1;
        }
    }
    assert!(shown > 500 && hidden > 5000, "{shown} {hidden}");
}

#[test]
fn a_number_shows_up_to_nine_digits_or_as_a_time() {
    for (number, shows) in [
        (0, true),
        (999_999_999, true),
        (1_000_000_000, false),
        (15_555_550_100, false),
        (999_999_999_999, false),
        (1_000_000_000_000, true),
        (1_999_999_999_999, true),
        (2_000_000_000_000, false),
        (u64::MAX, false),
    ] {
        let text = number.to_string();
        let as_text = TextOrNumber::from(&*text);
        let as_number = TextOrNumber::Number(Number::Unsigned(number));
        let (shown, hidden) = (format!("{text:?}"), as_shown(&text, false));
        assert_eq!(format!("{as_text:?}"), if shows { shown } else { hidden });
        assert_eq!(
            format!("{as_number:?}"),
            if shows {
                text
            } else {
                "<redacted: number>".into()
            }
        );
    }
    for number in [Number::Signed(-1), Number::Float(0.5)] {
        assert_eq!(
            format!("{:?}", TextOrNumber::Number(number)),
            "<redacted: number>"
        );
    }
    assert_eq!(
        format!("{:?}", TextOrNumber::from("2026-03-09T14:05.101Z")),
        "\"2026-03-09T14:05.101Z\""
    );
    for personal in PERSONAL_TEXTS {
        assert_eq!(
            format!("{:?}", TextOrNumber::from(personal)),
            as_shown(personal, false)
        );
    }
}

#[test]
fn no_field_of_any_family_shows_personal_content() {
    let mut logs = 0;
    for (kind, full) in full_bodies() {
        for content in personal_values() {
            let everywhere = with_content_everywhere(kind, &full, &content);
            let as_name = content
                .as_str()
                .and_then(|text| with_content_as_name(kind, &everywhere, text));
            for body in [Some(everywhere), as_name].into_iter().flatten() {
                let body = body.to_string();
                let log = all_logs_of(kind, &body);
                for needle in needles(&content) {
                    let line = log.lines().find(|line| line.contains(&needle));
                    assert_eq!(line, None, "{kind:?}: {needle:?} of {body}");
                }
                logs += 1;
            }
        }
    }
    assert!(logs > 1500, "{logs}");
}

/// The place of a value in a body: keys of objects and indices of arrays.
type Place = Vec<Value>;

/// Finds the places of all values that are no objects and no arrays.
fn places(value: &Value, place: &mut Place, found: &mut Vec<Place>) {
    let mut inside = |step: Value, value: &Value| {
        place.push(step);
        places(value, place, found);
        place.pop();
    };
    match value {
        Value::Array(elements) => elements
            .iter()
            .enumerate()
            .for_each(|(index, value)| inside(json!(index), value)),
        Value::Object(members) => members
            .iter()
            .for_each(|(key, value)| inside(json!(key), value)),
        _ => found.push(place.clone()),
    }
}

fn at<'v>(body: &'v mut Value, place: &Place) -> &'v mut Value {
    place.iter().fold(body, |value, step| match step {
        Value::String(key) => &mut value[key.as_str()],
        index => &mut value[index.as_u64().unwrap() as usize],
    })
}

/// What harmless values show as, and in which classes of fields.
fn harmless() -> Vec<(Value, &'static str, &'static [Class])> {
    use Class::{Duration, Number, Time, Token};
    vec![
        (json!("tok-Qx_17"), "\"tok-Qx_17\"", &[Token, Number]),
        (json!("987654321"), "987654321", &[Token, Number, Duration]),
        (
            json!("2031-05-06T07:08:09.123Z"),
            "2031-05-06T07:08:09.123Z",
            &[Time, Number],
        ),
        (json!("1871537419412"), "1871537419412", &[Time, Number]),
        (json!("PT17.987654S"), "PT17.987654S", &[Duration]),
        (json!(987_654_321), "987654321", &[Number]),
        (json!(1_871_537_419_412_u64), "1871537419412", &[Number]),
    ]
}

/// The keys of all fields of a family.
fn keys_of(module: &str) -> BTreeSet<String> {
    let keys: BTreeSet<String> = schema::entries(module, "fields")
        .values()
        .flat_map(schema::keys)
        .collect();
    assert!(keys.len() > 25, "{module}: {keys:?}");
    keys
}

/// Each field of each family is set to a value of each class, and shows those that the list says.
#[test]
fn the_list_is_what_shows() {
    let mut seen: BTreeMap<&str, (BTreeSet<String>, BTreeSet<String>)> = BTreeMap::new();
    for (kind, full) in full_bodies() {
        let list = shown_fields(kind.folder());
        let (names, listed) = seen.entry(kind.folder()).or_default();
        let mut found = Vec::new();
        places(&full, &mut Vec::new(), &mut found);
        for place in found {
            let keys: Vec<&str> = place.iter().filter_map(Value::as_str).collect();
            names.extend(keys.iter().map(|key| (*key).to_owned()));
            let key = keys[keys.len() - 1];
            let with_parent = keys[keys.len().saturating_sub(2)..].join(".");
            let listing = list.get_key_value(&with_parent).or(list.get_key_value(key));
            listed.extend(listing.map(|(name, _)| name.clone()));
            let class = listing.map(|(_, class)| *class);
            let debug_with = |value: &Value| {
                let mut body = full.clone();
                *at(&mut body, &place) = value.clone();
                debug_of(kind, &body.to_string())
            };
            // An event of an unknown type has some of the fields, and the others are unknown
            // fields.
            let is_of_unknown_type = kind
                .discriminator()
                .is_some_and(|name| full[name] == "brandNew");
            let is_name = keys.len() == 1 && kind.discriminator() == Some(key);
            for (value, shown, classes) in harmless()
                .into_iter()
                .filter(|(value, ..)| value.is_string() || !is_name)
            {
                let shows = class.is_some_and(|class| classes.contains(&class));
                let log = debug_with(&value);
                if !shows || !is_of_unknown_type {
                    assert_eq!(
                        log.contains(shown),
                        shows,
                        "{kind:?}: {keys:?} is {value} in {log}"
                    );
                }
            }
            let original = at(&mut full.clone(), &place).clone();
            if original.is_boolean() {
                assert_eq!(
                    debug_with(&json!(true)),
                    debug_with(&json!(false)),
                    "{kind:?}: {keys:?}"
                );
            }
            // A documented word shows as a word, and any other text of the field is redacted.
            let count = |log: String| log.matches("<redacted").count();
            if original.is_string()
                && matches!(class, None | Some(Class::Word))
                && !is_of_unknown_type
            {
                let shows = count(debug_with(&original)) < count(debug_with(&json!("tok-Qx_17")));
                assert_eq!(shows, class.is_some(), "{kind:?}: {keys:?} is {original}");
            }
        }
    }
    for (folder, (names, listed)) in seen {
        let missing: Vec<String> = keys_of(folder).difference(&names).cloned().collect();
        assert_eq!(missing, [""; 0], "no body has these fields of {folder}");
        let list: BTreeSet<String> = shown_fields(folder).into_keys().collect();
        assert_eq!(listed, list, "{folder}");
    }
}
