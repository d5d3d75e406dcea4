//! Results as files that are committed: where, when and with what they were measured, then one row
//! for each figure.

use std::fs;
use std::path::{Path, PathBuf};

use time::OffsetDateTime;

/// The figures of one benchmark.
#[derive(Debug, Default, PartialEq)]
pub struct Results {
    /// Names and values: date, CPU, compiler, versions.
    pub facts: Vec<(String, String)>,
    pub rows: Vec<Row>,
}

/// The figures of one contestant in one group of bodies: numbers, or a word that says why there are
/// none.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub group: String,
    pub contestant: String,
    pub figures: Vec<String>,
}

impl Row {
    pub fn is_floor(&self) -> bool {
        self.contestant.starts_with("floor: ")
    }

    pub fn is_ours(&self) -> bool {
        self.contestant == "ours" || self.contestant.starts_with("ours, ")
    }

    /// The median; of a contestant without one, the greatest number.
    pub fn time(&self) -> f64 {
        self.figures
            .get(1)
            .and_then(|median| median.parse().ok())
            .unwrap_or(f64::MAX)
    }
}

impl Results {
    /// No rows yet; the facts of this run.
    pub fn here() -> Self {
        let facts = [
            ("date", OffsetDateTime::now_utc().date().to_string()),
            ("cpu", cpu()),
            ("build", BUILD.to_owned()),
            ("back end", back_end()),
            ("compiler", env!("COMPILER").to_owned()),
            ("versions", versions()),
        ];
        Self {
            facts: facts.map(|(name, value)| (name.to_owned(), value)).into(),
            rows: Vec::new(),
        }
    }

    pub fn push(
        &mut self,
        group: &str,
        contestant: &str,
        figures: impl IntoIterator<Item = String>,
    ) {
        self.rows.push(Row {
            group: group.to_owned(),
            contestant: contestant.to_owned(),
            figures: figures.into_iter().collect(),
        });
    }

    /// Replaces the rows of the groups that `newer` has.
    #[must_use]
    pub fn with(mut self, newer: Self) -> Self {
        self.rows
            .retain(|row| newer.rows.iter().all(|new| new.group != row.group));
        self.rows.extend(newer.rows);
        self
    }

    pub fn fact(&self, name: &str) -> &str {
        self.facts
            .iter()
            .find(|fact| fact.0 == name)
            .map_or("", |fact| &fact.1)
    }

    pub fn get(&self, group: &str, contestant: &str) -> Option<&[String]> {
        let row = self
            .rows
            .iter()
            .find(|row| row.group == group && row.contestant == contestant)?;
        Some(&row.figures)
    }

    /// The names of groups or contestants, each once, in the order of the rows.
    pub fn names<'r>(&'r self, name: impl Fn(&'r Row) -> &'r str) -> Vec<&'r str> {
        let mut names: Vec<&str> = Vec::new();
        for row in &self.rows {
            if !names.contains(&name(row)) {
                names.push(name(row));
            }
        }
        names
    }

    /// Reads a file of the folder `results`; none is no figures.
    pub fn load(name: &str) -> Self {
        let mut results = Self::default();
        for line in fs::read_to_string(path(name)).unwrap_or_default().lines() {
            if let Some((name, value)) = line
                .strip_prefix("# ")
                .and_then(|fact| fact.split_once(": "))
            {
                results.facts.push((name.to_owned(), value.to_owned()));
            } else if let [group, contestant, figures @ ..] =
                line.split('\t').collect::<Vec<_>>().as_slice()
            {
                results.push(
                    group,
                    contestant,
                    figures.iter().map(|figure| (*figure).to_owned()),
                );
            }
        }
        results
    }

    pub fn save(&self, name: &str) {
        let facts = self
            .facts
            .iter()
            .map(|(name, value)| format!("# {name}: {value}\n"));
        let rows = self.rows.iter().map(|row| {
            format!(
                "{}\t{}\t{}\n",
                row.group,
                row.contestant,
                row.figures.join("\t")
            )
        });
        let path = path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, facts.chain(rows).collect::<String>()).unwrap();
        println!("saved as {}", path.display());
    }
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("results")
        .join(name)
}

/// Whether the compiler was told which CPU to build for.
pub const BUILD: &str = if cfg!(target_feature = "avx2") || cfg!(not(target_arch = "x86_64")) {
    "native"
} else {
    "portable"
};

/// The instructions that the library's engine found on this CPU, which decide how many it executes.
pub fn back_end() -> String {
    format!(
        "{} {}",
        std::env::consts::ARCH,
        simd_json::Deserializer::algorithm()
    )
}

fn cpu() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| {
        line.strip_prefix("model name")?
            .split_once(": ")
            .map(|pair| pair.1)
    });
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!("{}, {cores} cores", model.unwrap_or("unknown"))
}

/// The crates that are compared, as the lock file has them.
fn versions() -> String {
    const LOCK: &str = include_str!("../../Cargo.lock");
    let mut versions = Vec::new();
    for name in [
        "bandwidth-callbacks",
        "jiter",
        "serde_json",
        "simd-json",
        "simd-json-derive",
        "simdjson-rust",
        "simdutf8",
        "sonic-rs",
        "time",
    ] {
        let package = LOCK
            .split("[[package]]")
            .find(|package| package.contains(&format!("\nname = \"{name}\"\n")));
        let version =
            package.and_then(|package| package.split("version = \"").nth(1)?.split('"').next());
        versions.extend(version.map(|version| format!("{name} {version}")));
    }
    versions.join(", ")
}
