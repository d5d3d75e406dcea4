//! The results as tables in the README files, and as a chart. Nobody writes figures by hand.

use std::fs;
use std::path::{Path, PathBuf};

use crate::bodies;
use crate::chart;
use crate::results::{Results, Row};

/// All committed results.
pub struct Report {
    portable: Results,
    native: Results,
    allocations: Results,
    peers: Results,
    library: Results,
}

const MIX: &str = "mix";
const OURS: &str = "ours";
const WITHOUT: &str = "ours, tape path alone";
/// The rows of the README: what people know, and the fastest.
const SHORT: [&str; 6] = [
    OURS,
    "simdjson On-Demand (C++)",
    "simd-json, buffers and tape reused",
    "sonic-rs, structs of &str",
    "serde_json, structs of &str",
    "serde_json, tagged enum of Strings",
];
const TASKS: [&str; 3] = ["owned", "envelope", "times converted"];
const FAMILIES: [&str; 4] = [
    "media frames",
    "media frames, type first",
    "playAudio",
    "messages",
];

impl Report {
    pub fn load() -> Self {
        Self {
            portable: Results::load("times-portable.tsv"),
            native: Results::load("times-native.tsv"),
            allocations: Results::load("allocations.tsv"),
            peers: Results::load("instructions-peers.tsv"),
            library: Results::load("instructions.tsv"),
        }
    }

    /// The files that hold results, with what they should hold.
    pub fn files(&self) -> Vec<(PathBuf, String)> {
        let benches = Path::new(env!("CARGO_MANIFEST_DIR"));
        let readmes = [benches.join("../README.md"), benches.join("README.md")];
        let mut files: Vec<(PathBuf, String)> = readmes
            .map(|path| (path.clone(), self.fill(&fs::read_to_string(path).unwrap())))
            .into();
        files.push((
            benches.join("results.svg"),
            chart::draw(&self.portable, MIX, "each body of a mix of all events"),
        ));
        files.push((
            benches.join("results-frames.svg"),
            chart::draw(
                &self.portable,
                FAMILIES[0],
                "each media frame, decoded to audio",
            ),
        ));
        files.push((
            benches.join("results-messages.svg"),
            chart::draw(
                &self.portable,
                FAMILIES[3],
                "each body of a mix of messaging webhooks",
            ),
        ));
        files
    }

    /// A text with its generated blocks made anew.
    pub fn fill(&self, text: &str) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("<!-- results: ") {
            let (name, block) = after.split_once(" -->\n").expect("a block has a name");
            let (_, after) = block
                .split_once("<!-- end -->")
                .expect("a block has an end");
            filled += &format!(
                "{before}<!-- results: {name} -->\n\n{}\n<!-- end -->",
                self.block(name)
            );
            rest = after;
        }
        filled + rest
    }

    fn block(&self, name: &str) -> String {
        match name {
            "where" => self.facts(),
            "headline" => self.headline(&|_| true),
            "short" => self.headline(&|row| SHORT.contains(&&*row.contestant)),
            "groups" => groups(),
            "times" => self.times(),
            "tasks" => self.tasks(),
            "families" => self.families(),
            "losses" => self.losses(),
            "allocations" => self.allocations(),
            "instructions" => self.instructions(),
            _ => panic!("there is no block `{name}`"),
        }
    }

    fn facts(&self) -> String {
        let facts = self
            .portable
            .facts
            .iter()
            .filter(|(name, _)| name != "build");
        facts
            .map(|(name, value)| format!("- {name}: {value}\n"))
            .collect()
    }

    /// What most readers want to know of each parser, the fastest first.
    fn headline(&self, wanted: &dyn Fn(&Row) -> bool) -> String {
        let rows = self
            .portable
            .rows
            .iter()
            .filter(|row| row.group == MIX && wanted(row));
        let mut rows: Vec<&Row> = rows.collect();
        rows.sort_by(|a, b| {
            (a.is_floor(), a.time())
                .partial_cmp(&(b.is_floor(), b.time()))
                .expect("times are numbers")
        });
        let mut table = Table::new([
            "parser",
            "time",
            "time, built for this CPU",
            "allocations",
            "instructions",
            "besides",
        ]);
        for row in rows {
            let figure = |results: &Results, place: usize| {
                results
                    .get(MIX, &row.contestant)
                    .and_then(|figures| figures.get(place))
                    .cloned()
            };
            table.row([
                row.contestant.clone(),
                figure(&self.portable, 1).unwrap_or_default(),
                figure(&self.native, 1).unwrap_or_default(),
                figure(&self.allocations, 1).unwrap_or_default(),
                figure(&self.peers, 0).unwrap_or_default(),
                self.besides(&row.contestant).join(", "),
            ]);
        }
        table.text
    }

    /// The differences between parsers that their times do not show.
    fn besides(&self, contestant: &str) -> Vec<&'static str> {
        let verdict = |group: &str| {
            self.portable
                .get(group, contestant)
                .map_or("", |figures| &figures[0])
        };
        [
            ("escaped tag", "refuses", "refuses escapes"),
            ("mix", "envelope", "reads five fields"),
            ("unknown fields", "drops", "drops unknown fields"),
            ("trailing data", "accepts", "ignores what follows the body"),
        ]
        .into_iter()
        .filter(|(group, word, _)| verdict(group) == *word)
        .map(|(_, _, besides)| besides)
        .collect()
    }

    /// Each group of bodies in a row, each parser in a column.
    fn times(&self) -> String {
        let results = &self.portable;
        let mut contestants = results.names(|row| &row.contestant);
        contestants.retain(|name| *name != OURS && results.get(MIX, name).is_some());
        let mut table = Table::new(["bodies"].into_iter().chain(contestants.iter().copied()));
        for group in results.names(|row| &row.group) {
            if TASKS.contains(&group) || FAMILIES.contains(&group) {
                continue;
            }
            let cells = contestants
                .iter()
                .map(|name| match results.get(group, name) {
                    Some([word]) => word.clone(),
                    Some([_, median, ..]) => median.clone(),
                    _ => String::new(),
                });
            table.row([group.to_owned()].into_iter().chain(cells));
        }
        table.text
    }

    /// Parsing and something more, which not every parser has.
    fn tasks(&self) -> String {
        let mut table = Table::new(["task", "contestant", "time"]);
        for row in self
            .portable
            .rows
            .iter()
            .filter(|row| TASKS.contains(&row.group.as_str()))
        {
            table.row([
                row.group.clone(),
                row.contestant.clone(),
                row.figures[1].clone(),
            ]);
        }
        table.text
    }

    /// Bodies of the other families, each with its own parsers.
    fn families(&self) -> String {
        let mut table = Table::new([
            "bodies",
            "contestant",
            "time",
            "time, built for this CPU",
            "allocations",
        ]);
        for row in self
            .portable
            .rows
            .iter()
            .filter(|row| FAMILIES.contains(&row.group.as_str()))
        {
            let figure = |results: &Results| {
                results
                    .get(&row.group, &row.contestant)
                    .and_then(|figures| figures.get(1))
                    .cloned()
            };
            let [native, allocations] = [&self.native, &self.allocations].map(figure);
            table.row([
                row.group.clone(),
                row.contestant.clone(),
                row.figures[1].clone(),
                native.unwrap_or_default(),
                allocations.unwrap_or_default(),
            ]);
        }
        table.text
    }

    /// Everyone who is faster than the library at anything, the tape path alone included.
    fn losses(&self) -> String {
        let mut table = Table::new(["bodies", "parser", "time", "middle half"]);
        let is_other =
            |row: &&Row| !row.is_floor() && (!row.is_ours() || row.contestant == WITHOUT);
        let others = self.portable.rows.iter().filter(is_other);
        for row in others.filter(|row| row.group != "2 threads") {
            if let [_, median, low, high] = &row.figures[..]
                && high.parse::<f64>().is_ok_and(|high| high < 1.0)
            {
                table.row([
                    row.group.clone(),
                    row.contestant.clone(),
                    median.clone(),
                    format!("{low}–{high}"),
                ]);
            }
        }
        table.text
    }

    fn allocations(&self) -> String {
        let mut contestants = self.allocations.names(|row| &row.contestant);
        contestants.retain(|name| self.allocations.get(MIX, name).is_some());
        let mut table = Table::new(["bodies"].into_iter().chain(contestants.iter().copied()));
        for group in self.allocations.names(|row| &row.group) {
            if FAMILIES.contains(&group) {
                continue;
            }
            let cells = contestants
                .iter()
                .map(|name| match self.allocations.get(group, name) {
                    Some([_, allocations, bytes]) if allocations != "0.0" => {
                        format!("{allocations}, {bytes} B")
                    }
                    Some([_, allocations, _]) => allocations.clone(),
                    Some([word, ..]) => word.clone(),
                    _ => String::new(),
                });
            table.row([group.to_owned()].into_iter().chain(cells));
        }
        table.text
    }

    fn instructions(&self) -> String {
        let mut table = Table::new(["bodies", "instructions"]);
        for row in &self.library.rows {
            table.row([row.group.clone(), row.figures[0].clone()]);
        }
        table.text
    }
}

/// What the groups of bodies are, events aside.
fn groups() -> String {
    let mut table = Table::new(["bodies", "number", "mean bytes", "what they are"]);
    let groups = [
        vec![bodies::mix()],
        bodies::variations(),
        vec![bodies::one_body()],
        bodies::invalid(),
        bodies::sizes(),
    ];
    for group in groups.iter().flatten() {
        let bytes: usize = group.bodies.iter().map(Vec::len).sum();
        let count = group.bodies.len();
        table.row([
            group.name.clone(),
            count.to_string(),
            (bytes / count).to_string(),
            group.about.to_owned(),
        ]);
    }
    table.text
}

/// A table in Markdown.
struct Table {
    text: String,
}

impl Table {
    fn new<'c>(heads: impl IntoIterator<Item = &'c str>) -> Self {
        let mut table = Self {
            text: String::new(),
        };
        let heads: Vec<String> = heads.into_iter().map(str::to_owned).collect();
        let rule = "|---".repeat(heads.len()) + "|\n";
        table.row(heads);
        table.text += &rule;
        table
    }

    fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let cells: Vec<String> = cells.into_iter().collect();
        self.text += &format!("| {} |\n", cells.join(" | "));
    }
}

/// The first figure of speed that a text has outside of generated blocks.
pub fn stray_figure(text: &str) -> Option<&str> {
    let mut outside = text;
    while !outside.is_empty() {
        let (prose, rest) = outside
            .split_once("<!-- results: ")
            .unwrap_or((outside, ""));
        for unit in [
            "×",
            "ns",
            "µs",
            "ms",
            "GB/s",
            "MB/s",
            "times faster",
            "times slower",
            "% faster",
            "% slower",
        ] {
            let stray = prose.match_indices(unit).find(|(place, _)| {
                prose[..*place]
                    .trim_end()
                    .ends_with(|c: char| c.is_ascii_digit())
            });
            if let Some((place, _)) = stray {
                let start = prose[..place].rfind('\n').map_or(0, |newline| newline + 1);
                return prose[start..].lines().next();
            }
        }
        outside = rest.split_once("<!-- end -->").map_or("", |(_, rest)| rest);
    }
    None
}
