//! Calls. A callee is looked up before its arguments are evaluated, as in CPython; instructions
//! that look it up later are used only where nobody can tell.

use diapause_bytecode::{Const, Instr, Position};
use ruff_python_ast::{self as ast, Expr, Keyword};
use ruff_text_size::Ranged;

use crate::compiler::Compiler;
use crate::errors::Result;
use crate::registers::Reg;
use crate::scope::ScopeKind;

/// More arguments than this are collected in a list first.
const MAX_ARGUMENTS: usize = 100;

/// What the arguments of a call can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Quiet {
    /// Nothing at all: constants and variables that have a value.
    Trivial,
    /// Raise an exception, at most.
    Calm,
    /// Anything.
    No,
}

impl<'a> Compiler<'a> {
    pub(super) fn call(&mut self, e: &'a ast::ExprCall, dst: Reg) -> Result<()> {
        let arguments = &e.arguments;
        let at = self.at_call(e);
        if let Expr::Name(name) = &*e.func {
            if name.id == "super" && arguments.is_empty() && self.zero_super(dst, at)? {
                return Ok(());
            }
            if self.is_global(&name.id)
                && !needs_unpacking(arguments)
                && arguments.keywords.is_empty()
                && self.global_call_is_quiet(&arguments.args)
            {
                return self.call_global(name, &arguments.args, dst, at);
            }
        }
        if let Expr::Attribute(function) = &*e.func
            && !needs_unpacking(arguments)
            && function.range.start() == e.range().start()
        {
            let values = arguments.args.iter().chain(arguments.keywords.iter().map(|k| &k.value));
            let depth = if self.exact_order || self.may_lack(function) { 0 } else { 3 };
            let quiet = values.map(|v| self.quiet(v, depth)).max().unwrap_or(Quiet::Trivial);
            if quiet < Quiet::No {
                return self.call_method(function, arguments, quiet, dst, at);
            }
            if arguments.keywords.is_empty() {
                return self.call_loaded(function, &arguments.args, dst, at);
            }
        }
        let mark = self.mark();
        let base = self.push(&e.func)?;
        self.call_with(base, 0, arguments, dst, at)?;
        self.release(mark);
        Ok(())
    }

    fn global_call_is_quiet(&self, args: &[Expr]) -> bool {
        let Some((first, rest)) = args.split_first() else { return true };
        let first_is_quiet = match first {
            // The first argument is computed in the room of the callee.
            Expr::BinOp(e) => {
                self.quiet(&e.left, 0) == Quiet::Trivial
                    && self.quiet(&e.right, 0) == Quiet::Trivial
            }
            other => self.quiet(other, 0) == Quiet::Trivial,
        };
        first_is_quiet && rest.iter().all(|e| self.quiet(e, 0) == Quiet::Trivial)
    }

    /// Whether the method of a value that is no variable may well not exist: where a literal or the
    /// outcome of an operator is asked, nothing is gained by looking it up late.
    fn may_lack(&self, function: &ast::ExprAttribute) -> bool {
        match &*function.value {
            Expr::Name(_) | Expr::Attribute(_) | Expr::Call(_) => false,
            Expr::Subscript(e) => !matches!(*e.value, Expr::Name(_) | Expr::Attribute(_)),
            Expr::StringLiteral(_) => !matches!(function.attr.as_str(), "join" | "format"),
            _ => true,
        }
    }

    /// What evaluating the expression can do, looking `depth` levels deep. An operator that has
    /// no variable to work on is there to raise.
    fn quiet(&self, expr: &Expr, depth: u32) -> Quiet {
        if self.bound_local(expr).is_some() || matches!(self.constant_of(expr), Ok(Some(_))) {
            return Quiet::Trivial;
        }
        if depth == 0 {
            return Quiet::No;
        }
        let constant = |e: &Expr| matches!(self.constant_of(e), Ok(Some(_)));
        let raises = match expr {
            Expr::BinOp(e) => {
                e.left.is_string_literal_expr() || constant(&e.left) && constant(&e.right)
            }
            Expr::UnaryOp(e) => constant(&e.operand),
            Expr::Compare(e) => constant(&e.left),
            Expr::Attribute(e) => constant(&e.value),
            Expr::Subscript(e) => constant(&e.value),
            _ => false,
        };
        if raises {
            return Quiet::No;
        }
        let mut calm = Quiet::Calm;
        let mut inside = |e: &Expr| calm = calm.max(self.quiet(e, depth - 1));
        match expr {
            Expr::Name(_) => {}
            Expr::BinOp(e) => [&e.left, &e.right].into_iter().for_each(|e| inside(e)),
            Expr::UnaryOp(e) => inside(&e.operand),
            Expr::Compare(e) => std::iter::once(&*e.left).chain(&e.comparators).for_each(inside),
            Expr::Attribute(e) => inside(&e.value),
            Expr::Subscript(e) => [&e.value, &e.slice].into_iter().for_each(|e| inside(e)),
            Expr::Tuple(e) if e.elts.len() < 8 => e.elts.iter().for_each(inside),
            Expr::List(e) if e.elts.len() < 8 => e.elts.iter().for_each(inside),
            Expr::Lambda(_) => {}
            _ => return Quiet::No,
        }
        calm
    }

    fn call_global(
        &mut self,
        name: &ast::ExprName,
        args: &'a [Expr],
        dst: Reg,
        at: Position,
    ) -> Result<()> {
        let mark = self.mark();
        let base = self.top()?;
        for (i, arg) in args.iter().enumerate() {
            let r = if i == 0 { self.above(1)? } else { self.top()? };
            self.into(arg, r)?;
            self.keep(r);
        }
        self.release(mark);
        let name = self.mangled(&name.id);
        let (name, cache) = (self.name(&name)?, self.cache()?);
        let count = args.len() as u8;
        self.emit(Instr::CallGlobal { dst, base, count, name, cache }, at);
        Ok(())
    }

    fn call_method(
        &mut self,
        function: &'a ast::ExprAttribute,
        arguments: &'a ast::Arguments,
        quiet: Quiet,
        dst: Reg,
        at: Position,
    ) -> Result<()> {
        let mark = self.mark();
        let base = self.top()?;
        let receiver = self.above(1)?;
        // These write their register last, so that it may be the one above the next temporary.
        let direct = match &*function.value {
            Expr::Call(_)
            | Expr::Name(_)
            | Expr::Attribute(_)
            | Expr::Subscript(_)
            | Expr::StringLiteral(_) => true,
            other => other.is_literal_expr(),
        };
        if direct {
            self.into(&function.value, receiver)?;
            if quiet > Quiet::Trivial {
                self.move_to(receiver, base, at);
            }
        } else {
            self.push(&function.value)?;
            self.move_to(base, receiver, at);
        }
        self.keep(receiver);
        self.push_all(&arguments.args)?;
        let name = self.mangled(function.attr.as_str());
        let name = self.name(&name)?;
        if arguments.keywords.is_empty() {
            self.release(mark);
            let (count, cache) = (arguments.args.len() as u8, self.cache()?);
            self.emit(Instr::CallMethod { dst, base, count, name, cache }, at);
        } else {
            let keywords = self.push_keywords(&arguments.keywords)?;
            self.release(mark);
            let count = arguments.len() as u8;
            self.emit(Instr::CallMethodKeywords { dst, base, count, name, keywords }, at);
        }
        Ok(())
    }

    /// A method that is looked up before its arguments are evaluated.
    fn call_loaded(
        &mut self,
        function: &'a ast::ExprAttribute,
        args: &'a [Expr],
        dst: Reg,
        at: Position,
    ) -> Result<()> {
        let mark = self.mark();
        let object = self.operand_released(&function.value)?;
        let name = self.mangled(function.attr.as_str());
        let (name, cache) = (self.name(&name)?, self.cache()?);
        let (base, receiver) = (self.top()?, self.above(1)?);
        let at_attribute = self.at_attribute(function);
        self.emit(Instr::LoadMethod { base, object, name, cache }, at_attribute);
        self.keep(receiver);
        self.push_all(args)?;
        self.release(mark);
        self.emit(Instr::CallLoaded { dst, base, count: args.len() as u8 }, at);
        Ok(())
    }

    /// `super()` without arguments means `super(__class__, first parameter)`.
    fn zero_super(&mut self, dst: Reg, at: Position) -> Result<bool> {
        use crate::variables::Place;
        let function = matches!(
            self.scopes.get(self.unit.scope).kind,
            ScopeKind::Function | ScopeKind::Lambda
        );
        let Place::Cell(cell) = self.place("__class__") else { return Ok(false) };
        if !function || self.unit.parameters.positional == 0 {
            return Ok(false);
        }
        let mark = self.mark();
        let base = self.top()?;
        self.load_name("super", base, at)?;
        self.keep(base);
        let class = self.top()?;
        self.emit(Instr::LoadCell { dst: class, cell }, at);
        self.keep(class);
        let first = self.top()?;
        if self.unit.variables.cells.contains(&0) {
            self.emit(Instr::LoadCell { dst: first, cell: 0 }, at);
        } else {
            self.check_local(0, at);
            self.move_to(0, first, at);
        }
        self.keep(first);
        self.release(mark);
        self.emit(Instr::Call { dst, base, count: 2 }, at);
        Ok(true)
    }

    fn push_all(&mut self, args: &'a [Expr]) -> Result<()> {
        args.iter().try_for_each(|arg| self.push(arg).map(drop))
    }

    /// Pushes the values of keyword arguments; gives the constant with their names.
    fn push_keywords(&mut self, keywords: &'a [Keyword]) -> Result<u16> {
        let mut names = Vec::new();
        for keyword in keywords {
            if let Some(name) = &keyword.arg {
                names.push(Const::Str(name.as_str().to_owned()));
            }
            self.push(&keyword.value)?;
        }
        self.constant(Const::Tuple(names))
    }

    /// Calls what is in `base`, with `given` arguments behind it already, and these.
    pub(crate) fn call_with(
        &mut self,
        base: Reg,
        given: usize,
        arguments: &'a ast::Arguments,
        dst: Reg,
        at: Position,
    ) -> Result<()> {
        if needs_unpacking(arguments) {
            return self.call_unpacked(base, given, arguments, dst, at);
        }
        let mark = self.mark();
        self.push_all(&arguments.args)?;
        let count = (given + arguments.len()) as u8;
        if arguments.keywords.is_empty() {
            self.release(mark);
            self.emit(Instr::Call { dst, base, count }, at);
        } else {
            let keywords = self.push_keywords(&arguments.keywords)?;
            self.release(mark);
            self.emit(Instr::CallKeywords { dst, base, count, keywords }, at);
        }
        Ok(())
    }

    fn call_unpacked(
        &mut self,
        base: Reg,
        given: usize,
        arguments: &'a ast::Arguments,
        dst: Reg,
        at: Position,
    ) -> Result<()> {
        let mark = self.mark();
        let list = base.checked_add(1).ok_or_else(|| self.too_many_registers())?;
        // What is the only positional argument is unpacked when the keywords are there.
        let alone = match &*arguments.args {
            [Expr::Starred(star)] if given == 0 && !arguments.keywords.is_empty() => Some(star),
            _ => None,
        };
        if let Some(star) = alone {
            self.into(&star.value, list)?;
            self.keep(list);
        } else {
            self.emit(Instr::BuildList { dst: list, base: list, count: given as u8 }, at);
            self.keep(list);
            // Given arguments above the list are in it now.
            self.unit.temporaries.top = u16::from(list) + 1;
            arguments.args.iter().try_for_each(|arg| self.append_to_list(list, arg, at))?;
        }
        let dict = self.top()?;
        if arguments.keywords.is_empty() {
            self.load_const(Const::None, dict, at)?;
        } else {
            self.emit(Instr::BuildDict { dst: dict, base: dict, count: 0 }, at);
        }
        self.keep(dict);
        let mut unpacked = false;
        for keyword in &arguments.keywords {
            let inner = self.mark();
            match &keyword.arg {
                None => {
                    unpacked = true;
                    let items = self.operand_released(&keyword.value)?;
                    self.emit(Instr::DictMerge { dict, items, callee: base }, at);
                }
                Some(name) => {
                    let key = self.top()?;
                    self.load_const(Const::Str(name.as_str().to_owned()), key, at)?;
                    self.keep(key);
                    if unpacked {
                        // A name that is there already must be an error.
                        self.push(&keyword.value)?;
                        self.release(inner);
                        self.emit(Instr::BuildDict { dst: key, base: key, count: 1 }, at);
                        self.emit(Instr::DictMerge { dict, items: key, callee: base }, at);
                    } else {
                        let value = self.operand(&keyword.value)?;
                        self.release(inner);
                        self.emit(Instr::DictInsert { dict, key, value }, at);
                    }
                }
            }
        }
        if alone.is_some() {
            let items = self.top()?;
            self.move_to(list, items, at);
            self.keep(items);
            self.emit(Instr::BuildList { dst: list, base: list, count: 0 }, at);
            self.emit(Instr::ListExtend { list, items }, at);
        }
        self.release(mark);
        self.emit(Instr::CallUnpacked { dst, base }, at);
        Ok(())
    }
}

fn needs_unpacking(arguments: &ast::Arguments) -> bool {
    arguments.len() > MAX_ARGUMENTS
        || arguments.args.iter().any(Expr::is_starred_expr)
        || arguments.keywords.iter().any(|k| k.arg.is_none())
}
