//! What surrounds a statement within its function, and what leaving it takes.

use diapause_bytecode::{Const, Instr, Position};
use ruff_python_ast::Stmt;

use crate::awaiting::Awaited;
use crate::compiler::Compiler;
use crate::emit::Label;
use crate::errors::Result;
use crate::registers::{Reg, RegisterSet};

/// A construct around the present statement, innermost last.
pub(crate) struct Block<'a> {
    pub kind: BlockKind<'a>,
    /// Where exceptions go, and from where on: cut and continued around code that leaves.
    pub cover: Option<Cover>,
}

#[derive(Clone, Copy)]
pub(crate) struct Cover {
    pub handler: Label,
    pub register: Reg,
    pub start: u32,
}

pub(crate) enum BlockKind<'a> {
    Loop {
        next: Label,
        end: Label,
        /// Variables that have a value at every `break` so far.
        at_break: Option<RegisterSet>,
    },
    /// Nothing to do on the way out.
    Try,
    /// Statements to run on the way out.
    Finally { body: &'a [Stmt] },
    /// A context manager whose `__exit__` is in the register.
    With { exit: Reg, is_async: bool, at: Position },
    /// A handler: on the way out the exception handled before is the current one again.
    Handler { save: Reg },
    /// The name of `except E as name`, to be cleared on the way out.
    Bound { name: &'a str, at: Position },
}

impl<'a> Compiler<'a> {
    /// Enters a block whose exceptions go to a new label, with the exception in the next
    /// temporary. Gives the label and the register.
    pub(crate) fn enter(&mut self, kind: BlockKind<'a>) -> Result<(Label, Reg)> {
        let handler = self.label();
        let register = self.top()?;
        let start = self.unit.emit.here();
        self.unit.blocks.push(Block { kind, cover: Some(Cover { handler, register, start }) });
        Ok((handler, register))
    }

    /// Leaves the innermost block at its end.
    pub(crate) fn leave(&mut self) -> Option<Block<'a>> {
        let block = self.unit.blocks.pop();
        if let Some(Block { cover: Some(cover), .. }) = &block {
            self.unit.emit.cover(cover.start, cover.handler, cover.register);
        }
        block
    }

    /// Emits what leaving the blocks from index `depth` on takes, innermost first. Their ranges
    /// end here; [`Self::resume`] continues them behind the jump that leaves.
    pub(crate) fn unwind(&mut self, depth: usize, at: Position) -> Result<Vec<Block<'a>>> {
        let mut left = Vec::new();
        let bound = self.unit.bound;
        while self.unit.blocks.len() > depth {
            let Some(block) = self.leave() else { break };
            match &block.kind {
                BlockKind::Loop { .. } | BlockKind::Try => {}
                BlockKind::Finally { body } => {
                    if self.unit.reachable {
                        self.body(body, false)?;
                    }
                }
                BlockKind::With { exit, is_async, at } => {
                    if self.unit.reachable {
                        self.call_exit(*exit, *is_async, *at)?;
                    }
                }
                BlockKind::Handler { save } => self.emit(Instr::PopHandled { save: *save }, at),
                BlockKind::Bound { name, at } => self.clear_name(name, *at)?,
            }
            left.push(block);
        }
        self.unit.bound = bound;
        Ok(left)
    }

    /// Continues the blocks that [`Self::unwind`] left, behind the code that leaves.
    pub(crate) fn resume(&mut self, mut left: Vec<Block<'a>>) {
        let here = self.unit.emit.here();
        while let Some(mut block) = left.pop() {
            if let Some(cover) = &mut block.cover {
                cover.start = here;
            }
            self.unit.blocks.push(block);
        }
    }

    /// Whether leaving all blocks runs any code.
    pub(crate) fn leaving_runs_code(&self) -> bool {
        self.unit.blocks.iter().any(|b| {
            matches!(
                b.kind,
                BlockKind::Finally { .. } | BlockKind::With { .. } | BlockKind::Bound { .. }
            )
        })
    }

    /// Calls `__exit__(None, None, None)`, or awaits what `__aexit__` gives.
    pub(crate) fn call_exit(&mut self, exit: Reg, is_async: bool, at: Position) -> Result<()> {
        let mark = self.mark();
        let base = self.top()?;
        self.move_to(exit, base, at);
        self.keep(base);
        for _ in 0..3 {
            let r = self.top()?;
            self.load_const(Const::None, r, at)?;
            self.keep(r);
        }
        self.release(mark);
        self.emit(Instr::Call { dst: base, base, count: 3 }, at);
        if is_async {
            self.await_in_place(base, Awaited::Exit, at)?;
        }
        Ok(())
    }
}
