//! `with` and `async with`.
//!
//! `__exit__` stays in a temporary during the body; the one behind it receives an exception.

use diapause_bytecode::{Instr, SpecialMethod};
use ruff_python_ast::{self as ast, WithItem};

use crate::awaiting::Awaited;
use crate::blocks::BlockKind;
use crate::compiler::Compiler;
use crate::errors::Result;

impl<'a> Compiler<'a> {
    pub(crate) fn with(
        &mut self,
        items: &'a [WithItem],
        s: &'a ast::StmtWith,
        tail: bool,
    ) -> Result<()> {
        let Some((item, inner)) = items.split_first() else { return self.body(&s.body, tail) };
        let at = self.at(&item.context_expr);
        let mark = self.mark();
        let is_async = s.is_async;
        let (enters, exits) = match is_async {
            true => (SpecialMethod::AsyncEnter, SpecialMethod::AsyncExit),
            false => (SpecialMethod::Enter, SpecialMethod::Exit),
        };
        let exit = self.push(&item.context_expr)?;
        // `__exit__` is looked for first.
        let enter = self.top()?;
        self.emit(Instr::LoadSpecial { dst: enter, object: exit, which: exits }, at);
        self.keep(enter);
        let base = self.top()?;
        self.emit(Instr::LoadSpecial { dst: base, object: exit, which: enters }, at);
        self.keep(base);
        self.move_to(enter, exit, at);
        self.unit.temporaries.top = u16::from(base);
        self.emit(Instr::Call { dst: enter, base, count: 0 }, at);
        self.unit.temporaries.top = u16::from(enter);
        if is_async {
            self.await_in_place(enter, Awaited::Enter, at)?;
        }
        let before = self.unit.bound;
        let (handler, exception) = self.enter(BlockKind::With { exit, is_async, at })?;
        if let Some(target) = &item.optional_vars {
            let value = self.mark();
            self.keep(enter);
            self.store(target, enter)?;
            self.release(value);
        }
        self.with(inner, s, tail)?;
        self.leave();
        let end = self.label();
        let mut at_end = None;
        if self.unit.reachable {
            self.call_exit(exit, is_async, at)?;
            self.meet(&mut at_end);
            self.jump(end, at);
        }

        self.bind(handler);
        let save = self.start_handler(exception, at)?;
        let (cleanup, second) = self.enter(BlockKind::Handler { save })?;
        let base = self.top()?;
        self.move_to(exit, base, at);
        self.keep(base);
        let arguments = self.top()?;
        self.emit(Instr::ExitArguments { base: arguments, exception }, at);
        self.emit(Instr::Call { dst: base, base, count: 3 }, at);
        if is_async {
            self.unit.temporaries.top = u16::from(base);
            self.await_in_place(base, Awaited::Exit, at)?;
        }
        let suppressed = self.label();
        self.jump_if(base, true, suppressed, at);
        self.unit.temporaries.top = u16::from(base);
        self.leave();
        self.emit(Instr::PopHandled { save }, at);
        self.emit(Instr::Reraise { exception }, at);
        self.bind(cleanup);
        self.keep(second);
        self.emit(Instr::PopHandled { save }, at);
        self.emit(Instr::Reraise { exception: second }, at);
        self.bind(suppressed);
        self.unit.temporaries.top = u16::from(save) + 1;
        self.emit(Instr::PopHandled { save }, at);
        self.unit.bound = before;
        self.meet(&mut at_end);
        self.release(mark);
        self.end_at(end, at_end);
        Ok(())
    }
}
