//! The `%` operator of strings, and the intrinsics of its version in the library.

use num_bigint::BigInt;
use num_traits::FromPrimitive;

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::text::percent::{Conversion, ConversionKind, Count, Segment, parse, parse_bytes};
use crate::text::{IntRef, TextError};
use crate::trap::Trap;
use crate::types::number::{Number, cost};
use crate::value::{Kind, Value};

/// The right operand, from which conversions take their values.
pub(crate) enum Args {
    /// A tuple and the next index.
    Tuple(Vec<Value>, usize),
    /// One value, and whether it was taken.
    Single(Value, bool),
}

impl Args {
    /// The next value.
    pub(crate) fn next(&mut self, heap: &mut Heap) -> Native {
        let value = match self {
            Self::Tuple(items, next) => {
                *next += 1;
                items.get(*next - 1).copied()
            }
            Self::Single(value, taken) => (!std::mem::replace(taken, true)).then_some(*value),
        };
        value.ok_or_else(|| heap.type_error("not enough arguments for format string"))
    }

    /// Whether all were taken.
    pub(crate) const fn is_used_up(&self) -> bool {
        match self {
            Self::Tuple(items, next) => *next >= items.len(),
            Self::Single(_, taken) => *taken,
        }
    }
}

/// `string % args`
///
/// # Errors
///
/// [`Trap::Library`] when code of the program has to convert a value.
pub fn format(heap: &mut Heap, string: Value, args: Value) -> Native {
    let template: Box<str> = heap.text(string).into();
    heap.reserve(Some(template.len()))?;
    let args = match heap.carried(args) {
        Some(tuple) if tuple.is(Kind::Tuple) => tuple,
        _ => args,
    };
    let mut values = if args.is(Kind::Tuple) {
        Args::Tuple(heap.tuple(args).items.to_vec(), 0)
    } else {
        Args::Single(args, false)
    };
    let is_mapping = matches!(
        args.kind(),
        Some(
            Kind::Dict
                | Kind::List
                | Kind::Bytes
                | Kind::ByteArray
                | Kind::MemoryView
                | Kind::Range
        )
    ) || (heap.as_text(args).is_none() && heap.has_special(args, "__getitem__"));
    let mut out = String::new();
    for segment in parse(&template) {
        let mut conversion = match segment {
            Segment::Literal(text) => {
                out.push_str(text);
                continue;
            }
            Segment::Conversion(conversion) => conversion,
        };
        if conversion.needs_mapping {
            if !is_mapping {
                return Err(heap.type_error("format requires a mapping"));
            }
            if let Some(key) = conversion.key {
                let key = heap.new_str(key)?;
                values = Args::Single(heap.get_item(args, key)?, false);
            }
        }
        if conversion.width == Count::Star {
            let width = star(heap, &mut values)?;
            conversion.set_width(width).map_err(|error| heap.text_error(error))?;
        }
        if conversion.precision == Count::Star {
            let precision = star(heap, &mut values)?;
            conversion.set_precision(precision).map_err(|error| heap.text_error(error))?;
        }
        let value = if conversion.fetches_value { values.next(heap)? } else { Value::UNBOUND };
        let text = convert(heap, &conversion, value)?;
        heap.reserve(out.len().checked_add(text.len()))?;
        out.push_str(&text);
    }
    if !is_mapping && !values.is_used_up() {
        return Err(heap.type_error("not all arguments converted during string formatting"));
    }
    heap.new_str(out)
}

/// The number that stands for a `*`.
pub(crate) fn star(heap: &mut Heap, values: &mut Args) -> Result<Option<i64>, Trap> {
    let value = values.next(heap)?;
    match heap.as_int(heap.unwrapped(value)) {
        Some(value) => Ok(value.to_i64()),
        None => Err(heap.type_error("* wants int")),
    }
}

/// One conversion of a value of a built-in type.
pub(crate) fn convert<K>(
    heap: &mut Heap,
    conversion: &Conversion<K>,
    value: Value,
) -> Result<String, Trap> {
    let (limit, digits) = (heap.available(), heap.int_digits());
    if let Some(IntRef::Big(int)) = heap.as_int(heap.unwrapped(value)) {
        heap.afford(cost::decimal(int.bits()))?;
    }
    let result = match &conversion.kind {
        ConversionKind::Fault(error) => Err(error.clone()),
        ConversionKind::Decimal => match heap.number(heap.unwrapped(value)) {
            Some(Number::Int(int)) => conversion.format_int(IntRef::Small(int), digits, limit),
            Some(Number::Big(int)) => conversion.format_int(IntRef::Big(int), digits, limit),
            Some(Number::Float(float)) => truncated(float)
                .and_then(|int| conversion.format_int(IntRef::Big(&int), digits, limit)),
            None => return Err(wrong_type(heap, conversion, "a real number", value)),
        },
        ConversionKind::Radix(_) => match heap.as_int(heap.unwrapped(value)) {
            Some(int) => conversion.format_int(int, digits, limit),
            None => return Err(wrong_type(heap, conversion, "an integer", value)),
        },
        ConversionKind::Float(_) => match heap.to_float(value)? {
            Some(float) => conversion.format_float(float, limit),
            None if !heap.is_plain(value) => return Err(Trap::Library),
            None => {
                let name = heap.type_name(value);
                return Err(heap.type_error(format!("must be real number, not {name}")));
            }
        },
        ConversionKind::Char => return character(heap, conversion, value),
        ConversionKind::Str => {
            let text = heap.str_of(value)?;
            conversion.format_str(&text, limit)
        }
        ConversionKind::Repr => {
            let text = heap.repr(value)?;
            conversion.format_str(&text, limit)
        }
        ConversionKind::Ascii => {
            let text = crate::text::str_repr::escape_non_ascii(&heap.repr(value)?);
            conversion.format_str(&text, limit)
        }
    };
    result.map_err(|error| heap.text_error(error))
}

/// A float without its fraction.
pub(crate) fn truncated(float: f64) -> Result<BigInt, TextError> {
    if float.is_nan() {
        return Err(TextError::value("cannot convert float NaN to integer"));
    }
    BigInt::from_f64(float)
        .ok_or_else(|| TextError::overflow("cannot convert float infinity to integer"))
}

fn wrong_type<K>(heap: &mut Heap, conversion: &Conversion<K>, wanted: &str, value: Value) -> Trap {
    if !heap.is_plain(value) {
        return Trap::Library;
    }
    let (character, name) = (conversion.character, heap.type_name(value));
    heap.type_error(format!("%{character} format: {wanted} is required, not {name}"))
}

fn character<K>(heap: &mut Heap, conversion: &Conversion<K>, value: Value) -> Result<String, Trap> {
    let limit = heap.available();
    let found = if value.is(Kind::Str) {
        let mut chars = heap.text(value).chars();
        match (chars.next(), chars.next()) {
            (Some(character), None) => {
                return conversion
                    .format_char(character, limit)
                    .map_err(|error| heap.text_error(error));
            }
            _ => format!("a string of length {}", heap.str(value).chars()),
        }
    } else if let Some(code) = heap.as_int(value) {
        let character = code
            .to_i64()
            .ok_or_else(|| TextError::overflow("%c arg not in range(0x110000)"))
            .and_then(crate::text::format_value::char_of);
        return character
            .and_then(|character| conversion.format_char(character, limit))
            .map_err(|error| heap.text_error(error));
    } else if !heap.is_plain(value) {
        return Err(Trap::Library);
    } else {
        heap.type_name(value)
    };
    Err(heap.type_error(format!("%c requires an int or a unicode character, not {found}")))
}

/// `_percent_segments(template)`: a list with a string for literal text, and for a conversion the
/// tuple `(needs_mapping, key, star_width, star_precision, kind, character, fetches_value)`, where
/// kind is `d`, `x`, `f`, `c`, `s`, `r`, `a`, or `!` for a fault.
fn segments(heap: &mut Heap, args: &[Value]) -> Native {
    let template = heap.unwrapped(args[0]);
    if heap.is_bytes(template) {
        let template = heap.raw_bytes(template).to_vec();
        return listed(heap, parse_bytes(&template), |heap, bytes| heap.new_bytes(bytes));
    }
    let template: Box<str> = heap.text(template).into();
    listed(heap, parse(&template), |heap, text| heap.new_str(text))
}

fn listed<S>(
    heap: &mut Heap,
    segments: impl Iterator<Item = Segment<S>>,
    object: impl Fn(&mut Heap, S) -> Native,
) -> Native {
    let mut items = Vec::new();
    for segment in segments {
        items.push(match segment {
            Segment::Literal(text) => object(heap, text)?,
            Segment::Conversion(conversion) => {
                let kind = match conversion.kind {
                    ConversionKind::Decimal => 'd',
                    ConversionKind::Radix(_) => 'x',
                    ConversionKind::Float(_) => 'f',
                    ConversionKind::Char => 'c',
                    ConversionKind::Str => 's',
                    ConversionKind::Repr => 'r',
                    ConversionKind::Ascii => 'a',
                    ConversionKind::Fault(_) => '!',
                };
                let key = match conversion.key {
                    Some(key) => object(heap, key)?,
                    None => Value::NONE,
                };
                let parts = [
                    Value::bool(conversion.needs_mapping),
                    key,
                    Value::bool(conversion.width == Count::Star),
                    Value::bool(conversion.precision == Count::Star),
                    heap.character(kind)?,
                    heap.character(conversion.character)?,
                    Value::bool(conversion.fetches_value),
                ];
                heap.new_tuple(parts)?
            }
        });
    }
    heap.new_list(items)
}

/// `_percent_item(template, index, width, precision, value)`: the text of the conversion at that
/// index for a value that is of the right built-in type by now; the text itself for `s`, `r` and
/// `a`. Width and precision are given where the template has a `*`.
fn item(heap: &mut Heap, args: &[Value]) -> Native {
    let [template, index, width, precision, value] = *args else {
        return Err(Trap::internal("arguments of _percent_item"));
    };
    let template = heap.unwrapped(template);
    let index = index.as_small().and_then(|index| usize::try_from(index).ok()).unwrap_or(0);
    if heap.is_bytes(template) {
        let template = heap.raw_bytes(template).to_vec();
        let Some(Segment::Conversion(mut conversion)) = parse_bytes(&template).nth(index) else {
            return Err(Trap::internal("no conversion at that index"));
        };
        set_counts(heap, &mut conversion, width, precision)?;
        let is_repr = matches!(conversion.kind, ConversionKind::Repr | ConversionKind::Ascii);
        let bytes = if is_repr && value.is(Kind::Str) {
            let (limit, text) = (heap.available(), heap.text(value).as_bytes().to_vec());
            conversion.format_bytes(&text, limit).map_err(|error| heap.text_error(error))?
        } else {
            crate::types::bytes::percent::converted(heap, &conversion, value)?
        };
        return heap.new_bytes(bytes);
    }
    let template: Box<str> = heap.text(template).into();
    let Some(Segment::Conversion(mut conversion)) = parse(&template).nth(index) else {
        return Err(Trap::internal("no conversion at that index"));
    };
    set_counts(heap, &mut conversion, width, precision)?;
    let is_text = matches!(
        conversion.kind,
        ConversionKind::Str | ConversionKind::Repr | ConversionKind::Ascii
    );
    if is_text && value.is_none() {
        // Only width and precision were to be checked.
        return Ok(Value::NONE);
    }
    let text = if is_text && value.is(Kind::Str) {
        let limit = heap.available();
        conversion.format_str(heap.text(value), limit).map_err(|error| heap.text_error(error))?
    } else {
        convert(heap, &conversion, value)?
    };
    heap.new_str(text)
}

/// Sets what stood for a `*`.
fn set_counts<K>(
    heap: &mut Heap,
    conversion: &mut Conversion<K>,
    width: Value,
    precision: Value,
) -> Result<(), Trap> {
    if !width.is_none() {
        let width = heap.as_int(heap.unwrapped(width)).and_then(IntRef::to_i64);
        conversion.set_width(width).map_err(|error| heap.text_error(error))?;
    }
    if !precision.is_none() {
        let precision = heap.as_int(heap.unwrapped(precision)).and_then(IntRef::to_i64);
        conversion.set_precision(precision).map_err(|error| heap.text_error(error))?;
    }
    Ok(())
}

/// The intrinsics of `%`.
pub(crate) const PERCENT: &[Builtin] = &[
    Builtin::function("_percent_segments", Signature::One, segments, None),
    Builtin::function("_percent_item", Signature::Positional(5, 5), item, None),
];
