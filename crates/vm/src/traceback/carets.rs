//! The lines of source below a frame of a traceback, with `~` and `^` under what failed.
//!
//! Source of the rules: CPython 3.14, Lib/traceback.py, `StackSummary.format_frame_summary` (the
//! code is our own).

use std::collections::BTreeSet;

use diapause_bytecode::Position;

use super::source::{Lines, before, behind, characters, dedent};
use super::width::columns;

/// A stretch of lines, dedented, with the part that failed; columns count characters.
struct Excerpt {
    lines: Vec<String>,
    start: usize,
    end: usize,
    anchors: Option<[(usize, usize); 2]>,
}

/// The lines that are shown for an instruction, each indented and with its line break.
#[must_use]
pub fn render(lines: &Lines<'_>, position: &Position) -> String {
    let Some(excerpt) = cut(lines, position) else { return String::new() };
    let carets = excerpt.shows_carets();
    let mut shown: Vec<String> = Vec::new();
    let mut previous: Option<usize> = None;
    for index in excerpt.significant_lines() {
        match previous.map_or(0, |previous| index - previous) {
            0 | 1 => {}
            2 => excerpt.show(index - 1, carets, &mut shown),
            distance => shown.push(format!("...<{} lines>...", distance - 1)),
        }
        excerpt.show(index, carets, &mut shown);
        previous = Some(index);
    }
    dedent(&shown).iter().map(|line| format!("    {line}\n")).collect()
}

fn cut(lines: &Lines<'_>, position: &Position) -> Option<Excerpt> {
    let (first, start) = lines.locate(position.start);
    let (last, end) = lines.locate(position.end.max(position.start));
    let original: Vec<String> = (first..=last).map(|line| lines.line(line).to_owned()).collect();
    let dedented = dedent(&original);
    if dedented.iter().all(|line| line.trim().is_empty()) {
        return None;
    }
    let removed = original[0].chars().count() - dedented[0].chars().count();
    let column = |line: usize, offset: usize| {
        let text = original.get(line - first).map_or("", String::as_str);
        characters(text, offset).saturating_sub(removed)
    };
    let anchors = (position.anchor_start < position.anchor_end).then(|| {
        [position.anchor_start, position.anchor_end].map(|offset| {
            let (line, offset) = lines.locate(offset);
            let line = line.clamp(first, last);
            (line - first, column(line, offset))
        })
    });
    Some(Excerpt { start: column(first, start), end: column(last, end), lines: dedented, anchors })
}

impl Excerpt {
    fn last(&self) -> usize {
        self.lines.len() - 1
    }

    /// The first and the last line, and those around the ends of the anchored part.
    fn significant_lines(&self) -> BTreeSet<usize> {
        let mut lines = BTreeSet::from([0, self.last()]);
        for (line, _) in self.anchors.into_iter().flatten() {
            lines.extend(line.saturating_sub(1)..=(line + 1).min(self.last()));
        }
        lines
    }

    /// There are no carets under a whole statement whose failing part is nothing but itself.
    fn shows_carets(&self) -> bool {
        if self.is_plain_call() {
            return false;
        }
        self.anchors.is_some()
            || !before(&self.lines[0], self.start).trim_start().is_empty()
            || !behind(&self.lines[self.last()], self.end).trim_end().is_empty()
    }

    /// `return f(...)`, where `f` is a name, or `name = anything(...)`.
    fn is_plain_call(&self) -> bool {
        let Some([(line, column), close]) = self.anchors else { return false };
        let (first, last) = (&self.lines[0], &self.lines[self.last()]);
        if line != 0 || close != (self.last(), self.end) || column < self.start {
            return false;
        }
        if !behind(first, column).starts_with('(') {
            return false;
        }
        // Python compares columns in bytes with columns in characters here.
        let start = before(first, self.start);
        if !start.is_ascii() || !before(last, self.end).is_ascii() {
            return false;
        }
        let callee = behind(before(first, column), self.start).trim();
        let rest = behind(last, self.end).trim_start();
        (rest.is_empty() || rest.starts_with(['#', ';']))
            && (start.trim_end() == "return" && start.len() > "return".len() && is_name(callee)
                || start.trim_end().strip_suffix('=').is_some_and(|name| is_name(name.trim_end())))
    }

    /// Writes a line and the carets below it.
    fn show(&self, index: usize, carets: bool, shown: &mut Vec<String>) {
        let line = &self.lines[index];
        shown.push(line.clone());
        if !carets {
            return;
        }
        let width = columns(line, line.chars().count());
        let last = self.last();
        let blank = line.chars().take_while(|c| c.is_whitespace()).count();
        let start = columns(&self.lines[0], self.start);
        let end = if index == last { columns(line, self.end) } else { width };
        let anchors = self
            .anchors
            .map(|ends| ends.map(|(at, column)| (at, columns(&self.lines[at], column))));
        let mark = |column: usize| {
            if column < blank || (index == 0 && column < start) {
                return ' ';
            }
            match anchors {
                Some([left, right]) if (index, column) < left || (index, column) >= right => '~',
                _ => '^',
            }
        };
        shown.push((0..end).map(mark).collect());
    }
}

fn is_name(text: &str) -> bool {
    crate::text::unicode::is_identifier(text)
}
