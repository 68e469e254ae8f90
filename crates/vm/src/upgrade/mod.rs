//! Newer source for a program in the middle of its run.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `version.rs` | what is compared of two versions of a module |
//! | `fit.rs` | what existing functions need for newer code |
//!
//! Code objects are matched by qualified name. An activation goes on with the newer code when that
//! does the same; otherwise the newer source is refused, or the activation keeps its code, and
//! with it the older version of the module stays: [`CodeStore`] knows which module has taken its
//! place, and which of its definitions make functions of newer code.
//!
//! [`CodeStore`]: crate::code_store::CodeStore

mod fit;
mod version;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use diapause_bytecode::{CodeFlags, Module};

use self::fit::{Fitted, fit, interchangeable};
use self::version::Version;
use crate::code_store::{CodeId, Part, Superseded};
use crate::machine::Machine;
use crate::object::GeneratorState;
use crate::trap::Trap;
use crate::value::{Kind, Value};

/// How many names a message has at most.
const NAMED: usize = 8;

/// Why newer source was not taken. The machine is as it was.
#[derive(Debug)]
pub enum Refused {
    /// Code that is in the middle of running would be another.
    Running(Vec<Changed>),
    /// Functions exist that the newer code does not fit: their names, and what they lack.
    Unfit(Vec<(String, String)>),
    /// Nothing of a source runs.
    NoProgram,
    /// Memory is exhausted; the machine cannot go on.
    Trap(Trap),
}

impl From<Trap> for Refused {
    fn from(trap: Trap) -> Self {
        Self::Trap(trap)
    }
}

/// A code object that does something else in newer source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its qualified name.
    pub name: String,
    /// A hash of what it does.
    pub before: u64,
    /// That of the newer one, if there is one.
    pub after: Option<u64>,
}

impl fmt::Display for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, before, after } = self;
        match after {
            Some(after) => write!(f, "{name} (code {before:016x}, now {after:016x})"),
            None => write!(f, "{name} (code {before:016x}, not there any more)"),
        }
    }
}

/// The first of some texts, and how many more there are.
fn listed(texts: impl ExactSizeIterator<Item = String>) -> String {
    let more = texts.len().saturating_sub(NAMED);
    let mut list = texts.take(NAMED).collect::<Vec<_>>().join(", ");
    if more > 0 {
        list += &format!(" and {more} more");
    }
    list
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Running(changed) => write!(
                f,
                "the new source is another where the program stands: {}",
                listed(changed.iter().map(ToString::to_string))
            ),
            Self::Unfit(functions) => write!(
                f,
                "functions that exist cannot have their new code: {}",
                listed(functions.iter().map(|(name, lack)| format!("{name} {lack}")))
            ),
            Self::NoProgram => f.write_str("no program is running that could have a new source"),
            Self::Trap(trap) => write!(f, "{trap:?}"),
        }
    }
}

/// An older version of the module, and where its code objects go.
struct Older<'m> {
    version: Version<'m>,
    successors: Vec<Option<u32>>,
}

/// What becomes of the machine. Newer code is told by its index in the newer module.
#[derive(Default)]
struct Plan {
    parts: Vec<Part>,
    /// Older code of activations and tracebacks that goes over to newer code.
    same: BTreeMap<CodeId, u32>,
    /// The code of generators that have ended, likewise.
    ended: BTreeMap<CodeId, u32>,
    /// Functions that get newer code, by their places in the heap.
    functions: BTreeMap<u32, Renewal>,
    /// For each older module that stays, its definitions that make functions of newer code.
    redirected: Vec<(CodeId, Vec<(u32, u32)>)>,
    /// Older code that stays.
    kept: BTreeSet<CodeId>,
}

/// What a function gets.
struct Renewal {
    code: u32,
    fitted: Fitted,
    /// Whether its docstring is that of its definition.
    documented: bool,
}

impl Machine {
    /// The id of the body of the module that the program is; of several versions, of the newest.
    #[must_use]
    pub fn program_module(&self) -> Option<CodeId> {
        let is_body = |id: &CodeId| {
            self.codes.program_unit(*id).is_some_and(|unit| {
                let flags = unit.code().flags;
                unit.index == 0
                    && flags.contains(CodeFlags::MODULE)
                    && !flags.contains(CodeFlags::FROZEN)
            })
        };
        let body = if self.state.interactive.is_none() {
            self.codes.modules().next().map(|(base, _)| base).filter(is_body)
        } else {
            // The program that was given last: its body is the outermost activation, or a
            // coroutine.
            let generators = self.heap.generators.iter().map(|(_, generator)| generator);
            generators
                .filter(|generator| is_active(generator.state))
                .map(|generator| generator.code)
                .chain(self.frames.first().map(|frame| frame.code))
                .filter(is_body)
                .max()
        };
        body.map(|base| self.codes.superseded(base).map_or(base, |newer| newer.by))
    }

    /// Takes a newer version of the program's module. `keep`: what runs and would be another
    /// finishes with the code that it has, and functions that newer code does not fit stay as they
    /// are; otherwise the newer version is refused then.
    ///
    /// # Errors
    ///
    /// [`Refused`].
    pub fn upgrade(&mut self, module: &Arc<Module>, keep: bool) -> Result<(), Refused> {
        let main = self.program_module().ok_or(Refused::NoProgram)?;
        let mut plan = self.plan(main, module, keep)?;
        let (moved, base) = self.codes.rearrange(&plan.parts, &mut self.heap)?;
        let newer = |index: u32| CodeId(base.0 + index);
        let moved = |code: CodeId| moved.get(&code).copied().unwrap_or(code);
        let place = |renewed: &BTreeMap<CodeId, u32>, code: CodeId| match renewed.get(&code) {
            Some(&index) => newer(index),
            None => moved(code),
        };
        for frame in &mut self.frames {
            frame.code = place(&plan.same, frame.code);
        }
        for generator in self.heap.generators.iter_mut() {
            let renewed = if is_active(generator.state) { &plan.same } else { &plan.ended };
            generator.code = place(renewed, generator.code);
        }
        for traceback in self.heap.tracebacks.iter_mut() {
            traceback.entry.code = place(&plan.same, traceback.entry.code);
        }
        let functions: Vec<u32> = self.heap.functions.iter().map(|(index, _)| index).collect();
        for index in functions {
            let value = Value::other(Kind::Function, index);
            let Some(Renewal { code, fitted, documented }) = plan.functions.remove(&index) else {
                let function = self.heap.function_mut(value);
                function.code = moved(function.code);
                continue;
            };
            fitted.apply(&mut self.heap, value)?;
            let [_, _, doc] = self.codes.unit(newer(code), &mut self.heap)?.labels;
            let function = self.heap.function_mut(value);
            function.code = newer(code);
            if documented {
                function.doc = doc;
            }
        }
        for (older, pairs) in plan.redirected {
            let functions = pairs.into_iter().map(|(at, index)| (at, newer(index))).collect();
            self.codes.supersede(moved(older), Superseded { by: base, functions });
        }
        self.share_codes();
        Ok(())
    }

    fn plan(&self, main: CodeId, module: &Arc<Module>, keep: bool) -> Result<Plan, Refused> {
        let newer = Version::of(module);
        let is_version = |base: CodeId| {
            base == main || self.codes.superseded(base).is_some_and(|newer| newer.by == main)
        };
        let olders: BTreeMap<CodeId, Older<'_>> = self
            .codes
            .modules()
            .filter(|&(base, _)| is_version(base))
            .map(|(base, module)| {
                let version = Version::of(module);
                let successors = version.successors(&newer);
                (base, Older { version, successors })
            })
            .collect();
        // The older version that code is part of, its index there, and the newer code.
        let look_up = |code: CodeId| {
            let unit = self.codes.program_unit(code)?;
            let older = olders.get(&unit.module_base)?;
            Some((&older.version, unit.index, older.successors[unit.index as usize]))
        };
        let mut plan = Plan::default();
        let mut changed: Vec<Changed> = Vec::new();
        let generators = || self.heap.generators.iter().map(|(_, generator)| generator);
        let resting = generators().filter(|generator| is_active(generator.state));
        let frames = self.frames.iter().map(|frame| frame.code);
        for code in frames.chain(resting.map(|generator| generator.code)) {
            let Some((version, index, successor)) = look_up(code) else { continue };
            match successor {
                Some(new) if version.does_as(index, &newer, new) => {
                    plan.same.insert(code, new);
                }
                _ if plan.kept.insert(code) => changed.push(Changed {
                    name: version.code(index).qualname.clone(),
                    before: version.hash(index),
                    after: successor.map(|new| newer.hash(new)),
                }),
                _ => {}
            }
        }
        if !keep && !changed.is_empty() {
            return Err(Refused::Running(changed));
        }
        for generator in generators().filter(|generator| !is_active(generator.state)) {
            let Some((version, index, successor)) = look_up(generator.code) else { continue };
            match successor {
                Some(new) if version.code(index).flags == newer.code(new).flags => {
                    plan.ended.insert(generator.code, new);
                }
                _ => {
                    plan.kept.insert(generator.code);
                }
            }
        }
        for (_, traceback) in self.heap.tracebacks.iter() {
            let Some((version, index, successor)) = look_up(traceback.entry.code) else { continue };
            match successor {
                Some(new) if version.does_as(index, &newer, new) => {
                    plan.same.insert(traceback.entry.code, new);
                }
                _ => {
                    plan.kept.insert(traceback.entry.code);
                }
            }
        }
        let mut unfit = Vec::new();
        for (place, function) in self.heap.functions.iter() {
            let Some((version, index, successor)) = look_up(function.code) else { continue };
            let Some(new) = successor else {
                // What the newer source does not have stays as it is.
                plan.kept.insert(function.code);
                continue;
            };
            let older = (version.code(index), version.defaults(index));
            match fit(&self.heap, function, older, (newer.code(new), newer.defaults(new))) {
                Ok(fitted) => {
                    let unit = self.codes.program_unit(function.code);
                    let documented = unit.is_some_and(|unit| unit.labels[2] == function.doc);
                    plan.functions.insert(place, Renewal { code: new, fitted, documented });
                }
                Err(_) if keep => {
                    plan.kept.insert(function.code);
                }
                Err(lack) => unfit.push((version.code(index).qualname.clone(), lack)),
            }
        }
        if !unfit.is_empty() {
            return Err(Refused::Unfit(unfit));
        }
        let kept: BTreeSet<CodeId> = plan
            .kept
            .iter()
            .filter_map(|&code| self.codes.program_unit(code).map(|unit| unit.module_base))
            .collect();
        for (base, _) in self.codes.modules() {
            if base == main {
                plan.parts.push(Part::New(Arc::clone(module)));
            } else if !olders.contains_key(&base) || kept.contains(&base) {
                plan.parts.push(Part::Known(base));
            }
        }
        plan.parts.extend(kept.contains(&main).then_some(Part::Known(main)));
        plan.redirected = kept
            .iter()
            .filter_map(|base| Some((*base, redirected(olders.get(base)?, &newer))))
            .collect();
        Ok(plan)
    }
}

/// Whether a generator is in the middle of its body, or about to begin it.
const fn is_active(state: GeneratorState) -> bool {
    !matches!(state, GeneratorState::Finished)
}

/// The definitions of older code that make functions of newer code from now on: of what a module
/// or a class defines by name. What is inside a function belongs to that function.
fn redirected(older: &Older<'_>, newer: &Version<'_>) -> Vec<(u32, u32)> {
    let pairs = (0..).zip(&older.successors).filter_map(|(index, new)| Some((index, (*new)?)));
    pairs
        .filter(|&(index, new)| {
            let code = older.version.code(index);
            !code.name.starts_with('<')
                && !code.qualname.contains("<locals>")
                && interchangeable(
                    (code, older.version.defaults(index)),
                    (newer.code(new), newer.defaults(new)),
                )
        })
        .collect()
}
