//! What differs between two texts, by lines.

use std::fmt::Write;

/// Lines of either side that are compared at most; longer texts are cut.
const MOST: usize = 400;

/// Equal lines that are shown around a difference.
const CONTEXT: usize = 2;

/// A listing: `- ` expected, `+ ` found, lines around it with two blanks.
pub fn lines(expected: &str, found: &str) -> String {
    let old: Vec<&str> = expected.split_inclusive('\n').take(MOST).collect();
    let new: Vec<&str> = found.split_inclusive('\n').take(MOST).collect();
    let edits = edits(&old, &new);
    let mut out = String::new();
    let mut skipping = false;
    for (at, (sign, line)) in edits.iter().enumerate() {
        let (from, to) = (at.saturating_sub(CONTEXT), (at + CONTEXT + 1).min(edits.len()));
        if edits[from..to].iter().all(|(sign, _)| *sign == ' ') {
            if !skipping {
                out.push_str("    ...\n");
            }
            skipping = true;
            continue;
        }
        skipping = false;
        let end = if line.ends_with('\n') { "" } else { " (no newline at the end)\n" };
        // Writing to a string does not fail.
        let _ = write!(out, "  {sign} {line}{end}");
    }
    out
}

/// The first lines that differ, in short: expected, found.
pub fn first(expected: &str, found: &str) -> (String, String) {
    let (mut old, mut new) = (expected.lines(), found.lines());
    loop {
        let pair = (old.next(), new.next());
        if pair.0 == pair.1 && pair.0.is_some() {
            continue;
        }
        let short = |line: Option<&str>| match line {
            Some(line) => line.chars().take(100).collect(),
            None => "<end>".to_owned(),
        };
        return (short(pair.0), short(pair.1));
    }
}

/// The shortest way from one to the other: every line with `-`, `+` or a blank.
fn edits<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<(char, &'a str)> {
    // common[i][j]: length of the longest common subsequence of old[i..] and new[j..].
    let mut common = vec![vec![0_u32; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] = if old[i] == new[j] {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut edits = Vec::new();
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            edits.push((' ', old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            edits.push(('-', old[i]));
            i += 1;
        } else {
            edits.push(('+', new[j]));
            j += 1;
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_shown_with_the_lines_around_it() {
        let shown = lines("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nD\ne\nf\n");
        assert_eq!(shown, "    ...\n    b\n    c\n  - d\n  + D\n    e\n    f\n");
        assert_eq!(lines("a\n", "a"), "  - a\n  + a (no newline at the end)\n");
        assert_eq!(first("a\nb\n", "a\n"), ("b".to_owned(), "<end>".to_owned()));
    }
}
