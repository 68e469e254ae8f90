//! The corpus: programs, the directives they begin with, and what CPython prints for them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::host::Functions;

/// A program of the corpus with one kind of host behind it.
#[derive(Clone, Debug)]
pub struct Case {
    /// Area and file, such as `dicts/order.py`.
    pub path: String,
    /// What tracebacks call it.
    pub script_name: String,
    /// What the program can call.
    pub functions: Functions,
    /// The program.
    pub source: String,
    /// What CPython prints: stdout, then the traceback if there is one.
    pub expected: String,
    /// Whether it is too long to be frozen at every safepoint.
    pub heavy: bool,
}

impl Case {
    /// How reports call it.
    #[must_use]
    pub fn label(&self) -> String {
        match self.functions {
            Functions::ExtRaises => format!("{} (ext raises)", self.path),
            _ => self.path.clone(),
        }
    }
}

/// Where the corpus of this repository lies.
#[must_use]
pub fn directory() -> PathBuf {
    repository().join("__test__/corpus")
}

/// The root of this repository.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every case below a directory, ordered by path.
///
/// # Errors
/// When a file cannot be read; a program without expected output is an error, too.
pub fn load(directory: &Path) -> io::Result<Vec<Case>> {
    let mut cases = Vec::new();
    for area in sorted_entries(directory)?.iter().filter(|path| path.is_dir()) {
        for file in sorted_entries(area)? {
            if file.extension().is_some_and(|extension| extension == "py") {
                load_program(&file, &mut cases)?;
            }
        }
    }
    Ok(cases)
}

/// Where the programs lie that show what differs from CPython.
#[must_use]
pub fn differences_directory() -> PathBuf {
    repository().join("__test__/differences")
}

/// A program that shows what differs from CPython: what it prints here, and what it prints there.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The program; what is expected is what it prints here.
    pub case: Case,
    /// What CPython prints, if it can run the program.
    pub cpython: Option<String>,
}

/// Every difference below a directory, ordered by name.
///
/// # Errors
/// When a file cannot be read. Without the directive `# no cpython: why` the output of CPython has
/// to be there.
pub fn load_differences(directory: &Path) -> io::Result<Vec<Difference>> {
    let mut differences = Vec::new();
    for file in sorted_entries(directory)? {
        if file.extension().is_none_or(|extension| extension != "py") {
            continue;
        }
        let source = read(&file)?;
        let stem = file.file_stem().unwrap_or_default().display().to_string();
        let alone = source.lines().any(|line| line.starts_with("# no cpython: "));
        let cpython = if alone { None } else { Some(read(&file.with_extension("cpython.out"))?) };
        let case = Case {
            path: format!("differences/{stem}.py"),
            script_name: "main.py".to_owned(),
            functions: Functions::None,
            expected: read(&file.with_extension("ours.out"))?,
            heavy: has_directive(&source, "heavy"),
            source,
        };
        differences.push(Difference { case, cpython });
    }
    Ok(differences)
}

/// A program and the modules that stand behind it, each after a line `# ==> path`.
#[must_use]
pub fn split(source: &str) -> (&str, Vec<(String, String)>) {
    let mut parts = source.split("# ==> ");
    let main = parts.next().unwrap_or_default();
    let modules = parts.filter_map(|part| {
        let (path, text) = part.split_once('\n')?;
        Some((path.to_owned(), text.to_owned()))
    });
    (main, modules.collect())
}

/// Whether one of the comment lines a program begins with is this directive.
#[must_use]
pub fn has_directive(source: &str, name: &str) -> bool {
    source
        .lines()
        .map_while(|line| line.strip_prefix('#'))
        .any(|comment| comment.strip_prefix(' ').is_some_and(|text| text.trim_end() == name))
}

fn load_program(file: &Path, cases: &mut Vec<Case>) -> io::Result<()> {
    let source = read(file)?;
    let name = |path: Option<&std::ffi::OsStr>| path.unwrap_or_default().display().to_string();
    let area = name(file.parent().and_then(Path::file_name));
    let path = format!("{area}/{}", name(file.file_name()));
    let mut add = |functions: Functions, extension: &str| {
        cases.push(Case {
            path: path.clone(),
            script_name: "main.py".to_owned(),
            functions,
            source: source.clone(),
            expected: read(&file.with_extension(extension))?,
            heavy: has_directive(&source, "heavy"),
        });
        Ok(())
    };
    if area == "pauses" {
        add(Functions::ExtReturns, "out")?;
        add(Functions::ExtRaises, "err.out")
    } else if has_directive(&source, "host") {
        add(Functions::Host, "out")
    } else {
        add(Functions::None, "out")
    }
}

fn sorted_entries(directory: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(directory).map_err(|error| named(directory, &error))?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<PathBuf>>>()?;
    paths.sort();
    Ok(paths)
}

fn read(file: &Path) -> io::Result<String> {
    fs::read_to_string(file).map_err(|error| named(file, &error))
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_stand_among_the_first_comment_lines() {
        assert!(has_directive("# What it shows.\n# heavy\nx = 1\n", "heavy"));
        assert!(!has_directive("# What it shows.\nx = 1\n# heavy\n", "heavy"));
        assert!(!has_directive("# heavy words\n", "heavy"));
    }
}
