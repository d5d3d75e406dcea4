//! The bodies that are parsed. Made by a generator with a fixed seed, so they are the same in every
//! run.

use std::collections::BTreeSet;

use bandwidth_callbacks::EventType;
use bandwidth_callbacks::voice::samples;
use serde_json::Value;

use crate::peers::PADDING;

mod changes;

pub use changes::changes;

/// Bodies that are measured together.
pub struct Group {
    pub name: String,
    pub about: &'static str,
    pub bodies: Vec<Vec<u8>>,
}

impl Group {
    pub(crate) fn new(
        name: impl Into<String>,
        about: &'static str,
        bodies: impl IntoIterator<Item = Vec<u8>>,
    ) -> Self {
        Self {
            name: name.into(),
            about,
            bodies: bodies.into_iter().collect(),
        }
    }

    pub fn called(self, name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..self
        }
    }

    pub fn slices(&self) -> Vec<&[u8]> {
        self.bodies.iter().map(Vec::as_slice).collect()
    }

    /// Memory for a copy of the longest body, padded.
    pub fn scratch(&self) -> Vec<u8> {
        vec![0; self.bodies.iter().map(Vec::len).max().unwrap_or_default() + PADDING]
    }
}

/// How many bodies the mixes have. A body that comes again and again trains the CPU's branch
/// prediction, which flatters every parser.
pub(crate) const MIX: usize = 1024;

/// The headline: all events in documented order of fields, compact.
pub fn mix() -> Group {
    Group::new(
        "mix",
        "all events, fields in the documentation's order, compact",
        drafts(MIX).iter().map(Draft::compact),
    )
}

/// The mix, changed in one respect each.
pub fn variations() -> Vec<Group> {
    let mut random = Random(11);
    let drafts = drafts(MIX);
    let vary = |vary: &mut dyn FnMut(&mut Draft)| -> Vec<Draft> {
        let mut drafts = drafts.clone();
        drafts.iter_mut().for_each(vary);
        drafts
    };
    let shuffled = vary(&mut |draft| shuffle(&mut draft.0, &mut random));
    let sorted = vary(&mut |draft| draft.0.sort());
    let orders: Vec<Vec<String>> = samples::all()
        .iter()
        .map(|sample| {
            let mut names = Draft::whole(sample.body, &mut random).names();
            shuffle(&mut names, &mut random);
            names
        })
        .collect();
    let unusual = vary(&mut |draft| {
        let is_of = |order: &&Vec<String>| draft.0.iter().all(|(name, _)| order.contains(name));
        let event_type = draft.event_type();
        let place = EventType::ALL
            .iter()
            .position(|known| *known == EventType::from_wire(&event_type))
            .unwrap();
        let order = orders.get(place).filter(is_of).unwrap();
        draft
            .0
            .sort_by_key(|(name, _)| order.iter().position(|other| other == name));
    });
    let whole = samples::all()
        .iter()
        .cycle()
        .take(MIX)
        .map(|sample| Draft::whole(sample.body, &mut random));
    let mut whole: Vec<Draft> = whole.collect();
    shuffle(&mut whole, &mut random);
    let last = vary(&mut Draft::escape_last_text);
    let escapes = vary(&mut Draft::escape_all_texts);
    let compact = |drafts: Vec<Draft>| drafts.iter().map(Draft::compact).collect::<Vec<_>>();
    vec![
        Group::new(
            "pretty",
            "indented by two spaces",
            drafts.iter().map(Draft::pretty),
        ),
        changes::escaped_tag(&drafts).changed,
        changes::unknown_fields(&drafts).changed,
        Group::new(
            "alphabetical",
            "fields by their names, which no documentation has, in the same order for each event",
            compact(sorted),
        ),
        Group::new(
            "unusual order",
            "fields in an order that each event has for itself, and no documentation",
            compact(unusual),
        ),
        Group::new(
            "shuffled",
            "fields of each body in an order of its own",
            compact(shuffled),
        ),
        Group::new(
            "no field absent",
            "each event with the same fields in all bodies",
            compact(whole),
        ),
        changes::unknown_list(&drafts),
        changes::unknown_list_and_fraction(&drafts).changed,
        changes::unknown_in_objects(&drafts).changed,
        Group::new(
            "escape at the end",
            "the last text has one escape",
            compact(last),
        ),
        Group::new(
            "escapes",
            "all texts but the event's type have escapes: slashes, quotes, line ends, letters, pairs of surrogates",
            compact(escapes),
        ),
        Group::new(
            "padded",
            "blanks, tabs and line ends of any number around braces, brackets, colons and commas",
            drafts.iter().map(|draft| draft.padded(&mut random)),
        ),
        changes::live_body().plain,
        changes::live_body().changed,
    ]
}

/// What most benchmarks of parsers measure.
pub fn one_body() -> Group {
    let body = samples::of(EventType::Disconnect)
        .expect("there is one of each")
        .body;
    Group::new(
        "one body",
        "one disconnect, again and again",
        [body.as_bytes().to_vec()],
    )
}

/// One group for each event.
pub fn events() -> Vec<Group> {
    let mut random = Random(23);
    let samples = samples::all().iter();
    samples
        .map(|sample| {
            let bodies = (0..32).map(|_| Draft::new(sample.body, &mut random).compact());
            Group::new(sample.event_type.as_str(), "32 bodies of one event", bodies)
        })
        .collect()
}

/// Bodies of one size each, from 0.2 to 64 KB: a `gather` whose tag is longer and longer.
pub fn sizes() -> Vec<Group> {
    let mut random = Random(31);
    [200, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000]
        .map(|size| {
            let count = (500_000 / size).clamp(8, 256);
            let bodies = (0..count).map(|_| {
                let mut body = format!(
                    r#"{{"eventType":"gather","callId":"c-{:08x}","digits":"{}","tag":""#,
                    random.next(),
                    random.below(10_000)
                );
                while body.len() < size - 2 {
                    body.push_str(WORDS[random.below(WORDS.len())]);
                }
                body.push_str("\"}");
                body.into_bytes()
            });
            Group::new(
                format!("{} KB", size as f64 / 1000.0),
                "a gather with a tag of plain words",
                bodies,
            )
        })
        .into()
}

/// Bodies that must be refused.
pub fn invalid() -> Vec<Group> {
    let mut halves = mix();
    for body in &mut halves.bodies {
        body.truncate(body.len() / 2);
    }
    let mut ends = mix();
    for body in &mut ends.bodies {
        *body.last_mut().unwrap() = b']';
    }
    let mut more = mix();
    for body in &mut more.bodies {
        body.extend(b"{}");
    }
    vec![
        Group::new("cut at half", "the first half of each body", halves.bodies),
        Group::new(
            "wrong at the end",
            "the last brace is a bracket",
            ends.bodies,
        ),
        Group::new("trailing data", "another object follows", more.bodies),
    ]
}

/// The bodies of a neighbour who shares a parser with others: those of the victim, then those that
/// an attacker may send in between. Few and small, so that they take little of the caches: it is
/// the state of the parser that is attacked.
pub fn neighbours() -> (Group, Vec<Group>) {
    let mut random = Random(43);
    let sample = samples::of(EventType::Initiate)
        .expect("there is one of each")
        .body;
    let mut drafts = |count: usize| -> Vec<Draft> {
        (0..count)
            .map(|_| Draft::new(sample, &mut random))
            .collect()
    };
    let (victim, others, mut shuffled, mut texts, halves) =
        (drafts(64), drafts(16), drafts(16), drafts(2), drafts(16));
    shuffled
        .iter_mut()
        .for_each(|draft| shuffle(&mut draft.0, &mut random));
    for draft in &mut texts {
        draft.0.push((
            "identity".to_owned(),
            format!("\"{}\"", r"\u0041".repeat(500)),
        ));
    }
    let compact = |drafts: &[Draft]| drafts.iter().map(Draft::compact).collect::<Vec<_>>();
    let mut cut = compact(&halves);
    cut.iter_mut()
        .for_each(|body| body.truncate(body.len() / 2));
    let attacks = vec![
        Group::new("same", "bodies like the victim's", compact(&others)),
        Group::new(
            "shuffled",
            "fields of each body in an order of its own",
            compact(&shuffled),
        ),
        Group::new(
            "tiny",
            "an empty object, and one with an unknown list",
            [&b"{}"[..], br#"{"eventType":"initiate","x":[]}"#].map(<[u8]>::to_vec),
        ),
        Group::new(
            "escapes",
            "a text of 3,000 bytes that is all escapes",
            compact(&texts),
        ),
        Group::new("cut at half", "the first half of a body", cut),
    ];
    (
        Group::new("victim", "64 bodies of one event", compact(&victim)),
        attacks,
    )
}

/// So many bytes of bodies, far apart from one another in memory.
pub fn scattered(bytes: usize) -> Group {
    let mix = mix();
    let mut bodies = Vec::new();
    let mut len = 0;
    for body in mix.bodies.iter().cycle().take_while(|body| {
        len += body.len();
        len < bytes
    }) {
        bodies.push(body.clone());
    }
    shuffle(&mut bodies, &mut Random(41));
    Group::new(
        "cold",
        "the mix again and again in more memory than caches have, in random order",
        bodies,
    )
}

/// So many callbacks as lines, in pieces of so many.
pub fn stream(count: usize, piece: usize) -> Vec<Vec<u8>> {
    let bodies = mix().bodies;
    let mut lines = bodies.iter().cycle().take(count).peekable();
    let mut pieces = Vec::new();
    while lines.peek().is_some() {
        pieces.push(
            lines
                .by_ref()
                .take(piece)
                .flat_map(|body| body.iter().chain(b"\n"))
                .copied()
                .collect(),
        );
    }
    pieces
}

/// So many bodies, all distinct, in any order.
fn drafts(count: usize) -> Vec<Draft> {
    let mut random = Random(7);
    let mut seen = BTreeSet::new();
    let mut drafts = Vec::with_capacity(count);
    for sample in samples::all().iter().cycle() {
        let draft = Draft::new(sample.body, &mut random);
        if seen.insert(draft.compact()) {
            drafts.push(draft);
        }
        if drafts.len() == count {
            break;
        }
    }
    shuffle(&mut drafts, &mut random);
    drafts
}

/// The members of a body: names, and values in JSON.
#[derive(Clone)]
struct Draft(Vec<(String, String)>);

impl Draft {
    /// A sample with other digits, without some of the members after the first four.
    fn new(sample: &str, random: &mut Random) -> Self {
        Self::with(sample, random, |place, random| {
            place < 4 || random.below(8) > 0
        })
    }

    /// A sample with other digits.
    fn whole(sample: &str, random: &mut Random) -> Self {
        Self::with(sample, random, |_, _| true)
    }

    fn with(sample: &str, random: &mut Random, keeps: impl Fn(usize, &mut Random) -> bool) -> Self {
        let mut draft = Self(Vec::new());
        for (place, (name, value)) in Self::of(sample).0.into_iter().enumerate() {
            if name == "eventType" || keeps(place, random) {
                let digits = value.bytes().map(|byte| match byte {
                    // No time of day becomes impossible by these.
                    b'6'..=b'9' => b'6' + random.below(4) as u8,
                    other => other,
                });
                draft
                    .0
                    .push((name, String::from_utf8(digits.collect()).unwrap()));
            }
        }
        draft
    }

    /// The members of a body as they are.
    fn of(body: &str) -> Self {
        let Ok(Value::Object(members)) = serde_json::from_str(body) else {
            unreachable!("bodies are objects")
        };
        let members = members.into_iter();
        Self(
            members
                .map(|(name, value)| (name, value.to_string()))
                .collect(),
        )
    }

    fn compact(&self) -> Vec<u8> {
        let members: Vec<String> = self
            .0
            .iter()
            .map(|(name, value)| format!("\"{name}\":{value}"))
            .collect();
        format!("{{{}}}", members.join(",")).into_bytes()
    }

    fn pretty(&self) -> Vec<u8> {
        let value: Value = serde_json::from_slice(&self.compact()).unwrap();
        serde_json::to_vec_pretty(&value).unwrap()
    }

    /// Compact, with white space at random wherever JSON allows it.
    fn padded(&self, random: &mut Random) -> Vec<u8> {
        let mut padded = Vec::new();
        let (mut in_text, mut escaped) = (false, false);
        for byte in self.compact() {
            let structural = !in_text && b"{}[]:,".contains(&byte);
            if structural {
                padded.extend_from_slice(SPACES[random.below(SPACES.len())]);
            }
            padded.push(byte);
            if structural {
                padded.extend_from_slice(SPACES[random.below(SPACES.len())]);
            }
            in_text ^= byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
        }
        padded
    }

    fn names(&self) -> Vec<String> {
        self.0.iter().map(|(name, _)| name.clone()).collect()
    }

    fn event_type(&self) -> String {
        let member = self.0.iter().find(|(name, _)| name == "eventType").unwrap();
        member.1.trim_matches('"').to_owned()
    }

    /// Writes the first character of the last text as an escape.
    fn escape_last_text(&mut self) {
        let texts = self.0.iter_mut().rev().map(|(_, value)| value);
        let last = texts
            .filter(|value| value.starts_with('"'))
            .find(|value| value.len() > 2)
            .unwrap();
        let first = last.as_bytes()[1];
        last.replace_range(1..2, &format!("\\u{first:04x}"));
    }

    /// Writes slashes as escapes, and the first character of texts without them. Free texts get
    /// escapes that change what they say.
    fn escape_all_texts(&mut self) {
        for (number, (name, value)) in self.0.iter_mut().enumerate() {
            if name == "eventType"
                || !value.starts_with('"')
                || value.len() <= 2
                || value.contains('\\')
            {
                continue;
            }
            if ["tag", "name", "errorMessage", "callerDisplayName"].contains(&name.as_str()) {
                value.insert_str(value.len() - 1, ESCAPES[number % ESCAPES.len()]);
            } else if value.contains('/') {
                *value = value.replace('/', r"\/");
            } else {
                let first = value.as_bytes()[1];
                value.replace_range(1..2, &format!("\\u{first:04x}"));
            }
        }
    }
}

/// White space around one character, as found in published examples. Most often there is none or
/// one blank.
const SPACES: [&[u8]; 10] = [
    b"",
    b"",
    b"",
    b" ",
    b" ",
    b"  ",
    b"\t",
    b" \t ",
    b"\r\n",
    b"\n      ",
];

/// Escapes of each kind, as programs write them that escape all they may.
const ESCAPES: [&str; 4] = [
    r#"\"caller\""#,
    r"\r\n\t",
    r"fran\u00e7ais",
    r"\ud83d\ude00",
];

const WORDS: [&str; 12] = [
    "caller ",
    "asked ",
    "for ",
    "the ",
    "invoice ",
    "of ",
    "last ",
    "month, ",
    "twice; ",
    "call ",
    "back ",
    "tomorrow. ",
];

/// A small generator of numbers.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as u32
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.next() as usize % bound
    }
}

fn shuffle<T>(items: &mut [T], random: &mut Random) {
    for index in (1..items.len()).rev() {
        items.swap(index, random.below(index + 1));
    }
}
