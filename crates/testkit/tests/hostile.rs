//! Damaged snapshots of every kind are refused, or give programs that run within their limits.

use diapause_testkit::hostile::{Sweep, bypass_checksum, sweep, try_out};
use diapause_testkit::specimens;

/// Changes of a snapshot of 1000 bytes: half a minute for all of them. All changes there are, of
/// each snapshot: `cargo run --release -p diapause-testkit -- hostile --full`.
const MOST: usize = 2000;

/// More than this process takes while it damages snapshots: it may hold two programs of 16 MiB,
/// and what belongs to the tests.
const MOST_MEMORY: u64 = 160 << 20;

#[test]
fn damaged_snapshots_are_refused_or_run_within_their_limits() {
    let specimens = specimens::load(&specimens::directory()).expect("they are there");
    assert!(specimens.len() >= 40, "{} specimens", specimens.len());
    let how = Sweep { most: Some(MOST), ..Sweep::default() };
    let (mut faults, mut refused, mut ran) = (Vec::new(), 0, 0);
    for specimen in &specimens {
        let tally = sweep(specimen, &how).expect("it falls asleep");
        refused += tally.refused;
        ran += tally.ran;
        faults.extend(tally.faults);
    }
    println!("{} specimens: {refused} refused, {ran} ran", specimens.len());
    let shown: Vec<&str> = faults.iter().take(20).map(String::as_str).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), shown.join("\n"));
    assert!(refused > 10_000 && ran > 1000);
    if let Some(peak) = peak_memory() {
        assert!(peak <= MOST_MEMORY, "{peak} bytes of memory, expected at most {MOST_MEMORY}");
    }
}

#[test]
fn findings_stay_mended() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../snapshot/tests/findings");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("there are findings") {
        let file = entry.expect("an entry").path();
        let mut bytes = std::fs::read(&file).expect("a readable file");
        bypass_checksum(&mut bytes);
        let fate = try_out(&bytes, None);
        assert!(fate.is_ok(), "{}: {fate:?}", file.display());
        count += 1;
    }
    assert!(count >= 5, "{count} findings");
}

/// The most memory that this process has had, in bytes, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? << 10)
}
