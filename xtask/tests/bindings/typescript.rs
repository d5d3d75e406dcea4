//! The types for TypeScript, by its compiler: bodies are written as literals of the types.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

use crate::bodies::{Body, field_cases, fixtures, published};
use crate::root;
use crate::schemas::Validators;
use crate::tools::is_installed;

const HEAD: &str = "\
import type * as types from \"./types.js\";
import type { UnknownName } from \"./types.js\";

// Unlike the declaration of a variable, a type parameter permits unknown fields.
function voice<T extends types.Callback>(_: T) {}
function stream<T extends types.Frame>(_: T) {}
function messaging<T extends types.Messages>(_: T) {}

";

#[test]
fn every_fixture_and_published_body_is_a_literal_of_the_type() {
    let Some(compiler) = compiler() else { return };
    let closed = Validators::closed();
    let mut text = HEAD.to_owned();
    let (mut exact, mut with_unknown, mut refused) = (0, 0, 0);
    for body in fixtures()
        .into_iter()
        .chain(published().into_iter().flatten())
    {
        if body.case == "out-of-range" {
            // TypeScript has one type for all numbers.
            continue;
        }
        let literal = literal(&closed, &body);
        writeln!(text, "// {}", body.name()).unwrap();
        if body.is_wrong() {
            refused += 1;
            writeln!(text, "// @ts-expect-error").unwrap();
            writeln!(text, "{}({literal});", body.module).unwrap();
        } else if closed.validate(&body).is_ok() {
            exact += 1;
            let ty = type_of(&closed, &body);
            writeln!(text, "export const body{exact}: types.{ty} = {literal};").unwrap();
        } else {
            with_unknown += 1;
            writeln!(text, "{}({literal});", body.module).unwrap();
        }
    }
    println!("{exact} bodies compile, {with_unknown} with unknown fields, {refused} must not");
    assert!(exact > 200 && with_unknown > 50 && refused > 40);
    compile(&compiler, "bodies", &text);
}

#[test]
fn a_value_of_a_wrong_type_does_not_compile() {
    let Some(compiler) = compiler() else { return };
    let closed = Validators::closed();
    let mut text = HEAD.to_owned();
    let (mut accepted, mut refused) = (0, 0);
    for case in field_cases() {
        let (_, value) = case.body.case.split_once(" = ").unwrap();
        if ["-1", "1.5", "4294967296"].contains(&value) {
            continue;
        }
        writeln!(text, "// {}", case.body.name()).unwrap();
        if case.is_typed {
            accepted += 1;
        } else {
            refused += 1;
            writeln!(text, "// @ts-expect-error").unwrap();
        }
        writeln!(
            text,
            "export const body{}: types.{} = {};",
            accepted + refused,
            type_of(&closed, &case.body),
            literal(&closed, &case.body)
        )
        .unwrap();
    }
    println!("{accepted} values compile, {refused} must not");
    assert!(accepted > 2000 && refused > 5000);
    compile(&compiler, "values", &text);
}

#[test]
fn a_comparison_of_the_name_narrows_the_type_and_mistakes_do_not_compile() {
    let Some(compiler) = compiler() else { return };
    compile(&compiler, "narrowing", include_str!("narrowing.ts"));
}

#[test]
fn the_example_of_the_readme_compiles() {
    let readme = fs::read_to_string(root().join("bindings/README.md")).unwrap();
    let (_, example) = readme.split_once("```ts\n").unwrap();
    let (example, _) = example.split_once("```\n").unwrap();
    assert!(example.contains("\"./typescript/index.js\""));
    let Some(compiler) = compiler() else { return };
    let example = example.replace("./typescript/index.js", "./types.js");
    compile(&compiler, "readme", &example);
}

/// The compiler that `.ci/run` has installed, or that the machine has.
fn compiler() -> Option<PathBuf> {
    let installed = root().join("target/typescript/node_modules/.bin/tsc");
    let program = match env::var_os("TSC") {
        Some(program) => program.into(),
        None if installed.exists() => installed,
        None => "tsc".into(),
    };
    is_installed(program.to_str().unwrap()).then_some(program)
}

/// Compiles a file next to the declarations, and asserts that there is no error.
fn compile(compiler: &Path, name: &str, text: &str) {
    // A folder of its own, because tests run at the same time.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("typescript-{name}"));
    fs::create_dir_all(&folder).unwrap();
    let index = root().join("bindings/typescript/index.js");
    let types = format!("export * from {:?};\n", index.display().to_string());
    fs::write(folder.join("types.ts"), types).unwrap();
    fs::write(folder.join("package.json"), "{\"type\": \"module\"}\n").unwrap();
    let file = folder.join(name).with_extension("ts");
    fs::write(&file, text).unwrap();
    let output = Command::new(compiler)
        .args(["--strict", "--noEmit", "--exactOptionalPropertyTypes"])
        .args(["--target", "es2022", "--module", "nodenext"])
        .arg(&file)
        .current_dir(&folder)
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stdout).unwrap();
    let first: Vec<&str> = errors.lines().take(20).collect();
    assert!(output.status.success(), "{}", first.join("\n"));
}

/// A body as an expression of TypeScript, in one line. The name of an event of unknown type gets
/// its own type.
fn literal(validators: &Validators, body: &Body) -> String {
    let text = body.json.to_string();
    if !is_unknown(validators, body) {
        return text;
    }
    let (key, name) = name_of(body).unwrap();
    let member = format!("\"{key}\":{name}");
    assert_eq!(text.matches(&member).count(), 1);
    text.replace(&member, &format!("{member} as UnknownName"))
}

fn is_unknown(validators: &Validators, body: &Body) -> bool {
    name_of(body).is_some() && validators.definition(&body.first()).is_none()
}

fn name_of(body: &Body) -> Option<(&'static str, Value)> {
    let key = body.name_key()?;
    Some((key, body.first().json.get(key)?.clone()))
}

fn type_of(validators: &Validators, body: &Body) -> String {
    match body.module {
        "voice" => "Callback".to_owned(),
        "stream" => "Frame".to_owned(),
        "messaging" => "Messages".to_owned(),
        _ => validators.definition(body).unwrap(),
    }
}
