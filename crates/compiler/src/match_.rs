//! `match`.
//!
//! The subject stays in a temporary while the cases are tried, and so does every part of it that
//! a pattern looks into. Names are bound only once a whole pattern fits.

use diapause_bytecode::{CommonValue, Const, Instr, Position};
use ruff_python_ast::{self as ast, CmpOp, Pattern, Singleton};
use ruff_text_size::Ranged;

use crate::compiler::{Compiler, plain};
use crate::emit::Label;
use crate::errors::{Fault, Result};
use crate::registers::Reg;

/// Names that a pattern binds, with the registers of their values.
type Captures<'a> = Vec<(&'a str, Reg)>;

/// The most sub-patterns that one pattern unpacks.
const MAX_PARTS: usize = 100;

impl<'a> Compiler<'a> {
    pub(crate) fn match_(&mut self, s: &'a ast::StmtMatch, tail: bool) -> Result<()> {
        let mark = self.mark();
        let subject = self.push(&s.subject)?;
        let end = self.label();
        let mut at_end = None;
        let mut falls_through = true;
        for (i, case) in s.cases.iter().enumerate() {
            let fail = self.label();
            let bound = self.unit.bound;
            self.keep(subject);
            let mut captures = Vec::new();
            self.pattern(&case.pattern, subject, &mut captures, fail)?;
            for &(name, src) in &captures {
                self.store_name(name, src, plain(&case.pattern))?;
            }
            self.unit.temporaries.top = u16::from(subject) + 1;
            let mut guarded = false;
            if let Some(guard) = &case.guard {
                guarded = self.known(guard)? != Some(true);
                self.branch(guard, fail, false)?;
            }
            self.release(mark);
            self.body(&case.body, tail)?;
            let last = i + 1 == s.cases.len();
            if self.unit.reachable {
                self.meet(&mut at_end);
                if !last {
                    self.jump(end, plain(case));
                }
            }
            if !guarded && is_irrefutable(&case.pattern) {
                falls_through = false;
                break;
            }
            self.bind(fail);
            self.unit.bound = bound;
        }
        if falls_through {
            self.meet(&mut at_end);
        }
        self.release(mark);
        self.end_at(end, at_end);
        Ok(())
    }

    /// Goes on when the pattern fits what is in a register, and jumps otherwise. Temporaries with
    /// values to be bound stay in use.
    fn pattern(
        &mut self,
        pattern: &'a Pattern,
        subject: Reg,
        captures: &mut Captures<'a>,
        fail: Label,
    ) -> Result<()> {
        let mark = self.mark();
        let before = captures.len();
        match pattern {
            Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => {
                self.literal_pattern(pattern, subject, (fail, false))?;
            }
            Pattern::MatchSequence(p) => self.sequence_pattern(p, subject, captures, fail)?,
            Pattern::MatchMapping(p) => self.mapping_pattern(p, subject, captures, fail)?,
            Pattern::MatchClass(p) => self.class_pattern(p, subject, captures, fail)?,
            Pattern::MatchStar(p) => {
                captures.extend(p.name.as_ref().map(|name| (name.as_str(), subject)));
            }
            Pattern::MatchAs(p) => {
                if let Some(inner) = &p.pattern {
                    self.pattern(inner, subject, captures, fail)?;
                }
                captures.extend(p.name.as_ref().map(|name| (name.as_str(), subject)));
            }
            Pattern::MatchOr(p) => self.or_pattern(p, subject, captures, fail)?,
        }
        if captures.len() == before {
            self.release(mark);
        }
        Ok(())
    }

    /// A pattern that compares; jumps when the outcome is as said.
    fn literal_pattern(
        &mut self,
        pattern: &'a Pattern,
        subject: Reg,
        (label, on): (Label, bool),
    ) -> Result<()> {
        let at = plain(pattern);
        let mark = self.mark();
        match pattern {
            Pattern::MatchValue(p) => {
                let value = self.value(&p.value)?;
                let at = self.at(&p.value);
                self.compare_jump(CmpOp::Eq, subject, value, &p.value, (label, on), at)?;
            }
            Pattern::MatchSingleton(p) => {
                let (a, target) = (subject, crate::emit::Emitter::target(label));
                let b = self.top()?;
                let value = match p.value {
                    Singleton::None if on => {
                        self.emit(Instr::JumpIfNone { a, target }, at);
                        return Ok(());
                    }
                    Singleton::None => {
                        self.emit(Instr::JumpIfNotNone { a, target }, at);
                        return Ok(());
                    }
                    Singleton::True => Const::True,
                    Singleton::False => Const::False,
                };
                self.load_const(value, b, at)?;
                self.emit(Instr::JumpIs { a, b, to: Self::branch_to(label, on) }, at);
            }
            _ => {}
        }
        self.release(mark);
        Ok(())
    }

    fn sequence_pattern(
        &mut self,
        p: &'a ast::PatternMatchSequence,
        subject: Reg,
        captures: &mut Captures<'a>,
        fail: Label,
    ) -> Result<()> {
        let at = plain(p);
        let items = p.patterns.len();
        self.kind_check(subject, false, fail, at)?;
        let star = p.patterns.iter().position(Pattern::is_match_star);
        let least = items - usize::from(star.is_some());
        if star.is_none() || least > 0 {
            self.length_check(subject, least, star.is_some(), fail, at)?;
        }
        if p.patterns.iter().all(is_wildcard) {
            return Ok(());
        }
        match star {
            Some(place) if is_wildcard(&p.patterns[place]) => {
                self.picked_parts(&p.patterns, place, subject, captures, fail, at)
            }
            Some(place) => {
                self.check_parts(items, at)?;
                let base = self.top()?;
                let (before, after) = (place as u8, (items - place - 1) as u8);
                self.emit(Instr::UnpackStar { src: subject, base, before, after }, at);
                self.parts(p.patterns.iter(), base, captures, fail)
            }
            None => {
                self.check_parts(items, at)?;
                let base = self.top()?;
                self.emit(Instr::Unpack { src: subject, base, count: items as u8 }, at);
                self.parts(p.patterns.iter(), base, captures, fail)
            }
        }
    }

    /// `[a, *_, b]`: what the star covers is not looked at, so items are taken by their index.
    fn picked_parts(
        &mut self,
        patterns: &'a [Pattern],
        star: usize,
        subject: Reg,
        captures: &mut Captures<'a>,
        fail: Label,
        at: Position,
    ) -> Result<()> {
        for (i, part) in patterns.iter().enumerate() {
            if is_wildcard(part) {
                continue;
            }
            let mark = self.mark();
            let before = captures.len();
            let item = self.top()?;
            if i < star {
                self.load_const(Const::Int(i as i64), item, at)?;
            } else {
                // A sequence need not know negative indices.
                self.length(subject, at)?;
                let back = self.above(1)?;
                self.keep(item);
                self.load_const(Const::Int((patterns.len() - i) as i64), back, at)?;
                self.emit(Instr::Sub { dst: item, a: item, b: back, inplace: 0 }, at);
                self.release(mark);
            }
            self.emit(Instr::GetItem { dst: item, object: subject, key: item }, at);
            self.keep(item);
            self.pattern(part, item, captures, fail)?;
            if captures.len() == before {
                self.release(mark);
            }
        }
        Ok(())
    }

    /// Patterns for what stands in registers from `base` on.
    fn parts(
        &mut self,
        patterns: impl ExactSizeIterator<Item = &'a Pattern>,
        base: Reg,
        captures: &mut Captures<'a>,
        fail: Label,
    ) -> Result<()> {
        let Some(last) = patterns.len().checked_sub(1) else { return Ok(()) };
        let last = usize::from(base) + last;
        let last = u8::try_from(last).map_err(|_| self.too_many_registers())?;
        self.keep(last);
        for (part, item) in patterns.zip(base..) {
            self.pattern(part, item, captures, fail)?;
        }
        Ok(())
    }

    fn check_parts(&self, count: usize, at: Position) -> Result<()> {
        if count > MAX_PARTS {
            let range = ruff_text_size::TextRange::new(at.start.into(), at.end.into());
            let message = format!("more than {MAX_PARTS} sub-patterns are not supported");
            return Err(Fault::unsupported(range, message));
        }
        self.above(count).map(drop)
    }

    fn mapping_pattern(
        &mut self,
        p: &'a ast::PatternMatchMapping,
        subject: Reg,
        captures: &mut Captures<'a>,
        fail: Label,
    ) -> Result<()> {
        let at = plain(p);
        self.kind_check(subject, true, fail, at)?;
        let count = p.keys.len();
        let mut keys = None;
        if count > 0 {
            self.length_check(subject, count, true, fail, at)?;
            self.check_parts(count, at)?;
            let tuple = self.top()?;
            self.key_tuple(p, tuple, at)?;
            self.keep(tuple);
            keys = Some(tuple);
            let base = self.call_common(CommonValue::MatchKeys, &[subject, tuple], at)?;
            self.emit(
                Instr::JumpIfNone { a: base, target: crate::emit::Emitter::target(fail) },
                at,
            );
            self.emit(Instr::Unpack { src: base, base, count: count as u8 }, at);
            self.parts(p.patterns.iter(), base, captures, fail)?;
        }
        let Some(rest) = &p.rest else { return Ok(()) };
        let dict = self.top()?;
        self.emit(Instr::BuildDict { dst: dict, base: dict, count: 0 }, at);
        self.keep(dict);
        self.emit(Instr::DictUpdate { dict, items: subject }, at);
        if let Some(keys) = keys {
            let base = self.top()?;
            self.emit(Instr::Unpack { src: keys, base, count: count as u8 }, at);
            let mark = self.mark();
            self.keep(self.above(count - 1)?);
            for key in (base..).take(count) {
                self.emit(Instr::DeleteItem { object: dict, key }, at);
            }
            self.release(mark);
        }
        captures.push((rest.as_str(), dict));
        Ok(())
    }

    /// The tuple of the keys of a mapping pattern.
    fn key_tuple(&mut self, p: &'a ast::PatternMatchMapping, dst: Reg, at: Position) -> Result<()> {
        let mut constants = Vec::new();
        for key in &p.keys {
            constants.extend(self.constant_of(key)?);
        }
        if constants.len() == p.keys.len() {
            return self.load_const(Const::Tuple(constants), dst, at);
        }
        let mark = self.mark();
        for key in &p.keys {
            self.push(key)?;
        }
        self.release(mark);
        self.emit(Instr::BuildTuple { dst, base: dst, count: p.keys.len() as u8 }, at);
        Ok(())
    }

    fn class_pattern(
        &mut self,
        p: &'a ast::PatternMatchClass,
        subject: Reg,
        captures: &mut Captures<'a>,
        fail: Label,
    ) -> Result<()> {
        let at = self.at_arguments(p.range, p.cls.end());
        let (positional, keywords) = (&p.arguments.patterns, &p.arguments.keywords);
        let count = positional.len() + keywords.len();
        self.check_parts(count, at)?;
        let mark = self.mark();
        let class = self.push(&p.cls)?;
        let number = self.top()?;
        self.load_const(Const::Int(positional.len() as i64), number, at)?;
        self.keep(number);
        let names = self.top()?;
        let text = |k: &ast::PatternKeyword| Const::Str(k.attr.as_str().to_owned());
        self.load_const(Const::Tuple(keywords.iter().map(text).collect()), names, at)?;
        self.keep(names);
        let found =
            self.call_common(CommonValue::MatchClass, &[subject, class, number, names], at)?;
        self.release(mark);
        // The parts stand where the class was.
        let base = class;
        self.move_to(found, base, at);
        self.emit(Instr::JumpIfNone { a: base, target: crate::emit::Emitter::target(fail) }, at);
        self.emit(Instr::Unpack { src: base, base, count: count as u8 }, at);
        let all: Vec<&'a Pattern> =
            positional.iter().chain(keywords.iter().map(|k| &k.pattern)).collect();
        self.parts(all.into_iter(), base, captures, fail)
    }

    fn or_pattern(
        &mut self,
        p: &'a ast::PatternMatchOr,
        subject: Reg,
        captures: &mut Captures<'a>,
        fail: Label,
    ) -> Result<()> {
        let Some((last, others)) = p.patterns.split_last() else { return Ok(()) };
        let mut names = Vec::new();
        collect_names(last, &mut names);
        // Whichever alternative fits puts the values of the names here.
        let base = self.top()?;
        for _ in &names {
            let r = self.top()?;
            self.load_const(Const::None, r, plain(p))?;
            self.keep(r);
        }
        let done = self.label();
        let bound = self.unit.bound;
        for part in others {
            if matches!(part, Pattern::MatchValue(_) | Pattern::MatchSingleton(_)) {
                self.literal_pattern(part, subject, (done, true))?;
            } else {
                let next = self.label();
                self.alternative(part, subject, &names, base, next)?;
                self.jump(done, plain(part));
                self.bind(next);
            }
            self.unit.bound = bound;
        }
        self.alternative(last, subject, &names, base, fail)?;
        self.bind(done);
        self.unit.bound = bound;
        captures.extend(names.into_iter().zip(base..));
        Ok(())
    }

    fn alternative(
        &mut self,
        part: &'a Pattern,
        subject: Reg,
        names: &[&'a str],
        base: Reg,
        fail: Label,
    ) -> Result<()> {
        let mark = self.mark();
        let mut found = Vec::new();
        self.pattern(part, subject, &mut found, fail)?;
        for (name, dst) in names.iter().zip(base..) {
            // Every alternative binds the same names: the symbol table has checked it.
            if let Some(&(_, src)) = found.iter().find(|(other, _)| other == name) {
                self.move_to(src, dst, plain(part));
            }
        }
        self.release(mark);
        Ok(())
    }

    /// Fails unless the subject is a sequence, or a mapping.
    fn kind_check(&mut self, a: Reg, mapping: bool, fail: Label, at: Position) -> Result<()> {
        let dst = self.top()?;
        self.emit(Instr::IsCollection { dst, a, mapping: u8::from(mapping) }, at);
        self.jump_if(dst, false, fail, at);
        Ok(())
    }

    /// Fails unless the subject has exactly, or at least, that length.
    fn length_check(
        &mut self,
        subject: Reg,
        count: usize,
        at_least: bool,
        fail: Label,
        at: Position,
    ) -> Result<()> {
        let a = self.length(subject, at)?;
        let to = Self::branch_to(fail, false);
        // Patterns with more parts are refused.
        let imm = i16::try_from(count).unwrap_or(i16::MAX);
        let instr = if at_least {
            Instr::JumpGeImm { a, imm, to }
        } else {
            Instr::JumpEqImm { a, imm, to }
        };
        self.emit(instr, at);
        Ok(())
    }

    /// The length of the subject, in the next temporary.
    fn length(&mut self, subject: Reg, at: Position) -> Result<Reg> {
        self.call_common(CommonValue::Len, &[subject], at)
    }

    /// Calls a function of the interpreter's own. The result is in the next temporary.
    pub(crate) fn call_common(
        &mut self,
        which: CommonValue,
        args: &[Reg],
        at: Position,
    ) -> Result<Reg> {
        let mark = self.mark();
        let base = self.top()?;
        self.emit(Instr::LoadCommon { dst: base, which }, at);
        self.keep(base);
        for &src in args {
            let r = self.top()?;
            self.move_to(src, r, at);
            self.keep(r);
        }
        self.release(mark);
        self.emit(Instr::Call { dst: base, base, count: args.len() as u8 }, at);
        Ok(base)
    }
}

/// Whether a pattern fits everything.
fn is_irrefutable(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::MatchAs(p) => p.pattern.as_deref().is_none_or(is_irrefutable),
        Pattern::MatchOr(p) => p.patterns.iter().any(is_irrefutable),
        _ => false,
    }
}

/// Whether a pattern fits everything and binds nothing.
fn is_wildcard(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::MatchAs(p) => p.pattern.is_none() && p.name.is_none(),
        Pattern::MatchStar(p) => p.name.is_none(),
        _ => false,
    }
}

/// The names that a pattern binds.
fn collect_names<'a>(pattern: &'a Pattern, names: &mut Vec<&'a str>) {
    match pattern {
        Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => {}
        Pattern::MatchSequence(p) => p.patterns.iter().for_each(|p| collect_names(p, names)),
        Pattern::MatchMapping(p) => {
            p.patterns.iter().for_each(|p| collect_names(p, names));
            names.extend(p.rest.as_ref().map(|name| name.as_str()));
        }
        Pattern::MatchClass(p) => {
            p.arguments.patterns.iter().for_each(|p| collect_names(p, names));
            p.arguments.keywords.iter().for_each(|k| collect_names(&k.pattern, names));
        }
        Pattern::MatchStar(p) => names.extend(p.name.as_ref().map(|name| name.as_str())),
        Pattern::MatchAs(p) => {
            if let Some(inner) = &p.pattern {
                collect_names(inner, names);
            }
            names.extend(p.name.as_ref().map(|name| name.as_str()));
        }
        Pattern::MatchOr(p) => {
            if let Some(first) = p.patterns.last() {
                collect_names(first, names);
            }
        }
    }
}
