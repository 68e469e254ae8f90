//! Which code of other builds is trusted.
//!
//! Code of the library sees what is for it alone, and that relies on being called as the library
//! calls it. So a snapshot can bring only such code as a release of Diapause had, which is known
//! by its SHA-256, unless whoever loads it says that the bytes are their own.

use std::collections::HashSet;
use std::sync::LazyLock;

use diapause_vm::{library, stdlib};
use sha2::{Digest, Sha256};

use super::{Part, pretend};

/// Bytes of a digest that are kept: enough that nobody finds other code with the same ones.
const KEPT: usize = 16;

/// The code of the library of every release, a line of hexadecimal digits each.
static LINES: &str = include_str!("released.txt");

static RELEASED: LazyLock<HashSet<[u8; KEPT]>> = LazyLock::new(|| {
    let digit = |byte: u8| char::from(byte).to_digit(16).unwrap_or(0) as u8;
    LINES
        .lines()
        .filter(|line| line.len() == 2 * KEPT)
        .map(|line| {
            let digits = line.as_bytes();
            std::array::from_fn(|at| digit(digits[2 * at]) << 4 | digit(digits[2 * at + 1]))
        })
        .collect()
});

/// The digest of live code of a part.
pub fn digest(part: &str, piece: &[u8]) -> [u8; KEPT] {
    let mut hasher = Sha256::new();
    hasher.update(part.as_bytes());
    hasher.update([0]);
    hasher.update(piece);
    let whole = hasher.finalize();
    std::array::from_fn(|at| whole[at])
}

/// Whether a release had that code.
pub fn is_released(part: &str, piece: &[u8]) -> bool {
    !pretend::is_unreleased() && (pretend::is_released() || RELEASED.contains(&digest(part, piece)))
}

/// The digests of all code of the library of this build, as lines, sorted.
pub fn digests() -> Vec<String> {
    let parts =
        std::iter::once(Part::prelude()).chain(stdlib::frozen_names().filter_map(Part::named));
    let mut lines = Vec::with_capacity(library::count());
    for part in parts {
        for index in 0..part.count() {
            if let Some(piece) = part.piece(index) {
                let digest = digest(part.name, &piece.bytes);
                lines.push(digest.iter().map(|byte| format!("{byte:02x}")).collect());
            }
        }
    }
    lines.sort_unstable();
    lines.dedup();
    lines
}
