//! Reports which compiler built the benchmarks, because results and instruction counts hold for one compiler only. With the feature
//! `cpp`, also builds the contestants in `src/peers/ondemand.cpp`.

use std::env;
use std::process::Command;

fn main() {
    let compiler = env::var_os("RUSTC").expect("cargo sets RUSTC");
    let version = Command::new(compiler).arg("--version").output().expect("the compiler runs");
    println!("cargo::rustc-env=COMPILER={}", String::from_utf8_lossy(&version.stdout).trim());
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(ondemand, ondemand_avx2)");
    #[cfg(feature = "cpp")]
    ondemand::build();
}

/// simdjson On-Demand, in C++.
#[cfg(feature = "cpp")]
mod ondemand {
    use std::fmt::Write as _;
    use std::path::{Path, PathBuf};
    use std::{env, fs};

    use crate::voice::{voice_events, voice_fields, voice_objects};

    /// Builds simdjson with our C++ for this CPU, and once more for AVX2 alone. Each build has a namespace of its own, so that both fit
    /// into one program with the simdjson of `simdjson-sys`.
    pub fn build() {
        let variable = |name: &str| env::var(name).expect("cargo sets it");
        if variable("CARGO_CFG_TARGET_ENV") == "msvc" {
            return;
        }
        println!("cargo::rerun-if-changed=src/peers/ondemand.cpp");
        println!("cargo::rerun-if-changed=../src/voice/table.rs");
        let out = PathBuf::from(variable("OUT_DIR"));
        fs::write(out.join("fields.h"), fields()).expect("the folder is ours");
        let own_cpu = if variable("HOST") == variable("TARGET") {
            &["-march=native"][..]
        } else {
            &[]
        };
        compile(&out, "native", own_cpu);
        println!("cargo::rustc-cfg=ondemand");
        if variable("CARGO_CFG_TARGET_ARCH") == "x86_64" {
            compile(&out, "haswell", &["-march=haswell", "-DSIMDJSON_IMPLEMENTATION_ICELAKE=0"]);
            println!("cargo::rustc-cfg=ondemand_avx2");
        }
    }

    /// Optimized whatever the profile is: a test that checks the values should check the program that is timed.
    fn compile(out: &Path, name: &str, flags: &[&str]) {
        let simdjson = sources();
        let mut build = cc::Build::new();
        flags.iter().for_each(|flag| {
            build.flag(flag);
        });
        build
            .cpp(true)
            .std("c++17")
            .opt_level(3)
            .debug(false)
            .warnings(false)
            .define("NDEBUG", None)
            .define("simdjson", &*format!("simdjson_{name}"))
            .define("ONDEMAND", &*format!("ondemand_{name}"))
            .include(&simdjson)
            .include(out)
            .file(simdjson.join("simdjson.cpp"))
            .file("src/peers/ondemand.cpp")
            .out_dir(out.join(name))
            .compile(&format!("ondemand_{name}"));
    }

    /// The folder with simdjson's sources. `simdjson-sys` has them and builds them with CMake, whose cache names the folder.
    fn sources() -> PathBuf {
        let root = env::var_os("DEP_SIMDJSON_ROOT").expect("simdjson-sys is built by CMake");
        let cache = fs::read_to_string(Path::new(&root).join("build/CMakeCache.txt")).expect("CMake leaves its cache");
        let home = cache.lines().find_map(|line| line.strip_prefix("CMAKE_HOME_DIRECTORY:INTERNAL="));
        Path::new(home.expect("the cache names the sources")).join("vendor/simdjson")
    }

    macro_rules! dictionary {
        ($($field:ident $wire:literal: $ty:ty = $doc:literal;)+) => {
            /// The key and the library's type of a field.
            macro_rules! field {
                $(($field) => { ($wire, stringify!($ty)) };)+
            }
        };
    }

    voice_fields!(dictionary);

    macro_rules! field_or {
        ($field:ident) => {
            field!($field)
        };
        ($field:ident, $over:ty) => {
            (field!($field).0, stringify!($over))
        };
    }

    type Fields = Vec<(&'static str, &'static str)>;

    macro_rules! object {
        ($(#[$meta:meta])* $name:ident { $($field:ident $(: $over:ty)?),+ }) => {
            (stringify!($name), vec![$(field_or!($field $(, $over)?)),+])
        };
    }

    macro_rules! events {
        ($($(#[$meta:meta])* $variant:ident struct $name:ident [$($wire:literal),+] $reply:ident { $($fields:tt)+ })+) => {
            [$((&[$($wire),+][..], object!($name { $($fields)+ }).1)),+]
        };
    }

    /// The library's table of fields and events as C++: one layout for each object, one for the fields of all events, one for the events.
    fn fields() -> String {
        let mut objects: Vec<(&str, Fields)> = Vec::new();
        macro_rules! add {
            ($($(#[$meta:meta])* struct $name:ident { $($fields:tt)+ })+) => {
                $(objects.push(object!($name { $($fields)+ }));)+
            };
        }
        voice_objects!(add);
        let events = voice_events!(events);
        let mut root: Fields = vec![("eventType", "&'b str")];
        for field in events.iter().flat_map(|(_, fields)| fields) {
            if !root.contains(field) {
                root.push(*field);
            }
        }
        let mut text = String::new();
        let mut nested = 0;
        let mut layout = |name: &str, fields: &Fields| {
            write!(text, "constexpr Layout {name} = layout({{").unwrap();
            for (key, ty) in fields {
                let ty = ty.split('<').next().unwrap().trim();
                match ty {
                    "u32" => write!(text, "{{\"{key}\", UNSIGNED}}, "),
                    "Number" => write!(text, "{{\"{key}\", DOUBLE}}, "),
                    "bool" => write!(text, "{{\"{key}\", BOOL}}, "),
                    "Tracks" => write!(text, "{{\"{key}\", LIST}}, "),
                    "SipHeaders" => write!(text, "{{\"{key}\", PAIRS}}, "),
                    _ if objects.iter().any(|(name, _)| *name == ty) => {
                        nested += 1;
                        write!(text, "{{\"{key}\", OBJECT, &{ty}, {}}}, ", nested - 1)
                    }
                    _ => write!(text, "{{\"{key}\", TEXT}}, "),
                }
                .unwrap();
            }
            text += "});\n";
        };
        for (name, fields) in &objects {
            layout(name, fields);
        }
        layout("ROOT", &root);
        layout(
            "EVENTS",
            &events.iter().flat_map(|(names, _)| *names).map(|name| (*name, "&'b str")).collect(),
        );
        writeln!(text, "constexpr size_t NESTED = {nested};").unwrap();
        text
    }
}

/// The library's own list of fields and events.
#[cfg(feature = "cpp")]
#[allow(unused_imports, unused_macros, reason = "unknown events are not compared")]
#[path = "../src/voice/table.rs"]
mod voice;
