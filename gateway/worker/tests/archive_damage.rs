//! What is not as the archive has written it is noticed, and nothing is lost for it.

#[path = "common/archive.rs"]
mod made;

use std::fs::{self, File};

use made::{archive, failed, files, journal_files, journal_of, lines};
use tempfile::tempdir;

#[test]
fn what_is_damaged_is_noticed_and_nothing_is_deleted() {
    let home = tempdir().unwrap();
    let home = home.path();
    journal_of(home, &[lines(1, 100), lines(2, 100)]);
    archive(home, &[]);
    let whole = files(&home.join("events"));
    // While the journal has the file, it is written again.
    for (name, content) in &whole {
        let path = home.join("events").join(name);
        if name
            .extension()
            .is_none_or(|extension| extension != "parquet")
        {
            continue;
        }
        let mut content = content.clone();
        let middle = content.len() / 2;
        content[middle] ^= 1;
        fs::write(&path, content).unwrap();
        assert!(archive(home, &[]).contains("it is written again"));
        fs::remove_file(&path).unwrap();
        assert!(archive(home, &[]).contains("it is written again"));
        assert!(files(&home.join("events")) == whole);
    }
    archive(home, &["--no-sink"]);
    let compressed = files(home);
    assert_eq!(journal_files(home).len(), 2);

    let delete = ["--no-sink", "--keep-days", "0"];
    for (name, content) in &compressed {
        if name.ends_with("lock") || name.to_string_lossy().contains("-00000002") {
            continue;
        }
        let path = home.join(name);
        for length in [0, content.len() / 2, content.len() - 1] {
            fs::write(&path, &content[..length]).unwrap();
            failed(home, &delete);
            assert_eq!(journal_files(home).len(), 2, "{name:?} {length}");
        }
        let mut other = content.clone();
        let last = other.len() - 8;
        other[last] ^= 1;
        fs::write(&path, other).unwrap();
        failed(home, &delete);
        assert_eq!(journal_files(home).len(), 2, "{name:?}");
        if !name.starts_with("journal") {
            fs::remove_file(&path).unwrap();
            failed(home, &delete);
            assert_eq!(journal_files(home).len(), 2, "{name:?}");
        }
        fs::write(&path, content).unwrap();
    }
    // Of another journal, nothing is known to be archived.
    let lock = fs::read(home.join("journal/lock")).unwrap();
    fs::write(
        home.join("journal/lock"),
        "00000002 ffffffffffffffffffffffffffffffff",
    )
    .unwrap();
    failed(home, &delete);
    fs::write(home.join("journal/lock"), lock).unwrap();
    assert_eq!(files(home), compressed);

    // Decompressed, the file of the journal is the way to make a Parquet file again.
    let (damaged, _) = whole
        .iter()
        .find(|(name, _)| name.starts_with("day=2026-11-21"))
        .unwrap();
    fs::write(home.join("events").join(damaged), "").unwrap();
    for number in 1..=2 {
        let plain = format!("journal/events-{number:08}.ndjson");
        fs::write(home.join(plain), lines(number, 100)).unwrap();
    }
    assert!(archive(home, &["--no-sink"]).contains("it is written again"));
    assert_eq!(files(home), compressed);

    assert!(archive(home, &delete).contains("deleted 2"));
    assert_eq!(journal_files(home).len(), 0);
    assert!(files(&home.join("events")) == whole);
}

#[test]
fn a_file_that_is_not_what_was_archived_or_compressed_stays() {
    let home = tempdir().unwrap();
    let home = home.path();
    journal_of(home, &[lines(1, 10), lines(2, 10)]);
    archive(home, &[]);
    let events = files(&home.join("events"));
    let plain = home.join("journal/events-00000001.ndjson");
    let text = fs::read_to_string(&plain).unwrap();
    for other in [
        &text[..text.len() / 2],
        "",
        &lines(1, 11),
        &text.replace("c-1-3", "c-1-4"),
    ] {
        fs::write(&plain, other).unwrap();
        assert!(failed(home, &["--no-sink"]).contains("it is not what was archived"));
        assert_eq!(fs::read_to_string(&plain).unwrap(), *other);
        assert!(files(&home.join("events")) == events);
    }
    // The other file is not held up.
    assert_eq!(
        journal_files(home),
        ["events-00000001.ndjson", "events-00000002.ndjson.zst"]
    );
    fs::write(&plain, &text).unwrap();
    let compressed = home.join("journal/events-00000001.ndjson.zst");
    fs::copy(home.join("journal/events-00000002.ndjson.zst"), &compressed).unwrap();
    assert!(failed(home, &["--no-sink"]).contains("has something else"));
    assert_eq!(fs::read_to_string(&plain).unwrap(), text);
    fs::remove_file(&compressed).unwrap();
    archive(home, &["--no-sink"]);
    assert!(!plain.exists() && files(&home.join("events")) == events);
}

#[test]
fn what_another_release_has_left_is_not_there_twice() {
    let home = tempdir().unwrap();
    let home = home.path();
    journal_of(home, &[lines(1, 30)]);
    archive(home, &[]);
    let whole = files(&home.join("events"));
    let parquet = whole
        .keys()
        .find(|name| name.starts_with("day=2026-11-20"))
        .unwrap();
    let left = home.join("events/day=2026-11-20/type=new-type");
    fs::create_dir(&left).unwrap();
    fs::copy(
        home.join("events").join(parquet),
        left.join(parquet.file_name().unwrap()),
    )
    .unwrap();
    fs::remove_dir_all(home.join("events/manifests")).unwrap();
    archive(home, &[]);
    assert!(files(&home.join("events")) == whole);
}

#[test]
fn two_archives_do_not_work_on_one_folder() {
    let home = tempdir().unwrap();
    let home = home.path();
    journal_of(home, &[lines(1, 10)]);
    fs::create_dir(home.join("events")).unwrap();
    let lock = File::create(home.join("events/lock")).unwrap();
    lock.try_lock().unwrap();
    assert!(failed(home, &["--no-sink"]).contains("another process archives to this folder"));
    assert_eq!(files(&home.join("events")).len(), 1);
    drop(lock);
    archive(home, &["--no-sink"]);
    // Its lock is the journal's.
    assert!(failed(home, &["--folder", "journal/../journal"]).contains("folder"));
}
