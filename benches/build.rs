//! Reports which compiler built the benchmarks, because results and instruction counts hold for one
//! compiler only. With the feature `cpp`, also builds the contestants in `src/peers/ondemand.cpp`.

use std::env;
use std::process::Command;

fn main() {
    let compiler = env::var_os("RUSTC").expect("cargo sets RUSTC");
    let version = Command::new(compiler)
        .arg("--version")
        .output()
        .expect("the compiler runs");
    println!(
        "cargo::rustc-env=COMPILER={}",
        String::from_utf8_lossy(&version.stdout).trim()
    );
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(ondemand, ondemand_avx2)");
    #[cfg(feature = "cpp")]
    ondemand::build();
}

/// simdjson On-Demand, in C++.
#[cfg(feature = "cpp")]
mod ondemand {
    use std::path::{Path, PathBuf};
    use std::{env, fs};

    /// Builds simdjson with our C++ for this CPU, and once more for AVX2 alone. Each build has a
    /// namespace of its own, so that both fit into one program with the simdjson of
    /// `simdjson-sys`.
    pub(crate) fn build() {
        let variable = |name: &str| env::var(name).expect("cargo sets it");
        if variable("CARGO_CFG_TARGET_ENV") == "msvc" {
            return;
        }
        println!("cargo::rerun-if-changed=src/peers/ondemand.cpp");
        println!("cargo::rerun-if-changed=src/peers/fields.h");
        let out = PathBuf::from(variable("OUT_DIR"));
        let own_cpu = if variable("HOST") == variable("TARGET") {
            &["-march=native"][..]
        } else {
            &[]
        };
        compile(&out, "native", own_cpu);
        println!("cargo::rustc-cfg=ondemand");
        if variable("CARGO_CFG_TARGET_ARCH") == "x86_64" {
            compile(
                &out,
                "haswell",
                &["-march=haswell", "-DSIMDJSON_IMPLEMENTATION_ICELAKE=0"],
            );
            println!("cargo::rustc-cfg=ondemand_avx2");
        }
    }

    /// Optimized whatever the profile is: a test that checks the values should check the program
    /// that is timed.
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
            .file(simdjson.join("simdjson.cpp"))
            .file("src/peers/ondemand.cpp")
            .out_dir(out.join(name))
            .compile(&format!("ondemand_{name}"));
    }

    /// The folder with simdjson's sources. `simdjson-sys` has them and builds them with CMake,
    /// whose cache names the folder.
    fn sources() -> PathBuf {
        let root = env::var_os("DEP_SIMDJSON_ROOT").expect("simdjson-sys is built by CMake");
        let cache = fs::read_to_string(Path::new(&root).join("build/CMakeCache.txt"))
            .expect("CMake leaves its cache");
        let home = cache
            .lines()
            .find_map(|line| line.strip_prefix("CMAKE_HOME_DIRECTORY:INTERNAL="));
        Path::new(home.expect("the cache names the sources")).join("vendor/simdjson")
    }
}
