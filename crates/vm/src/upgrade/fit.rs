//! Whether an existing function can have newer code: its captured variables and its defaults were
//! put together when its definition ran, for the code that it had then.

use std::collections::HashMap;

use diapause_bytecode::{Code, CodeFlags, Const};

use super::version::Defaults;
use crate::code_store::constant;
use crate::heap::Heap;
use crate::object::Function;
use crate::trap::Trap;
use crate::value::{Kind, Value};

/// Flags that say how a function is called.
const CALLING: u16 = CodeFlags::VARARGS.0
    | CodeFlags::VARKEYWORDS.0
    | CodeFlags::CLASS_BODY.0
    | CodeFlags::MODULE.0
    | CodeFlags::GENERATOR_EXPRESSION.0;

/// What a function gets together with newer code.
#[derive(Debug, Default)]
pub struct Fitted {
    closure: Option<Vec<Value>>,
    defaults: Option<NewDefaults>,
}

/// Those of the last positional parameters, and those of keyword-only ones by name.
type NewDefaults = (Vec<Given>, Vec<(String, Given)>);

/// A default.
#[derive(Debug)]
enum Given {
    /// The one that the function has.
    Value(Value),
    /// The one that the newer definition says.
    Const(Const),
}

/// The names of the variables that a code object captures.
fn captured(code: &Code) -> &[String] {
    let own = code.variable_names.len() - usize::from(code.free_count);
    &code.variable_names[own..]
}

/// The names of its parameters.
fn parameters(code: &Code) -> &[String] {
    &code.variable_names[..code.parameter_count()]
}

fn same_parameters(old: &Code, new: &Code) -> bool {
    old.parameters == new.parameters
        && old.flags.0 & CALLING == new.flags.0 & CALLING
        && parameters(old) == parameters(new)
}

/// Whether a definition in older code can make functions of newer code.
pub fn interchangeable(
    (old, gives): (&Code, Option<&Defaults>),
    (new, takes): (&Code, Option<&Defaults>),
) -> bool {
    same_parameters(old, new)
        && captured(old) == captured(new)
        && match (gives, takes) {
            (Some(gives), Some(takes)) => gives.same_places(takes),
            _ => false,
        }
}

/// What a function needs for newer code; what it lacks, if that cannot be had.
pub fn fit(
    heap: &Heap,
    function: &Function,
    (old, gave): (&Code, Option<&Defaults>),
    (new, gives): (&Code, Option<&Defaults>),
) -> Result<Fitted, String> {
    let mut fitted = Fitted::default();
    if captured(old) != captured(new) {
        let cells: &[Value] = match function.closure.kind() {
            Some(Kind::Tuple) => &heap.tuple(function.closure).items,
            _ => &[],
        };
        let mut closure = Vec::new();
        for name in captured(new) {
            let place = captured(old).iter().position(|other| other == name);
            let Some(&cell) = place.and_then(|place| cells.get(place)) else {
                return Err(format!("captures {name}, which it did not when it was defined"));
            };
            closure.push(cell);
        }
        fitted.closure = Some(closure);
    }
    let same = same_parameters(old, new);
    let same_defaults = match (gave, gives) {
        (Some(gave), Some(gives)) => gave.same_places(gives),
        // Not made by a plain definition: as long as nothing changes, there is nothing to know.
        _ => same,
    };
    if !(same && same_defaults) {
        fitted.defaults = Some(defaults(heap, function, old, new, gives)?);
    }
    Ok(fitted)
}

/// The defaults for newer parameters: those that the function has where the name is the same, and
/// constants of the newer definition.
fn defaults(
    heap: &Heap,
    function: &Function,
    old: &Code,
    new: &Code,
    gives: Option<&Defaults>,
) -> Result<NewDefaults, String> {
    let Some(gives) = gives.filter(|_| function.type_params.is_none()) else {
        return Err("has other parameters".to_owned());
    };
    let mut known: HashMap<&str, Value> = HashMap::new();
    let positional = &parameters(old)[..old.parameters.positional.into()];
    match function.defaults.kind() {
        Some(Kind::Tuple) => {
            let items = &heap.tuple(function.defaults).items;
            let skipped = positional.len().saturating_sub(items.len());
            let extra = items.len().saturating_sub(positional.len());
            let names = positional[skipped..].iter().map(String::as_str);
            known.extend(names.zip(items[extra..].iter().copied()));
        }
        _ if function.defaults.is_none() => {}
        _ => return Err("has defaults that are no tuple".to_owned()),
    }
    if function.keyword_defaults.is(Kind::Dict) {
        for entry in heap.dict(function.keyword_defaults).iter() {
            known.extend(heap.as_text(entry.key).map(|name| (name, entry.value)));
        }
    }
    let given = |name: &str, constant: Option<&Const>| match (known.get(name), constant) {
        (Some(&value), _) => Ok(Given::Value(value)),
        (None, Some(constant)) => Ok(Given::Const(constant.clone())),
        (None, None) => Err(format!("takes {name}, whose default only its definition computes")),
    };
    let names = &parameters(new)[..new.parameters.positional.into()];
    let skipped = names.len().saturating_sub(gives.positional.len());
    let positional = names[skipped..]
        .iter()
        .zip(&gives.positional)
        .map(|(name, constant)| given(name, constant.as_ref()))
        .collect::<Result<_, _>>()?;
    let keyword = gives
        .keyword
        .iter()
        .map(|(name, constant)| Ok((name.clone(), given(name, constant.as_ref())?)))
        .collect::<Result<_, String>>()?;
    Ok((positional, keyword))
}

impl Fitted {
    /// Gives a function what belongs to its newer code.
    pub fn apply(self, heap: &mut Heap, function: Value) -> Result<(), Trap> {
        if let Some(cells) = self.closure {
            let closure = if cells.is_empty() { Value::NONE } else { heap.new_tuple(cells)? };
            heap.function_mut(function).closure = closure;
        }
        let Some((positional, keyword)) = self.defaults else { return Ok(()) };
        let positional: Vec<Value> =
            positional.into_iter().map(|given| given.value(heap)).collect::<Result<_, _>>()?;
        let defaults =
            if positional.is_empty() { Value::NONE } else { heap.new_tuple(positional)? };
        heap.function_mut(function).defaults = defaults;
        let mut dict = Value::NONE;
        for (name, given) in keyword {
            if dict.is_none() {
                dict = heap.new_dict()?;
            }
            let value = given.value(heap)?;
            heap.dict_set_text(dict, &name, value)?;
        }
        heap.function_mut(function).keyword_defaults = dict;
        Ok(())
    }
}

impl Given {
    fn value(self, heap: &mut Heap) -> Result<Value, Trap> {
        match self {
            Given::Value(value) => Ok(value),
            Given::Const(value) => constant(heap, &value),
        }
    }
}
