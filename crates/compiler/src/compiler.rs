//! The state of a compilation: the code object being made, those around it, those that are done.

use diapause_bytecode::{
    Branch, Code, CodeFlags, Const, Instr, Operand, Parameters, Position, inplace,
};
use ruff_python_ast::Stmt;
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::blocks::Block;
use crate::emit::{Emitter, Label, TooLarge, extent};
use crate::errors::{Fault, Result};
use crate::lines::Lines;
use crate::registers::{Reg, RegisterSet, Temporaries, Variables};
use crate::scope::{ScopeId, ScopeTable};

pub(crate) struct Compiler<'a> {
    pub source: &'a str,
    pub lines: Lines,
    pub scopes: &'a ScopeTable,
    pub unit: Box<Unit<'a>>,
    #[expect(clippy::vec_box, reason = "they move between here and `unit`, and are large")]
    enclosing: Vec<Box<Unit<'a>>>,
    codes: Vec<Option<Code>>,
    /// Flags of every code object.
    flags: CodeFlags,
    /// Whether the values of expression statements at the top are displayed.
    pub displays: bool,
    /// Whether callees are looked up before arguments even where that is hard to see.
    pub exact_order: bool,
    /// Instructions of all code objects so far: copies of `finally` bodies may multiply functions.
    total: usize,
}

/// More instructions than this in one module are refused.
const MAX_TOTAL: usize = 1 << 22;

/// A code object in the making.
pub(crate) struct Unit<'a> {
    pub scope: ScopeId,
    /// The scope of the code being compiled: `scope` or a comprehension in it.
    pub here: ScopeId,
    pub name: String,
    pub qualname: String,
    pub flags: CodeFlags,
    pub parameters: Parameters,
    pub docstring: Option<String>,
    /// Where the scope is introduced, for errors about the whole of it.
    pub range: TextRange,
    /// Where its first line starts: that of the first decorator, if there is one.
    pub first: TextSize,
    pub variables: Variables,
    pub temporaries: Temporaries,
    pub emit: Emitter,
    /// Variables that have a value at this point, whatever happened before.
    pub bound: RegisterSet,
    /// Whether this point can be reached at all.
    pub reachable: bool,
    pub blocks: Vec<Block<'a>>,
    /// The numbers of annotated variables that count once they were come by.
    pub annotated: std::collections::HashMap<TextRange, usize>,
    /// Where the module body keeps its result.
    pub result: Option<Reg>,
    index: usize,
}

/// What a new code object starts with.
pub(crate) struct Opening {
    pub scope: ScopeId,
    pub name: String,
    pub qualname: String,
    pub flags: CodeFlags,
    pub parameters: Parameters,
    /// All parameters in register order.
    pub parameter_names: Vec<String>,
    pub range: TextRange,
}

impl<'a> Compiler<'a> {
    pub fn new(
        source: &'a str,
        scopes: &'a ScopeTable,
        flags: CodeFlags,
        module: Opening,
    ) -> Result<Self> {
        let mut this = Self {
            source,
            lines: Lines::new(source),
            scopes,
            unit: Self::unit(scopes, module, flags, 0)?,
            enclosing: Vec::new(),
            codes: vec![None],
            flags,
            displays: false,
            exact_order: false,
            total: 0,
        };
        this.prologue();
        Ok(this)
    }

    fn unit(
        scopes: &'a ScopeTable,
        opening: Opening,
        flags: CodeFlags,
        index: usize,
    ) -> Result<Box<Unit<'a>>> {
        let Opening { scope, name, qualname, flags: own, parameters, parameter_names, range } =
            opening;
        let Some(variables) = Variables::new(scopes, scope, &parameter_names) else {
            let message =
                format!("function '{name}' needs more than {} registers", crate::registers::LIMIT);
            return Err(Fault::unsupported(range, message));
        };
        let mut all = flags;
        all.insert(own);
        let mut bound = RegisterSet::default();
        // A parameter that is deleted somewhere may be gone when a loop comes round.
        for r in (0..parameter_names.len()).map(|r| r as u8) {
            if !variables.deleted.contains(r) {
                bound.insert(r);
            }
        }
        if let Some(r) = variables.spill {
            bound.insert(r);
        }
        let top = variables.count();
        Ok(Box::new(Unit {
            scope,
            here: scope,
            name,
            qualname,
            flags: all,
            parameters,
            docstring: None,
            range,
            first: range.start(),
            variables,
            temporaries: Temporaries { top },
            emit: Emitter::default(),
            bound,
            reachable: true,
            blocks: Vec::new(),
            annotated: Default::default(),
            result: None,
            index,
        }))
    }

    /// Starts a code object inside the present one; [`Self::close`] ends it.
    pub fn open(&mut self, opening: Opening) -> Result<()> {
        let unit = Self::unit(self.scopes, opening, self.flags, self.codes.len())?;
        self.codes.push(None);
        self.enclosing.push(std::mem::replace(&mut self.unit, unit));
        self.prologue();
        Ok(())
    }

    /// What stands before the first statement: generators start, captured variables get cells.
    fn prologue(&mut self) {
        let at = Position::default();
        if self.unit.flags.suspends() {
            self.emit(Instr::StartGenerator {}, at);
        }
        if let Some(dst) = self.unit.variables.spill {
            let count = self.unit.variables.spilled_count();
            self.emit(Instr::MakeSpill { dst, count }, at);
        }
        for i in 0..self.unit.variables.cells.len() {
            let reg = self.unit.variables.cells[i];
            self.emit(Instr::MakeCell { reg }, at);
        }
    }

    /// Ends the innermost code object and gives its index.
    pub fn close(&mut self) -> Result<u16> {
        let code = self.finish()?;
        let index = self.unit.index;
        self.codes[index] = Some(code);
        if let Some(outer) = self.enclosing.pop() {
            self.unit = outer;
        }
        u16::try_from(index)
            .map_err(|_| Fault::unsupported(self.unit.range, "too many functions in one module"))
    }

    /// Whether the code being compiled is that of the module itself.
    pub fn at_top(&self) -> bool {
        self.enclosing.is_empty()
    }

    fn finish(&mut self) -> Result<Code> {
        self.check_size()?;
        let unit = &mut self.unit;
        unit.emit.finish();
        let emit = std::mem::take(&mut unit.emit);
        let variables = std::mem::take(&mut unit.variables);
        let first_line = self.lines.line(unit.first);
        Ok(Code {
            name: std::mem::take(&mut unit.name),
            qualname: std::mem::take(&mut unit.qualname),
            flags: unit.flags,
            parameters: unit.parameters,
            register_count: emit.registers.max(variables.count()),
            free_count: variables.free_count as u8,
            variable_names: variables.names,
            instructions: emit.instructions,
            live: emit.live,
            positions: emit.positions,
            constants: emit.constants,
            names: emit.names,
            exception_table: emit.exception_table,
            cache_count: emit.cache_count,
            first_line,
            docstring: unit.docstring.take(),
        })
    }

    /// Ends the module body and gives all code objects.
    pub fn into_codes(mut self) -> Result<Vec<Code>> {
        self.close()?;
        let mut codes = Vec::with_capacity(self.codes.len());
        codes.extend(self.codes.into_iter().flatten());
        Ok(codes)
    }

    pub fn emit(&mut self, instr: Instr, at: Position) {
        let top = self.unit.temporaries.top;
        if !self.unit.variables.growing.is_empty() {
            self.share(&instr, top, at);
        }
        self.unit.emit.push(instr, top, at);
        self.total += 1;
    }

    /// Before an instruction that reads a variable in which a text grows: it may be handing it on.
    fn share(&mut self, instr: &Instr, top: u16, at: Position) {
        let Unit { variables, emit, .. } = &mut *self.unit;
        let grows = matches!(instr, Instr::Add { inplace: inplace::GROWS, .. });
        // What the instruction reads may have been given up already, but is still in use.
        let top = top.max(extent(instr).0);
        instr.operands(|_, operand| {
            if let Operand::Read(var) = operand
                && variables.growing.contains(var)
                && !grows
            {
                emit.push(Instr::Share { var }, top, at);
                self.total += 1;
            }
        });
    }

    /// Refuses code that became too large.
    fn check_size(&self) -> Result<()> {
        if self.unit.emit.overflows() || self.total > MAX_TOTAL {
            let message = format!("'{}' is too large: too many instructions", self.unit.name);
            return Err(Fault::unsupported(self.unit.range, message));
        }
        Ok(())
    }

    pub fn label(&mut self) -> Label {
        self.unit.emit.label()
    }

    /// Puts a label here, where control arrives.
    pub fn bind(&mut self, label: Label) {
        self.unit.emit.bind(label);
        self.unit.reachable = true;
    }

    pub fn jump(&mut self, label: Label, at: Position) {
        self.emit(Instr::Jump { target: Emitter::target(label) }, at);
        self.unit.reachable = false;
    }

    pub fn branch_to(label: Label, on: bool) -> Branch {
        Branch::new(Emitter::target(label), on)
    }

    /// Jumps when the register is true, or when it is false.
    pub fn jump_if(&mut self, a: Reg, on: bool, label: Label, at: Position) {
        let target = Emitter::target(label);
        let instr =
            if on { Instr::JumpIfTrue { a, target } } else { Instr::JumpIfFalse { a, target } };
        self.emit(instr, at);
    }

    pub fn too_large(&self, _: TooLarge) -> Box<Fault> {
        let message = format!("'{}' is too large: too many names or constants", self.unit.name);
        Fault::unsupported(self.unit.range, message)
    }

    pub fn name(&mut self, name: &str) -> Result<u16> {
        self.unit.emit.name(name).map_err(|e| self.too_large(e))
    }

    pub fn constant(&mut self, value: Const) -> Result<u16> {
        self.unit.emit.constant(value).map_err(|e| self.too_large(e))
    }

    pub fn cache(&mut self) -> Result<u16> {
        self.unit.emit.cache().map_err(|e| self.too_large(e))
    }

    pub fn load_const(&mut self, value: Const, dst: Reg, at: Position) -> Result<()> {
        let instr = match value {
            Const::Int(i) if i32::try_from(i).is_ok() => Instr::LoadInt { dst, value: i as i32 },
            other => Instr::LoadConst { dst, index: self.constant(other)? },
        };
        self.emit(instr, at);
        Ok(())
    }

    pub fn move_to(&mut self, src: Reg, dst: Reg, at: Position) {
        if src != dst {
            self.emit(Instr::Move { dst, src }, at);
        }
    }

    /// The qualified name of something defined here.
    pub fn qualify(&self, name: &str) -> String {
        use crate::scope::{ScopeKind, Uses};
        // Type parameters around a definition do not count.
        let units = std::iter::once(&self.unit).chain(self.enclosing.iter().rev());
        let kind = |unit: &Unit<'_>| self.scopes.get(unit.scope).kind;
        let Some(unit) = { units }.find(|unit| kind(unit) != ScopeKind::TypeParams) else {
            return name.to_owned();
        };
        // What is declared global belongs to nothing around it.
        let global = self.scopes.uses(unit.scope, name).has(Uses::GLOBAL);
        match kind(unit) {
            ScopeKind::Module => name.to_owned(),
            _ if global => name.to_owned(),
            ScopeKind::Class => format!("{}.{name}", unit.qualname),
            _ => format!("{}.<locals>.{name}", unit.qualname),
        }
    }

    /// Compiles statements up to the first that control does not leave by its end. With `tail`
    /// the last one gives the result of the module.
    pub fn body(&mut self, body: &'a [Stmt], tail: bool) -> Result<()> {
        for (i, stmt) in body.iter().enumerate() {
            if !self.unit.reachable {
                break;
            }
            self.check_size()?;
            self.stmt(stmt, tail && i + 1 == body.len())?;
        }
        Ok(())
    }
}

/// A position without a marked part.
pub(crate) fn plain(node: impl Ranged) -> Position {
    let range = node.range();
    Position {
        start: range.start().to_u32(),
        end: range.end().to_u32(),
        anchor_start: 0,
        anchor_end: 0,
    }
}
