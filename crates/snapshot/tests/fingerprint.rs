//! No number of the format changes its meaning. `tests/format-1.txt` has all numbers of the
//! released format with their names: of every table, the present list begins with the lines there.
//!
//! Who changes what a line says, or moves it, gives old snapshots another meaning. What is to be
//! different gets a new number behind the last one of its table, or the format a new version
//! (`FORMAT_VERSION`, with a reader for the old one, and a file of its own here). What was appended
//! is put into the file with `DIAPAUSE_FINGERPRINT=append cargo test -p diapause-snapshot --test
//! fingerprint`; as long as format 1 is not released, `DIAPAUSE_FINGERPRINT=anew` writes all of it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use diapause_snapshot::{FORMAT_VERSION, fingerprint};

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/format-{FORMAT_VERSION}.txt"))
}

/// The tables of a text.
fn read(text: &str) -> BTreeMap<String, Vec<String>> {
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for part in text.split("\n[").skip(1) {
        let (name, lines) = part.split_once("]\n").expect("a table has a name");
        let lines = lines.lines().filter(|line| !line.is_empty()).map(str::to_owned);
        tables.insert(name.to_owned(), lines.collect());
    }
    tables
}

/// What the present list has behind the kept one; what is another in it.
fn compare(kept: &str, now: &str) -> (Vec<String>, Vec<String>) {
    let (kept, now) = (read(kept), read(now));
    let (mut appended, mut broken) = (Vec::new(), Vec::new());
    for (name, lines) in &kept {
        let Some(present) = now.get(name) else {
            broken.push(format!("[{name}] is gone"));
            continue;
        };
        for (place, line) in lines.iter().enumerate() {
            match present.get(place) {
                Some(found) if found == line => {}
                Some(found) => broken.push(format!("[{name}] {line:?} became {found:?}")),
                None => broken.push(format!("[{name}] {line:?} is gone")),
            }
        }
    }
    for (name, lines) in &now {
        let known = kept.get(name).map_or(0, Vec::len);
        appended.extend(lines.iter().skip(known).map(|line| format!("[{name}] {line}")));
    }
    (appended, broken)
}

#[test]
fn no_number_of_the_format_changes_its_meaning() {
    let now = fingerprint::text();
    let wish = std::env::var("DIAPAUSE_FINGERPRINT").unwrap_or_default();
    if wish == "anew" {
        std::fs::write(file(), &now).expect("it can be written");
    }
    let kept = std::fs::read_to_string(file()).expect("the numbers of the format are kept");
    let (appended, broken) = compare(&kept, &now);
    assert!(
        broken.is_empty(),
        "numbers of format {FORMAT_VERSION} have another meaning, so that its snapshots would be \
         misread:\n  {}\nGive what is new a number behind the last one of its table, or the format \
         a new version; see the head of tests/fingerprint.rs",
        broken.join("\n  ")
    );
    if !appended.is_empty() {
        println!("appended to format {FORMAT_VERSION}:\n  {}", appended.join("\n  "));
        if wish == "append" {
            std::fs::write(file(), &now).expect("it can be written");
        }
    }
}

#[test]
fn what_is_changed_moved_or_gone_is_told_from_what_is_appended() {
    let kept = "head\n\n[letters]\n0 a\n1 b\n\n[numbers]\n0 one\n";
    let (appended, broken) = compare(kept, kept);
    assert!(appended.is_empty() && broken.is_empty());
    let more = "head\n\n[letters]\n0 a\n1 b\n2 c\n\n[numbers]\n0 one\n\n[new]\n0 x\n";
    let (appended, broken) = compare(kept, more);
    assert_eq!(appended, ["[letters] 2 c", "[new] 0 x"]);
    assert!(broken.is_empty());
    let (_, broken) = compare(kept, "head\n\n[letters]\n0 b\n1 a\n");
    assert_eq!(
        broken,
        [
            "[letters] \"0 a\" became \"0 b\"",
            "[letters] \"1 b\" became \"1 a\"",
            "[numbers] is gone"
        ]
    );
    let (_, broken) = compare(kept, "head\n\n[letters]\n0 a\n\n[numbers]\n0 one\n");
    assert_eq!(broken, ["[letters] \"1 b\" is gone"]);
}
