//! The text of a report: the chain of exceptions, folded frames, notes, and groups as a tree.
//!
//! Source of the rules: CPython 3.14, Lib/traceback.py, `TracebackException.format` (the code is
//! our own).

use std::fmt::Write as _;

use super::report::{Frame, Link, Reported};
use super::syntax::render_syntax_error;

/// Groups nested deeper than this are not shown.
pub const MAX_GROUP_DEPTH: usize = 10;
/// Of a group, this many exceptions are shown.
pub const MAX_GROUP_WIDTH: usize = 15;
/// Of frames at the same place in a row, this many are shown.
const MAX_REPEATED: usize = 3;

/// The text of a chain of exceptions.
pub(super) fn format(chain: &[Reported]) -> String {
    let mut tree = Tree { out: String::new(), depth: 0, need_close: false };
    tree.chain(chain);
    tree.out
}

struct Tree {
    out: String,
    depth: usize,
    need_close: bool,
}

impl Tree {
    fn emit(&mut self, text: &str, margin: char) {
        if self.depth == 0 {
            self.out.push_str(text);
            return;
        }
        for line in text.split_inclusive('\n') {
            let _ = write!(self.out, "{:1$}{margin} {line}", "", self.depth * 2);
        }
    }

    fn chain(&mut self, chain: &[Reported]) {
        for (index, reported) in chain.iter().enumerate() {
            // Groups print one level deeper and leave their depth as it was.
            if index > 0 {
                self.emit(
                    match reported.link {
                        Link::Cause => {
                            "\nThe above exception was the direct cause of the following \
                             exception:\n\n"
                        }
                        _ => {
                            "\nDuring handling of the above exception, another exception \
                             occurred:\n\n"
                        }
                    },
                    '|',
                );
            }
            match &reported.group {
                Some(members) => self.group(reported, members),
                None => {
                    if !reported.frames.is_empty() {
                        self.emit("Traceback (most recent call last):\n", '|');
                        self.emit(&stack(&reported.frames), '|');
                    }
                    self.emit(&last_lines(reported), '|');
                }
            }
        }
    }

    fn group(&mut self, reported: &Reported, members: &[Vec<Reported>]) {
        if self.depth > MAX_GROUP_DEPTH {
            self.emit(&format!("... (max_group_depth is {MAX_GROUP_DEPTH})\n"), '|');
            return;
        }
        let top = self.depth == 0;
        if top {
            self.depth += 1;
        }
        if !reported.frames.is_empty() {
            let margin = if top { '+' } else { '|' };
            self.emit("Exception Group Traceback (most recent call last):\n", margin);
            self.emit(&stack(&reported.frames), '|');
        }
        self.emit(&last_lines(reported), '|');
        let hidden = reported.group_size.saturating_sub(members.len());
        let count = members.len() + usize::from(hidden > 0);
        self.need_close = false;
        for index in 0..count {
            let last = index + 1 == count;
            if last {
                self.need_close = true;
            }
            let member = members.get(index);
            let title = member.map_or("...".to_owned(), |_| (index + 1).to_string());
            let corner = if index == 0 { "+-" } else { "  " };
            let indent = self.depth * 2;
            let _ = writeln!(
                self.out,
                "{:indent$}{corner}+---------------- {title} ----------------",
                ""
            );
            self.depth += 1;
            match member {
                Some(chain) => self.chain(chain),
                None => {
                    let plural = if hidden > 1 { "s" } else { "" };
                    self.emit(&format!("and {hidden} more exception{plural}\n"), '|');
                }
            }
            if last && self.need_close {
                let indent = self.depth * 2;
                let _ = writeln!(self.out, "{:indent$}+------------------------------------", "");
                self.need_close = false;
            }
            self.depth -= 1;
        }
        if top {
            self.depth = 0;
        }
    }
}

/// The frames, with repetitions folded.
fn stack(frames: &[Frame]) -> String {
    let mut out = String::new();
    let mut last: Option<&Frame> = None;
    let mut count = 0_usize;
    let same =
        |a: &Frame, b: &Frame| (a.line, &a.function, &a.file) == (b.line, &b.function, &b.file);
    for frame in frames {
        if !last.is_some_and(|last| same(last, frame)) {
            fold(&mut out, count);
            count = 0;
            last = Some(frame);
        }
        count += 1;
        if count <= MAX_REPEATED {
            let Frame { file, line, function, excerpt, .. } = frame;
            let _ = writeln!(out, "  File \"{file}\", line {line}, in {function}");
            out.push_str(excerpt);
        }
    }
    fold(&mut out, count);
    out
}

fn fold(out: &mut String, count: usize) {
    if count > MAX_REPEATED {
        let more = count - MAX_REPEATED;
        let plural = if more > 1 { "s" } else { "" };
        let _ = writeln!(out, "  [Previous line repeated {more} more time{plural}]");
    }
}

/// The class and the text of an exception, and its notes.
fn last_lines(reported: &Reported) -> String {
    let mut out = match &reported.syntax {
        Some(details) => render_syntax_error(&reported.class, details),
        None if reported.message.is_empty() => format!("{}\n", reported.class),
        None => format!("{}: {}\n", reported.class, reported.message),
    };
    for note in &reported.notes {
        out.push_str(note);
        out.push('\n');
    }
    out
}
