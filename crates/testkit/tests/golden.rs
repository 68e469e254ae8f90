//! Golden snapshots of every released format do what they did when they were made.

use std::fs;
use std::path::{Path, PathBuf};

use diapause_engine::{LoadOptions, Session, inspect_kind};
use diapause_testkit::golden::{self, Entry};
use diapause_testkit::host::{Functions, Host};
use diapause_testkit::specimens::Asleep;

fn formats() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../__test__/golden");
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .expect("golden snapshots are there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.join(golden::MANIFEST).exists())
        .collect();
    found.sort();
    found
}

/// A host on which calls are in flight, as the manifest says.
fn host(entry: &Entry) -> Host {
    let mut host = Host::new(Functions::ExtReturns);
    for (id, value) in &entry.in_flight {
        let graph = diapause_testkit::json::to_graph(value).expect("a value");
        host.in_flight.push((id.parse().expect("a number"), Ok(graph)));
    }
    host
}

#[test]
fn golden_snapshots_go_on_as_they_did() {
    let mut count = 0;
    for folder in formats() {
        for entry in golden::read(&folder).expect("a manifest") {
            let bytes = fs::read(folder.join(&entry.name).with_extension("bin")).expect("a file");
            let kind = inspect_kind(&bytes).expect("a snapshot");
            let (host, then) = (host(&entry), entry.then.clone());
            let asleep = Asleep { bytes, kind, host, then };
            let found = golden::entry(&entry.name, &asleep).expect("it can be loaded");
            assert_eq!(found, entry, "{}", folder.display());
            count += 1;
        }
    }
    assert!(count >= 40, "{count} golden snapshots");
}

#[test]
fn a_golden_snapshot_of_a_newer_format_names_both_versions() {
    let folder = formats().pop().expect("a format");
    let mut bytes = fs::read(folder.join("tuples.bin")).expect("a file");
    bytes[4..6].copy_from_slice(&0x0203_u16.to_le_bytes());
    let error = Session::load(&bytes, &LoadOptions::default()).expect_err("it is newer");
    assert_eq!(error.code(), "ERR_DIAPAUSE_SNAPSHOT_VERSION");
    let text = "the snapshot has format version 515, this build reads up to 1";
    assert_eq!(error.to_string(), text);
}
