//! Hints about input that is read in another way than its user expects.

use super::program::{GOOD, Temporary, run};

#[cfg(unix)]
const UNREAD: &str = "inspect: hint: standard input is not read";

#[cfg(unix)]
#[test]
fn piped_input_that_is_not_read_gives_a_hint() {
    let folder = Temporary::folder("unread").with("good.ndjson", GOOD);
    for arguments in [&[][..], &[folder.path("good.ndjson").as_str()]] {
        let with_input = run(arguments, GOOD);
        assert_eq!(with_input.code, Some(0));
        assert!(
            with_input.stderr.starts_with(UNREAD),
            "{}",
            with_input.stderr
        );
        assert_eq!(with_input.stderr.lines().count(), 1);
        assert_eq!(run(arguments, "").stderr, "");
    }
    assert_eq!(run(&["-"], GOOD).stderr, "");
    assert_eq!(run(&[&folder.path("good.ndjson"), "-"], GOOD).stderr, "");
}

#[test]
fn a_pretty_printed_body_where_lines_are_expected_gives_a_hint() {
    let pretty = "\n{\n  \"eventType\": \"dtmf\",\n  \"digit\": \"1\"\n}\n";
    let folder = Temporary::folder("pretty")
        .with("pretty.ndjson", pretty)
        .with("pretty.json", pretty);
    for (path, source) in [
        ("-", "stdin"),
        (&folder.path("pretty.ndjson"), "pretty.ndjson"),
    ] {
        let run = run(&[path], if path == "-" { pretty } else { "" });
        assert_eq!(run.code, Some(1));
        assert!(
            run.stderr
                .contains(&format!("{source}: hint: the first line ends inside")),
            "{}",
            run.stderr
        );
        assert_eq!(run.stderr.lines().count(), 1, "one hint for each source");
    }
    let whole = run(&[&folder.path("pretty.json")], "");
    assert_eq!((whole.code, whole.stderr.as_str()), (Some(0), ""));
}

#[test]
fn other_refused_lines_give_no_hint() {
    let cut = &GOOD[..GOOD.len() - 1];
    for input in [
        format!("{GOOD}\n{cut}\n"),
        format!("{GOOD}}}\n"),
        "nonsense\n".to_owned(),
    ] {
        let run = run(&["-"], &input);
        assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""), "{input}");
    }
}
