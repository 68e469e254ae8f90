//! Loaded code: code objects with their constants as values, interned names and inline caches.

use std::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use diapause_bytecode::{Code, CodeFlags, Const, Instr, Module};

use crate::heap::Heap;
use crate::library;
use crate::object::{Dict, Set};
use crate::trap::Trap;
use crate::value::Value;

/// A loaded code object: of the program, or of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CodeId(pub u32);

impl CodeId {
    const LIBRARY: u32 = 1 << 31;

    /// Code `index` of the library.
    #[must_use]
    pub const fn library(index: u32) -> Self {
        Self(index | Self::LIBRARY)
    }

    /// The index within the library, if it is of the library.
    #[must_use]
    pub const fn library_index(self) -> Option<u32> {
        if self.0 & Self::LIBRARY != 0 { Some(self.0 & !Self::LIBRARY) } else { None }
    }
}

/// An inline cache: what a lookup found, and under which circumstances that holds.
#[derive(Clone, Copy, Debug)]
pub struct InlineCache {
    /// A shape, or the version of a dict.
    pub key: u32,
    /// The epoch of the classes.
    pub epoch: u32,
    /// A slot.
    pub slot: u32,
    /// What was found.
    pub value: Value,
}

impl InlineCache {
    /// A cache that never matches.
    pub const EMPTY: Self = Self { key: u32::MAX, epoch: 0, slot: 0, value: Value::UNBOUND };

    /// The global variable that was found: a built-in one, or that of a place in its dict. None
    /// when it has to be looked up.
    #[inline(always)]
    pub(crate) fn variable(&self, globals: &Dict) -> Option<Value> {
        if self.key != globals.version() {
            return None;
        }
        if !self.value.is_unbound() {
            return Some(self.value);
        }
        globals.own().get(self.slot as usize).map(|entry| entry.value)
    }
}

/// What a call has to know of a code object.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Whether all parameters take positional arguments and nothing else: exactly `positional` of
    /// these can stay where they are.
    pub fixed: bool,
    /// Whether a call of it gives a generator or the like.
    pub suspends: bool,
    /// Whether it is fixed, gives no generator, and is part of the program.
    pub direct: bool,
    /// How many parameters take positional arguments.
    pub positional: u8,
    /// How many registers parameters take.
    pub parameters: u8,
    /// Where the cells of captured variables go.
    pub free_start: u8,
    /// How many there are.
    pub free_count: u8,
    /// Whether it is part of the library.
    pub library: bool,
    /// Whether it sees what is for the library and its modules alone.
    pub intrinsics: bool,
}

impl Entry {
    fn new(code: &Code) -> Self {
        let parameters = code.parameter_count();
        let fixed = parameters == code.parameters.positional as usize;
        let suspends = code.flags.suspends();
        Self {
            fixed,
            suspends,
            direct: fixed && !suspends && !code.flags.contains(CodeFlags::LIBRARY),
            positional: code.parameters.positional,
            parameters: parameters as u8,
            // Code that a snapshot is only looked through for has not been verified.
            free_start: code.variable_names.len().saturating_sub(code.free_count.into()) as u8,
            free_count: code.free_count,
            library: code.flags.contains(CodeFlags::LIBRARY),
            intrinsics: code.flags.contains(CodeFlags::LIBRARY)
                || code.flags.contains(CodeFlags::FROZEN),
        }
    }
}

/// A code object ready to run.
#[derive(Debug)]
pub struct Unit {
    /// The module it is part of.
    pub module: Arc<Module>,
    /// Its index in the module; of the library, where each stands alone, 0.
    pub index: u32,
    /// The id of code object 0 of its module.
    pub module_base: CodeId,
    /// Its instructions.
    pub instructions: Box<[Instr]>,
    /// For each instruction, how many registers are live.
    pub live: Box<[u8]>,
    /// What a call has to know.
    pub entry: Entry,
    /// Its name, qualified name and docstring.
    pub labels: [Value; 3],
    /// For a library function, its defaults: a tuple, and a dict of those of keyword-only
    /// parameters.
    pub defaults: [Value; 2],
    /// Its constants.
    pub constants: Vec<Value>,
    /// Its names, interned.
    pub names: Vec<Value>,
    /// Its inline caches.
    pub caches: Vec<Cell<InlineCache>>,
    /// Whether it runs with several dicts of globals: their versions say nothing then, so that
    /// lookups of globals are not cached.
    pub shared: Cell<bool>,
    /// By which of the [retirements](CodeStore::retire) its module was found to be out of use; 0 if
    /// by none.
    retired: Cell<u32>,
}

impl Unit {
    /// The code object.
    #[inline]
    #[must_use]
    pub fn code(&self) -> &Code {
        &self.module.codes[self.index as usize]
    }

    /// Whether its module was out of use when so many retirements had been made.
    #[must_use]
    pub const fn is_retired(&self, by: u32) -> bool {
        let retired = self.retired.get();
        retired != 0 && retired <= by
    }

    /// The id of another code object of the same module.
    #[must_use]
    pub const fn sibling(&self, index: u16) -> CodeId {
        CodeId(self.module_base.0 + index as u32)
    }

    fn new(
        module: &Arc<Module>,
        index: u32,
        module_base: CodeId,
        heap: &mut Heap,
    ) -> Result<Self, Trap> {
        let code = &module.codes[index as usize];
        heap.charge(
            (code.constants.len() + code.names.len()) * size_of::<Value>()
                + code.cache_count as usize * size_of::<InlineCache>(),
        )?;
        let constants =
            code.constants.iter().map(|c| constant(heap, c)).collect::<Result<_, _>>()?;
        let names =
            code.names.iter().map(|name| heap.intern_once(name)).collect::<Result<_, _>>()?;
        let doc = match &code.docstring {
            Some(text) => heap.intern_once(text)?,
            None => Value::NONE,
        };
        let labels = [heap.intern_once(&code.name)?, heap.intern_once(&code.qualname)?, doc];
        let caches = vec![Cell::new(InlineCache::EMPTY); code.cache_count as usize];
        Ok(Self {
            module: Arc::clone(module),
            index,
            module_base,
            instructions: code.instructions.as_slice().into(),
            live: code.live.as_slice().into(),
            entry: Entry::new(code),
            labels,
            defaults: [Value::NONE; 2],
            constants,
            names,
            caches,
            shared: Cell::new(false),
            retired: Cell::new(0),
        })
    }
}

/// What takes the place of an older version of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Superseded {
    /// The body of the newer version.
    pub by: CodeId,
    /// The older code, by index in ascending order, whose definitions make functions of newer code.
    pub functions: Vec<(u32, CodeId)>,
}

/// A part of the program's code when it is put together anew.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    /// A module that is there, by the id of its body.
    Known(CodeId),
    /// The newer module.
    New(Arc<Module>),
}

/// All loaded code.
#[derive(Debug, Default)]
pub struct CodeStore {
    program: Vec<Unit>,
    /// Modules of which there is a newer version, by the ids of their bodies.
    superseded: BTreeMap<CodeId, Superseded>,
    /// How often modules were found to be out of use.
    retirements: Cell<u32>,
    /// How often they had been when the snapshot was written or read to which deltas may be
    /// relative: its code is numbered without these, and with all others.
    numbered: Option<u32>,
    /// How many modules were loaded since it was asked last whether some can be dropped.
    fresh: u32,
    /// A place for each code object of the library; none before the first is asked for.
    library: OnceCell<Box<[OnceCell<Box<Unit>>]>>,
}

impl CodeStore {
    /// Loads a module of the program. Returns the id of its body.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn load(&mut self, module: &Arc<Module>, heap: &mut Heap) -> Result<CodeId, Trap> {
        let base = CodeId(self.program.len() as u32);
        self.fresh += 1;
        if !self.program.is_empty() {
            heap.hold(weight(module))?;
        }
        if self.program.is_empty() {
            // Most programs are one module, and many only sleep: no more room than it takes.
            self.program.reserve_exact(module.codes.len());
            heap.program.reserve_exact(module.codes.len());
            let names = module.codes.iter().map(|code| code.names.len()).sum::<usize>();
            // Its globals have some names besides.
            heap.expect_interned(names + module.codes.len() + 4);
        }
        for index in 0..module.codes.len() {
            self.program.push(Unit::new(module, index as u32, base, heap)?);
            heap.program.push((Arc::clone(module), index as u32));
        }
        Ok(base)
    }

    /// The unit. Code of the library is made ready when it is first asked for.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted, [`Trap::Internal`] when there is no such code.
    #[inline]
    pub fn unit(&self, id: CodeId, heap: &mut Heap) -> Result<&Unit, Trap> {
        match self.known_unit(id) {
            Some(unit) => Ok(unit),
            None => self.library_unit(id, heap),
        }
    }

    /// The unit, if it is code of the program.
    #[inline]
    #[must_use]
    pub fn program_unit(&self, id: CodeId) -> Option<&Unit> {
        self.program.get(id.0 as usize)
    }

    /// The unit, if it has been made ready.
    #[inline]
    #[must_use]
    pub fn known_unit(&self, id: CodeId) -> Option<&Unit> {
        match self.program.get(id.0 as usize) {
            Some(unit) => Some(unit),
            None => {
                self.library.get()?.get(id.library_index()? as usize)?.get().map(|unit| &**unit)
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn library_unit(&self, id: CodeId, heap: &mut Heap) -> Result<&Unit, Trap> {
        let missing = || Trap::internal(format!("no code {}", id.0));
        let index = id.library_index().ok_or_else(missing)?;
        let places = self
            .library
            .get_or_init(|| std::iter::repeat_with(OnceCell::new).take(library::count()).collect());
        let place = places.get(index as usize).ok_or_else(missing)?;
        if place.get().is_none() {
            let module = library::module(index).ok_or_else(missing)?;
            let mut unit = Unit::new(module, 0, CodeId::library(0), heap)?;
            unit.defaults = library_defaults(heap, index)?;
            // Set once: nothing ran in between.
            let _ = place.set(Box::new(unit));
        }
        place.get().map(|unit| &**unit).ok_or_else(missing)
    }

    /// The code object and its module, without making it ready.
    #[must_use]
    pub fn code(&self, id: CodeId) -> Option<(&Arc<Module>, &Code)> {
        if let Some(index) = id.library_index() {
            let module = library::module(index)?;
            return module.codes.first().map(|code| (module, code));
        }
        self.program.get(id.0 as usize).map(|unit| (&unit.module, unit.code()))
    }

    /// How often modules were found to be out of use.
    #[must_use]
    pub fn retirements(&self) -> u32 {
        self.retirements.get()
    }

    /// Finds modules that nothing can run any more, when `used` is all code that something reachable
    /// refers to: each `eval`, `exec` and line at a prompt brings a module. The first one stays, for
    /// the program has its name. Whether there are any that were not found before; what is out of
    /// use stays so.
    pub fn retire(&self, used: impl Iterator<Item = CodeId>) -> bool {
        let is_own = |unit: &&Unit| unit.index == 0 && !unit.entry.intrinsics;
        let mut candidates: BTreeSet<CodeId> = (self.program.iter().skip(1).filter(is_own))
            .filter(|unit| unit.retired.get() == 0)
            .map(|unit| unit.module_base)
            .collect();
        if candidates.is_empty() {
            return false;
        }
        let base_of = |code: CodeId| self.program_unit(code).map(|unit| unit.module_base);
        let mut found: Vec<CodeId> = used.filter_map(base_of).collect();
        // The first one, too, may have newer code in its definitions' place.
        found.push(CodeId(0));
        while let Some(base) = found.pop() {
            let is_new = candidates.remove(&base) || base == CodeId(0);
            if let Some(newer) = self.superseded.get(&base).filter(|_| is_new) {
                let functions = newer.functions.iter().map(|&(_, code)| code);
                found.extend(functions.chain([newer.by]).filter_map(base_of));
            }
        }
        if candidates.is_empty() {
            return false;
        }
        self.retirements.set(self.retirements.get() + 1);
        for unit in self.program.iter().filter(|unit| candidates.contains(&unit.module_base)) {
            unit.retired.set(self.retirements.get());
        }
        true
    }

    /// Deltas may follow that are relative to a snapshot which was written or read after so many
    /// retirements.
    pub fn expect_deltas(&mut self, retirements: u32) {
        self.numbered = Some(retirements);
    }

    /// Whether so much was loaded that it is worth while to look for what is out of use.
    pub(crate) fn is_crowded(&mut self) -> bool {
        /// So many modules are never looked at.
        const FEW: usize = 16;
        let fresh = self.fresh as usize;
        let crowded = fresh >= FEW && fresh >= self.program.len() / 4;
        if crowded {
            self.fresh = 0;
        }
        crowded
    }

    /// Drops the modules that are out of use and have no number in a delta to come. Gives the new
    /// ids of the others, or nothing where all stay as they are.
    pub(crate) fn drop_retired(
        &mut self,
        heap: &mut Heap,
    ) -> Result<Option<BTreeMap<CodeId, CodeId>>, Trap> {
        let most = self.numbered.unwrap_or(u32::MAX);
        let is_dropped = |id: CodeId| self.program[id.0 as usize].is_retired(most);
        let modules = || self.modules().map(|(id, _)| id);
        if !modules().any(is_dropped) {
            return Ok(None);
        }
        let parts: Vec<Part> = modules().filter(|&id| !is_dropped(id)).map(Part::Known).collect();
        let dropped = self.modules().filter(|&(id, _)| is_dropped(id));
        let weight = dropped.map(|(_, module)| weight(module)).sum();
        let superseded = std::mem::take(&mut self.superseded);
        let (moved, _) = self.rearrange(&parts, heap)?;
        let place = |id: CodeId| moved.get(&id).copied();
        for (older, newer) in superseded {
            let functions = newer.functions.into_iter();
            let functions = functions.filter_map(|(at, code)| Some((at, place(code)?))).collect();
            if let (Some(older), Some(by)) = (place(older), place(newer.by)) {
                self.supersede(older, Superseded { by, functions });
            }
        }
        heap.release(weight);
        Ok(Some(moved))
    }

    /// The modules of the program, each with the id of its body.
    pub fn modules(&self) -> impl Iterator<Item = (CodeId, &Arc<Module>)> {
        self.program
            .iter()
            .filter(|unit| unit.index == 0)
            .map(|unit| (unit.module_base, &unit.module))
    }

    /// The code that a definition makes functions of: that of the same module, unless there is a
    /// newer version.
    #[inline]
    #[must_use]
    pub fn inner(&self, unit: &Unit, index: u16) -> CodeId {
        if self.superseded.is_empty() {
            return unit.sibling(index);
        }
        self.newer(unit.module_base, index.into()).unwrap_or(unit.sibling(index))
    }

    #[cold]
    fn newer(&self, base: CodeId, index: u32) -> Option<CodeId> {
        let functions = &self.superseded.get(&base)?.functions;
        let place = functions.binary_search_by_key(&index, |&(older, _)| older).ok()?;
        Some(functions[place].1)
    }

    /// What has taken the place of a module, by the id of its body.
    #[must_use]
    pub fn superseded(&self, base: CodeId) -> Option<&Superseded> {
        self.superseded.get(&base)
    }

    /// Says that there is a newer version of a module.
    pub fn supersede(&mut self, base: CodeId, newer: Superseded) {
        self.superseded.insert(base, newer);
    }

    /// Puts the code of the program together of other parts. Gives the new ids of what was there
    /// before, and that of the body of the new module. What superseded what is forgotten.
    pub(crate) fn rearrange(
        &mut self,
        parts: &[Part],
        heap: &mut Heap,
    ) -> Result<(BTreeMap<CodeId, CodeId>, CodeId), Trap> {
        let mut before: Vec<Option<Unit>> =
            std::mem::take(&mut self.program).into_iter().map(Some).collect();
        self.superseded.clear();
        heap.program.clear();
        let (mut moved, mut new) = (BTreeMap::new(), CodeId(0));
        for part in parts {
            let base = CodeId(self.program.len() as u32);
            let old = match part {
                Part::Known(old) => *old,
                Part::New(module) => {
                    new = self.load(module, heap)?;
                    continue;
                }
            };
            let units = before.iter_mut().zip(0..).skip(old.0 as usize);
            let same = units
                .take_while(|(unit, _)| unit.as_ref().is_some_and(|unit| unit.module_base == old));
            for (place, id) in same {
                let Some(mut unit) = place.take() else { continue };
                unit.module_base = base;
                unit.shared.set(false);
                unit.caches.iter().for_each(|cache| cache.set(InlineCache::EMPTY));
                moved.insert(CodeId(id), CodeId(self.program.len() as u32));
                heap.program.push((Arc::clone(&unit.module), unit.index));
                self.program.push(unit);
            }
        }
        Ok((moved, new))
    }

    /// The code of the program in the order of its ids.
    #[must_use]
    pub fn program(&self) -> &[Unit] {
        &self.program
    }

    /// Says that a module's code runs with several dicts of globals.
    pub fn share(&self, id: CodeId) {
        let Some(unit) = self.program_unit(id) else { return };
        let start = unit.module_base.0 as usize;
        let count = unit.module.codes.len();
        for unit in self.program.iter().skip(start).take(count) {
            unit.shared.set(true);
            unit.caches.iter().for_each(|cache| cache.set(InlineCache::EMPTY));
        }
    }

    /// What the code holds in the heap.
    pub fn roots(&self) -> impl Iterator<Item = Value> {
        self.units().flat_map(|unit| {
            unit.labels
                .iter()
                .chain(&unit.defaults)
                .chain(&unit.constants)
                .chain(&unit.names)
                .copied()
        })
    }

    /// Empties the inline caches: they do not keep what they refer to alive.
    pub fn clear_caches(&self) {
        for unit in self.units() {
            for cache in &unit.caches {
                cache.set(InlineCache::EMPTY);
            }
        }
    }

    fn units(&self) -> impl Iterator<Item = &Unit> {
        self.program
            .iter()
            .chain(self.library.get().into_iter().flatten().filter_map(OnceCell::get).map(|u| &**u))
    }
}

/// Bytes that a module takes when it is loaded, about.
fn weight(module: &Module) -> usize {
    /// What a code object takes besides: it is there twice, compiled and loaded.
    const CODE: usize = size_of::<Code>() + size_of::<Unit>() + 128;
    /// An instruction with its position, twice, and what is live there.
    const INSTRUCTION: usize = 2 * size_of::<Instr>() + 24;
    /// A name or constant, as text and as value.
    const NAME: usize = 48;
    let codes = module.codes.iter().map(|code| {
        let names = code.names.len() + code.constants.len() + code.variable_names.len();
        CODE + INSTRUCTION * code.instructions.len() + NAME * names
    });
    size_of::<Module>() + module.source.len() + codes.sum::<usize>()
}

fn library_defaults(heap: &mut Heap, code: u32) -> Result<[Value; 2], Trap> {
    let Some(defaults) = library::defaults(code) else { return Ok([Value::NONE; 2]) };
    let positional = constants(heap, &defaults.positional)?;
    let positional = heap.new_tuple(positional)?;
    let keyword = heap.new_dict()?;
    for (name, value) in &defaults.keyword {
        let value = constant(heap, value)?;
        heap.dict_set_text(keyword, name, value)?;
    }
    Ok([positional, keyword])
}

/// A compile-time constant as a value.
pub(crate) fn constant(heap: &mut Heap, constant: &Const) -> Result<Value, Trap> {
    Ok(match constant {
        Const::None => Value::NONE,
        Const::True => Value::TRUE,
        Const::False => Value::FALSE,
        Const::Ellipsis => Value::ELLIPSIS,
        Const::Int(value) => heap.new_int(*value)?,
        Const::BigInt { negative, magnitude } => {
            let sign = if *negative { num_bigint::Sign::Minus } else { num_bigint::Sign::Plus };
            heap.new_big_int(num_bigint::BigInt::from_bytes_le(sign, magnitude))?
        }
        Const::Float(value) => heap.new_float(*value)?,
        Const::Str(text) => heap.intern_once(text)?,
        Const::Bytes(bytes) => heap.new_bytes(bytes.as_slice())?,
        Const::Tuple(items) => {
            let items = constants(heap, items)?;
            heap.new_tuple(items)?
        }
        Const::FrozenSet(items) => {
            let mut set = Set::frozen();
            for item in constants(heap, items)? {
                let hash = heap.hash(item)?;
                heap.set_insert_native(&mut set, item, hash);
            }
            heap.alloc(set)?
        }
        Const::Imaginary(imag) => heap.new_complex(0.0, *imag)?,
    })
}

/// Constants nest as deeply as the source text does, which the compiler bounds.
fn constants(heap: &mut Heap, items: &[Const]) -> Result<Vec<Value>, Trap> {
    items.iter().map(|item| constant(heap, item)).collect()
}
