//! How many instructions a comparison of credentials takes: as many whatever they are.
//!
//! The tests run this very binary under callgrind, which counts the instructions of one function
//! and those it calls.
#![allow(unreachable_pub, reason = "a program has no public API")]
#![cfg(feature = "auth")]

#[path = "common/effort.rs"]
mod effort;
#[path = "common/tools.rs"]
mod tools;

use std::env;
use std::hint::black_box;
use std::process::Command;

use bandwidth_callbacks::http::{Credentials, SignatureHeader, SigningSecrets};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use effort::every;

#[inline(never)]
fn counted(check: &dyn Fn() -> bool) -> bool {
    check()
}

/// Not a test: what is counted.
#[test]
#[ignore = "run by the tests"]
fn one_comparison() {
    let [known, attempt] =
        ["KNOWN", "ATTEMPT"].map(|name| env::var(name).expect("run by the tests"));
    let mut pairs = known.split('\n').map(|pair| pair.split_once(':').unwrap());
    let (user, password) = pairs.next().unwrap();
    let first = Credentials::new(user, password).unwrap();
    let credentials = pairs.fold(first, |known, (user, password)| {
        known.and(user, password).unwrap()
    });
    let header = format!("Basic {}", STANDARD.encode(attempt));
    measure(&|| black_box(&credentials).check([black_box(&header)]).is_ok());
}

/// Not a test: what is counted.
#[test]
#[ignore = "run by the tests"]
fn one_signature() {
    let [known, attempt] =
        ["KNOWN", "ATTEMPT"].map(|name| env::var(name).expect("run by the tests"));
    let secrets = SigningSecrets::new(known.as_bytes()).unwrap();
    measure(&|| {
        black_box(&secrets)
            .check(
                SignatureHeader::TollFreeVerification,
                [black_box(&attempt)],
                b"{}",
            )
            .is_ok()
    });
}

fn measure(check: &dyn Fn() -> bool) {
    // The first time leaves an allocator that has what the second needs, whatever it did before.
    check();
    println!("\nlet in: {}", counted(check));
}

/// How many instructions it takes, and whether the attempt is let in. `None` without valgrind.
fn count(what: &str, known: &str, attempt: &str) -> Option<(u64, bool)> {
    if !tools::is_installed("valgrind") {
        return None;
    }
    let run = Command::new("valgrind")
        .args([
            "--tool=callgrind",
            "--callgrind-out-file=/dev/null",
            "--toggle-collect=*counted*",
        ])
        .arg(env::current_exe().unwrap())
        .args(["--exact", what, "--ignored", "--nocapture"])
        .env("KNOWN", known)
        .env("ATTEMPT", attempt)
        .output()
        .unwrap();
    let log = String::from_utf8_lossy(&run.stderr);
    let said = String::from_utf8_lossy(&run.stdout);
    let after =
        |text: &str, label: &str| Some(text.split_once(label)?.1.lines().next()?.trim().to_owned());
    let collected = after(&log, "Collected :").unwrap_or_else(|| panic!("{log}"));
    let let_in = after(&said, "let in: ").unwrap_or_else(|| panic!("{said}"));
    Some((collected.parse().unwrap(), let_in == "true"))
}

/// Counts all attempts, which have one length, and asserts that the counts are one. In optimised
/// code that holds across all of them; without, the two ways out of a function differ by two
/// instructions, after all is compared.
fn assert_same(what: &str, cases: &[(&str, &str, bool)]) {
    let mut counts = [None; 2];
    for &(known, attempt, right) in cases {
        let Some((instructions, let_in)) = count(what, known, attempt) else {
            return;
        };
        println!(
            "{instructions:>6} instructions: `{attempt:.24}` of {} bytes where `{known:.24}` of {} is known",
            attempt.len(),
            known.len()
        );
        assert_eq!(let_in, right, "{attempt} by {known}");
        // Less would mean that nothing was counted.
        assert!(instructions > 1000);
        let way_out = usize::from(right && cfg!(debug_assertions));
        let same = *counts[way_out].get_or_insert(instructions);
        assert_eq!(same, instructions, "{attempt:?} where {known:?} is known");
    }
}

#[test]
fn it_does_not_matter_where_the_first_wrong_byte_is() {
    let known = "bandwidth:open sesame";
    assert_same(
        "one_comparison",
        &[
            (known, "bandwidth:open sesame", true),
            (known, "Xandwidth:open sesame", false),
            (known, "bandwidth:Xpen sesame", false),
            (known, "bandwidth:open sesamX", false),
            (known, "XXXXXXXXXXXXXXXXXXXXX", false),
            (known, "bandwidt:hopen sesame", false),
        ],
    );
}

/// The attempt's length is known to whoever makes it. What must not show is the one of the
/// credentials.
#[test]
fn it_does_not_matter_how_long_the_credentials_are() {
    let long = format!("bandwidth:{}", "open sesame ".repeat(20));
    for attempt in ["bandwidth:open sesame", "b:o", &long]
        .into_iter()
        .step_by(every(3))
    {
        let known = [
            "b:o",
            "bandwidth:open sesame",
            &long,
            "bandwidth open:sesame",
        ];
        assert_same(
            "one_comparison",
            &known.map(|known| (known, attempt, known == attempt)),
        );
    }
}

#[test]
fn it_does_not_matter_which_of_several_it_is() {
    let known = "first:secret\nsecond:secret\nthird:secret";
    assert_same(
        "one_comparison",
        &[
            (known, "first:secret", true),
            (known, "third:secret", true),
            (known, "fifth:secret", false),
        ],
    );
    assert_same(
        "one_comparison",
        &[
            (known, "second:secret", true),
            (known, "fourth:secret", false),
        ],
    );
}

#[test]
fn it_does_not_matter_where_a_signature_is_wrong() {
    let secret = "a secret of 16 to 64 characters";
    let right = SigningSecrets::new(secret.as_bytes())
        .unwrap()
        .sign(SignatureHeader::TollFreeVerification, b"{}");
    let other = |digit: &str| if digit == "0" { "1" } else { "0" };
    let wrong_first = format!("{}{}", other(&right[..1]), &right[1..]);
    let wrong_last = format!("{}{}", &right[..63], other(&right[63..]));
    assert_same(
        "one_signature",
        &[
            (secret, &right, true),
            (secret, &wrong_first, false),
            (secret, &wrong_last, false),
        ],
    );
}
