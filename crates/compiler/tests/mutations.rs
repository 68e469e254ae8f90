//! Damaged programs give code or an error, never a panic; and what compiles is sound.

mod support;

use std::path::Path;

use diapause_compiler::{Mode, compile};

/// A small generator of pseudo-random numbers: the same damage in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }
}

/// Splits a program at the borders of words, so that damage makes new programs rather than noise.
fn words(source: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let class = |c: char| match c {
        c if c.is_alphanumeric() || c == '_' => 0,
        ' ' => 1,
        _ => 2,
    };
    let mut last = None;
    for (i, c) in source.char_indices() {
        if i > start && (last != Some(class(c)) || class(c) == 2) {
            out.push(&source[start..i]);
            start = i;
        }
        last = Some(class(c));
    }
    out.push(&source[start..]);
    out
}

fn programs(dir: &Path, out: &mut Vec<String>) {
    let mut entries: Vec<_> = std::fs::read_dir(dir).into_iter().flatten().flatten().collect();
    entries.sort_by_key(std::fs::DirEntry::path);
    for entry in entries {
        let path = entry.path();
        if path.is_dir() {
            programs(&path, out);
        } else if path.extension().is_some_and(|e| e == "py") {
            out.push(std::fs::read_to_string(path).expect("readable"));
        }
    }
}

#[test]
fn damaged_programs_compile_to_sound_code_or_an_error() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../__test__/corpus");
    let mut sources = Vec::new();
    programs(&root, &mut sources);
    let pool: Vec<&str> = sources.iter().flat_map(|s| words(s)).collect();
    let rounds = std::env::var("MUTATIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(3);
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut compiled = 0;
    for source in &sources {
        for _ in 0..rounds {
            let mut parts = words(source);
            for _ in 0..1 + random.below(3) {
                let at = random.below(parts.len());
                match random.below(4) {
                    0 => {
                        parts.remove(at);
                    }
                    1 => parts.insert(at, pool[random.below(pool.len())]),
                    2 => parts[at] = pool[random.below(pool.len())],
                    _ => {
                        let other = random.below(parts.len());
                        parts.swap(at, other);
                    }
                }
                if parts.is_empty() {
                    break;
                }
            }
            let damaged = parts.concat();
            match compile(&damaged, "main.py", Mode::Program) {
                Ok(module) => {
                    support::verify(&module);
                    compiled += 1;
                }
                Err(error) => {
                    assert!(!error.render().is_empty());
                }
            }
        }
    }
    assert!(compiled > 0);
}

#[test]
fn every_beginning_of_a_program_is_handled() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../__test__/corpus/fstrings");
    let mut sources = Vec::new();
    programs(&root, &mut sources);
    for source in &sources {
        for (end, _) in source.char_indices() {
            if let Err(error) = compile(&source[..end], "main.py", Mode::Program) {
                assert!(!error.render().is_empty());
            }
        }
    }
}
