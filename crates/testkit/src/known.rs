//! The list of programs that are known to fail. A listed program that passes is an error, as is
//! one that fails and is not listed.
//!
//! One line each: `path: reason`, or `path [mode, mode]: reason` when only those modes fail.
//! Lines that begin with `#` are comments.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// Where a program fails and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The modes in which it fails; empty means all.
    pub modes: Vec<String>,
    /// Why.
    pub reason: String,
}

/// Programs by path.
#[derive(Clone, Debug, Default)]
pub struct KnownFailures(BTreeMap<String, Entry>);

impl KnownFailures {
    /// Reads the list; a list that does not exist is empty.
    ///
    /// # Errors
    /// When the file cannot be read or a line has no reason.
    pub fn load(file: &Path) -> io::Result<KnownFailures> {
        match fs::read_to_string(file) {
            Ok(text) => KnownFailures::parse(&text)
                .map_err(|text| io::Error::other(format!("{}: {text}", file.display()))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(KnownFailures::default()),
            Err(error) => Err(error),
        }
    }

    fn parse(text: &str) -> Result<KnownFailures, String> {
        let mut entries = BTreeMap::new();
        for (at, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let number = at + 1;
            let (subject, reason) = line
                .split_once(": ")
                .ok_or_else(|| format!("line {number}: expected `path: reason`"))?;
            let (path, modes) = match subject.split_once(" [") {
                Some((path, modes)) => (path, modes.trim_end_matches(']')),
                None => (subject, ""),
            };
            let modes = modes.split(',').map(str::trim).filter(|mode| !mode.is_empty());
            let modes = modes.map(str::to_owned).collect();
            let entry = Entry { modes, reason: reason.trim().to_owned() };
            if entries.insert(path.to_owned(), entry).is_some() {
                return Err(format!("line {number}: {path} is listed twice"));
            }
        }
        Ok(KnownFailures(entries))
    }

    /// Why a program fails in a mode, if it is known to.
    #[must_use]
    pub fn reason(&self, path: &str, mode: &str) -> Option<&str> {
        let entry = self.0.get(path)?;
        let applies = entry.modes.is_empty() || entry.modes.iter().any(|listed| listed == mode);
        applies.then_some(entry.reason.as_str())
    }

    /// The programs of the list.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_a_program_its_modes_and_the_reason() {
        let text = "# comment\n\na/b.py: no such thing: yet\nc/d.py [preempt, collect]: other\n";
        let known = KnownFailures::parse(text).unwrap();
        assert_eq!(known.reason("a/b.py", "plain"), Some("no such thing: yet"));
        assert_eq!(known.reason("c/d.py", "collect"), Some("other"));
        assert_eq!(known.reason("c/d.py", "plain"), None);
        assert_eq!(known.reason("e/f.py", "plain"), None);
    }

    #[test]
    fn a_line_without_a_reason_is_refused() {
        assert!(KnownFailures::parse("a/b.py\n").unwrap_err().contains("line 1"));
        assert!(KnownFailures::parse("a/b.py: x\na/b.py: y\n").unwrap_err().contains("twice"));
    }
}
