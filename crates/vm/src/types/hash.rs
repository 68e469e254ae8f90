//! Hashes, and the lookups in dicts and sets that need them.
//!
//! Numbers hash as in CPython, so that `hash(1) == hash(1.0)` and sets of integers iterate in the
//! same order; tuples combine hashes as CPython does. Strings and bytes have a fixed hash.
//!
//! Source of the rules for numbers: Python library reference, "Hashing of numeric types".

use num_bigint::Sign;
use num_traits::ToPrimitive;

use crate::heap::Heap;
use crate::object::{ClassTraits, Dict, Entry, Found, Set};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Unpacked, Value};

/// Numbers are hashed modulo this prime.
const MODULUS: u64 = (1 << 61) - 1;
/// What the hash of an imaginary part counts: `sys.hash_info.imag`.
const IMAGINARY: u64 = 1_000_003;
const INFINITY_HASH: i64 = 314_159;
const NONE_HASH: u64 = 0xFCA8_6420;

/// Hash of an integer.
#[must_use]
pub const fn hash_int(value: i64) -> u64 {
    if (value as u64) < MODULUS {
        return value as u64;
    }
    let reduced = (value.unsigned_abs() % MODULUS) as i64;
    let hash = if value < 0 { -reduced } else { reduced };
    (if hash == -1 { -2 } else { hash }) as u64
}

/// Hash of a big integer.
#[must_use]
pub fn hash_big_int(value: &num_bigint::BigInt) -> u64 {
    let reduced = (value.magnitude() % MODULUS).to_i64().unwrap_or(0);
    let hash = if value.sign() == Sign::Minus { -reduced } else { reduced };
    (if hash == -1 { -2 } else { hash }) as u64
}

/// Hash of a float other than NaN.
#[must_use]
pub fn hash_float(value: f64) -> u64 {
    if value.is_infinite() {
        return (if value > 0.0 { INFINITY_HASH } else { -INFINITY_HASH }) as u64;
    }
    if value == value.trunc() && value.abs() < 9e18 {
        return hash_int(value as i64);
    }
    // value = mantissa * 2**exponent; 2**61 is 1 modulo the prime, so the power is a rotation.
    let bits = value.abs().to_bits();
    let raw_exponent = (bits >> 52) as i64;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) = if raw_exponent == 0 {
        (fraction, -1074)
    } else {
        (fraction | 1 << 52, raw_exponent - 1075)
    };
    let shift = exponent.rem_euclid(61) as u32;
    let reduced = mantissa % MODULUS;
    let rotated = ((reduced << shift) & MODULUS) | (reduced >> (61 - shift));
    let rotated = (if rotated == MODULUS { 0 } else { rotated }) as i64;
    let hash = if value < 0.0 { -rotated } else { rotated };
    (if hash == -1 { -2 } else { hash }) as u64
}

/// Combines the hashes of the items of a tuple.
///
/// Source: CPython 3.14, Objects/tupleobject.c (an xxHash-based scheme; the code is our own).
#[must_use]
pub fn combine_hashes(hashes: impl ExactSizeIterator<Item = u64>) -> u64 {
    let len = hashes.len();
    finish_hashes(hashes.fold(FIRST_STATE, add_hash), len)
}

const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;
const FIRST_STATE: u64 = PRIME_5;

const fn add_hash(state: u64, hash: u64) -> u64 {
    let state = state.wrapping_add(hash.wrapping_mul(PRIME_2));
    state.rotate_left(31).wrapping_mul(PRIME_1)
}

const fn finish_hashes(state: u64, len: usize) -> u64 {
    let state = state.wrapping_add(len as u64 ^ (PRIME_5 ^ 3_527_539));
    if state == u64::MAX { 1_546_275_796 } else { state }
}

/// Combines the hashes of the elements of a frozenset, whatever their order.
///
/// Source: CPython 3.14, Objects/setobject.c (the algorithm; the code is our own).
#[must_use]
pub fn combine_hashes_unordered(hashes: impl ExactSizeIterator<Item = u64>) -> u64 {
    let len = hashes.len() as u64;
    let mut state = 0_u64;
    for hash in hashes {
        state ^= (hash ^ 89_869_747 ^ (hash << 16)).wrapping_mul(3_644_798_167);
    }
    state ^= (len + 1).wrapping_mul(1_927_868_237);
    state ^= (state >> 11) ^ (state >> 25);
    state = state.wrapping_mul(69_069).wrapping_add(907_133_923);
    if state == u64::MAX { 590_923_713 } else { state }
}

impl Heap {
    /// The hash of a value.
    ///
    /// # Errors
    ///
    /// `TypeError` for what cannot be hashed, [`Trap::Library`] when a `__hash__` of the program
    /// has to be called.
    #[inline]
    pub fn hash(&mut self, value: Value) -> Result<u64, Trap> {
        if value.is(Kind::Str) {
            return Ok(self.str(value).hash());
        }
        if let Some(value) = value.as_small() {
            return Ok(hash_int(value));
        }
        if value.is(Kind::Tuple) {
            return self.hash_nested(value);
        }
        self.hash_slow(value)
    }

    fn hash_slow(&mut self, value: Value) -> Result<u64, Trap> {
        let kind = match value.unpack() {
            Unpacked::Int(value) => return Ok(hash_int(value)),
            Unpacked::Float(value) => return Ok(hash_float(value)),
            Unpacked::Other(kind, _) => kind,
        };
        match kind {
            Kind::Const => Ok(match value {
                Value::TRUE => 1,
                Value::FALSE => 0,
                Value::NONE => NONE_HASH,
                other => hash_int(i64::from(other.index()) + 1_000_003),
            }),
            Kind::Str => Ok(self.str(value).hash()),
            Kind::BigInt => Ok(hash_big_int(&self.big_int(value).0)),
            Kind::Float => {
                let float = self.boxed_float(value).0;
                if float.is_nan() {
                    Ok(hash_identity(self.identity(value)))
                } else {
                    Ok(hash_float(float))
                }
            }
            Kind::Complex => {
                let complex = *self.complex(value);
                let mut parts = [0; 2];
                for (hash, part) in parts.iter_mut().zip([complex.real, complex.imag]) {
                    *hash = if part.is_nan() {
                        hash_identity(self.identity(value))
                    } else {
                        hash_float(part)
                    };
                }
                let hash = parts[0].wrapping_add(parts[1].wrapping_mul(IMAGINARY));
                Ok(if hash == u64::MAX { hash - 1 } else { hash })
            }
            Kind::MemoryView => self.hash_view(value),
            Kind::Bytes => {
                // Not remembered, as the hash of a string is.
                self.draw_bytes(self.bytes(value).0.len());
                Ok(crate::object::hash_of_bytes(&self.bytes(value).0))
            }
            Kind::Tuple | Kind::Slice | Kind::BoundMethod => self.hash_nested(value),
            Kind::Set if self.set(value).frozen => {
                let hashes: Vec<u64> = self.set(value).iter().map(|(_, hash)| hash).collect();
                Ok(combine_hashes_unordered(hashes.into_iter()))
            }
            Kind::Range => self.hash_range(value),
            Kind::List | Kind::Dict | Kind::Set | Kind::ByteArray => Err(self.unhashable(value)),
            Kind::DictView => Err(self.unhashable(value)),
            Kind::Instance | Kind::Exception => {
                let class = self.type_of(value);
                if class.is(Kind::Class) && self.class(class).traits.contains(ClassTraits::HASH) {
                    return Err(Trap::Library);
                }
                if let Some(tuple) = self.hashed_by_parts(value) {
                    return self.hash_nested(tuple);
                }
                if let Some(carried) = self.carried(value)
                    && !(carried.is(Kind::Float) && self.boxed_float(carried).0.is_nan())
                {
                    return match self.hash(carried) {
                        Err(Trap::Raise(_)) => Err(self.unhashable(value)),
                        other => other,
                    };
                }
                Ok(hash_identity(self.identity(value)))
            }
            Kind::Class
                if self.program_special(value, "__hash__").is_some()
                    || self.program_special(value, "__eq__").is_some() =>
            {
                Err(Trap::Library)
            }
            Kind::External | Kind::Builtin | Kind::Type | Kind::Library => {
                // The same in every process: no identity number is needed.
                Ok(hash_int((value.bits() >> 2) as i64 & Value::MAX_INT))
            }
            _ => Ok(hash_identity(self.identity(value))),
        }
    }

    /// The error for what cannot be hashed.
    #[cold]
    pub fn unhashable(&mut self, value: Value) -> Trap {
        let message = format!("unhashable type: '{}'", self.type_name(value));
        self.type_error(message)
    }

    /// The hash of a tuple of strings and small integers, as most keys are.
    fn hash_flat_tuple(&self, tuple: Value) -> Option<u64> {
        let items = &self.tuple(tuple).items;
        self.note(size_of_val(&**items));
        let mut state = FIRST_STATE;
        for &item in items {
            let hash =
                if item.is(Kind::Str) { self.str(item).hash() } else { hash_int(item.as_small()?) };
            state = add_hash(state, hash);
        }
        Some(finish_hashes(state, items.len()))
    }

    /// What has a hash made of those of its parts is hashed with a stack of its own: it may nest
    /// deeply.
    fn hash_nested(&mut self, whole: Value) -> Result<u64, Trap> {
        if whole.is(Kind::Tuple)
            && let Some(hash) = self.hash_flat_tuple(whole)
        {
            return Ok(hash);
        }
        let mut stack: Vec<(Value, Vec<u64>)> = vec![(whole, Vec::new())];
        loop {
            let Some((current, hashes)) = stack.last_mut() else {
                return Err(Trap::internal("the stack of what is hashed ran out"));
            };
            let next = self.hashed_part(*current, hashes.len());
            if !self.spend(1) {
                return Err(Trap::Library);
            }
            match next {
                Some(part) if let Some(inner) = self.hashed_by_parts(part) => {
                    stack.push((inner, Vec::new()));
                }
                Some(part) => {
                    let hash = self.hash(part)?;
                    if let Some((_, hashes)) = stack.last_mut() {
                        hashes.push(hash);
                    }
                }
                None => {
                    let (current, mut hashes) = (*current, std::mem::take(hashes));
                    if current.is(Kind::BoundMethod) {
                        hashes.insert(0, self.identity(self.bound_method(current).receiver));
                    }
                    let hash = combine_hashes(hashes.into_iter());
                    stack.pop();
                    match stack.last_mut() {
                        Some((_, hashes)) => hashes.push(hash),
                        None => return Ok(hash),
                    }
                }
            }
        }
    }

    /// The object with parts whose hash is that of a value: itself, or the tuple that an instance
    /// carries whose class says nothing else.
    fn hashed_by_parts(&self, value: Value) -> Option<Value> {
        if matches!(value.kind(), Some(Kind::Tuple | Kind::Slice | Kind::BoundMethod)) {
            return Some(value);
        }
        let carried = self.carried(value).filter(|carried| carried.is(Kind::Tuple))?;
        let class = self.type_of(value);
        let own = class.is(Kind::Class) && self.class(class).traits.contains(ClassTraits::HASH);
        (!own).then_some(carried)
    }

    /// The part of such an object that stands at a place; of a method, its function.
    fn hashed_part(&self, whole: Value, place: usize) -> Option<Value> {
        match whole.kind() {
            Some(Kind::Slice) => {
                let slice = self.slice(whole);
                [slice.start, slice.stop, slice.step].get(place).copied()
            }
            Some(Kind::BoundMethod) => (place == 0).then(|| self.bound_method(whole).function),
            _ => self.tuple(whole).items.get(place).copied(),
        }
    }

    /// Ranges hash as the tuple of their length, first value and step, where those matter.
    fn hash_range(&mut self, range: Value) -> Result<u64, Trap> {
        let len = self.range_len(range)?;
        let (start, step) = (self.range(range).start, self.range(range).step);
        let one = Value::small(1);
        let parts = match len.as_small() {
            Some(0) => [len, Value::NONE, Value::NONE],
            Some(1) => [len, start, Value::NONE],
            _ => [len, start, if len == one { Value::NONE } else { step }],
        };
        let mut hashes = [0; 3];
        for (hash, part) in hashes.iter_mut().zip(parts) {
            *hash = self.hash(part)?;
        }
        Ok(combine_hashes(hashes.into_iter()))
    }

    /// Finds a key in a dict.
    ///
    /// # Errors
    ///
    /// As [`Heap::hash`]; [`Trap::Library`] also when `__eq__` of the program has to be called.
    #[inline]
    pub fn dict_find(&mut self, dict: Value, key: Value) -> Result<(u64, Option<usize>), Trap> {
        let hash = self.hash(key)?;
        match self.dict(dict).find(hash, |other| self.same_key(other, key)) {
            Found::At(index) => Ok((hash, Some(index))),
            Found::Missing => Ok((hash, None)),
            Found::NeedsPython => Err(Trap::Library),
        }
    }

    /// The value of a key in a dict.
    ///
    /// # Errors
    ///
    /// As [`Heap::dict_find`].
    #[inline]
    pub fn dict_get(&mut self, dict: Value, key: Value) -> Result<Option<Value>, Trap> {
        let (_, index) = self.dict_find(dict, key)?;
        Ok(index.map(|index| self.dict(dict).value_at(index)))
    }

    /// Sets the value of a key in a dict.
    ///
    /// # Errors
    ///
    /// As [`Heap::dict_find`], and when memory is exhausted.
    #[inline]
    pub fn dict_insert(&mut self, dict: Value, key: Value, value: Value) -> Result<(), Trap> {
        let (hash, index) = self.dict_find(dict, key)?;
        match index {
            Some(index) => {
                self.dict_mut(dict).set_at(index, value);
                Ok(())
            }
            None => self.dict_push(dict, key, hash, value),
        }
    }

    /// Adds a key that is not in a dict.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn dict_push(
        &mut self,
        dict: Value,
        key: Value,
        hash: u64,
        value: Value,
    ) -> Result<(), Trap> {
        if self.dict_mut(dict).push_fitting(key, hash, value) {
            return Ok(());
        }
        let growth = self.dict(dict).growth();
        if growth > 0 {
            self.charge(growth)?;
        }
        self.dict_mut(dict).push(key, hash, value);
        Ok(())
    }

    /// Removes an entry of a dict.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub(crate) fn dict_remove_at(&mut self, dict: Value, place: usize) -> Result<Entry, Trap> {
        self.dict_unshare(dict)?;
        Ok(self.dict_mut(dict).remove_at(place))
    }

    /// Gives a dict keys of its own, before some are removed.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub(crate) fn dict_unshare(&mut self, dict: Value) -> Result<(), Trap> {
        let it = self.dict(dict);
        if it.is_shared() {
            self.charge(Dict::bytes_of(it.len()))?;
            self.dict_mut(dict).unshare(0);
        }
        Ok(())
    }

    /// Removes a key from a dict and gives its value.
    ///
    /// # Errors
    ///
    /// As [`Heap::dict_find`].
    pub fn dict_remove(&mut self, dict: Value, key: Value) -> Result<Option<Value>, Trap> {
        let (_, index) = self.dict_find(dict, key)?;
        match index {
            Some(index) => Ok(Some(self.dict_remove_at(dict, index)?.value)),
            None => Ok(None),
        }
    }

    /// The value under an interned name. Never needs Python: keys that are no strings do not
    /// equal one.
    #[inline]
    #[must_use]
    pub fn dict_get_name(&self, dict: Value, name: Value) -> Option<Value> {
        self.dict_find_name(dict, name).map(|index| self.dict(dict).value_at(index))
    }

    /// The entry under an interned name.
    #[inline]
    #[must_use]
    pub fn dict_find_name(&self, dict: Value, name: Value) -> Option<usize> {
        let hash = self.str(name).hash();
        let same = |other: Value| {
            Some(other == name || (other.is(Kind::Str) && self.text(other) == self.text(name)))
        };
        match self.dict(dict).find(hash, same) {
            Found::At(index) => Some(index),
            _ => None,
        }
    }

    /// Sets the value under an interned name.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn dict_set_name(&mut self, dict: Value, name: Value, value: Value) -> Result<(), Trap> {
        match self.dict_find_name(dict, name) {
            Some(index) => {
                self.dict_mut(dict).set_at(index, value);
                Ok(())
            }
            None => {
                let hash = self.str(name).hash();
                self.dict_push(dict, name, hash, value)
            }
        }
    }

    /// Sets the value under a name.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn dict_set_text(&mut self, dict: Value, name: &str, value: Value) -> Result<(), Trap> {
        let name = self.intern(name)?;
        self.dict_set_name(dict, name, value)
    }

    /// Finds an element in a set: its hash and its place.
    ///
    /// # Errors
    ///
    /// As [`Heap::dict_find`].
    pub fn set_find(&mut self, set: Value, value: Value) -> Result<(u64, Option<usize>), Trap> {
        let hash = self.hash(value)?;
        Ok((hash, self.set_find_hashed(set, value, hash)?))
    }

    /// Finds an element whose hash is known.
    ///
    /// # Errors
    ///
    /// [`Trap::Library`] when `__eq__` of the program has to be called.
    pub fn set_find_hashed(
        &self,
        set: Value,
        value: Value,
        hash: u64,
    ) -> Result<Option<usize>, Trap> {
        match self.set(set).find(hash, |other| self.same_key(other, value)) {
            Found::At(place) => Ok(Some(place)),
            Found::Missing => Ok(None),
            Found::NeedsPython => Err(Trap::Library),
        }
    }

    /// Adds an element to a set.
    ///
    /// # Errors
    ///
    /// As [`Heap::dict_find`], and when memory is exhausted.
    pub fn set_add(&mut self, set: Value, value: Value) -> Result<(), Trap> {
        let hash = self.hash(value)?;
        self.set_add_hashed(set, value, hash)
    }

    /// Adds an element whose hash is known.
    ///
    /// # Errors
    ///
    /// As [`Heap::set_find_hashed`], and when memory is exhausted.
    pub fn set_add_hashed(&mut self, set: Value, value: Value, hash: u64) -> Result<(), Trap> {
        let it = self.set(set);
        match it.locate(hash, |other| self.same_key(other, value)) {
            (Found::Missing, place) => {
                let growth = it.growth();
                self.charge(growth)?;
                self.set_mut(set).insert_at(place, value, hash);
                Ok(())
            }
            (Found::At(_), _) => Ok(()),
            (Found::NeedsPython, _) => Err(Trap::Library),
        }
    }

    /// Adds an element to a set that is not in the heap yet and holds only values that compare
    /// natively.
    pub(crate) fn set_insert_native(&self, set: &mut Set, value: Value, hash: u64) {
        if let (Found::Missing, place) = set.locate(hash, |other| self.same_key(other, value)) {
            set.insert_at(place, value, hash);
        }
    }

    /// What a lookup means that asks for the library where no code of the program compares keys: it
    /// has met too many of the same hash.
    pub(crate) fn collided(&mut self, trap: Trap) -> Trap {
        match trap {
            Trap::Library => self.raise(TypeId::RuntimeError, "too many keys have the same hash"),
            other => other,
        }
    }

    /// The name of a built-in type that a message about a key gives.
    #[cold]
    pub fn unhashable_as(&mut self, value: Value, role: &str) -> Trap {
        match self.hash(value) {
            Err(Trap::Raise(error)) if self.type_of(error) == TypeId::TypeError.value() => {
                let name = self.type_name(value);
                let args = self.exception(error).args;
                let cause = match *self.tuple(args).items {
                    [text] => self.as_text(text).unwrap_or_default().to_owned(),
                    _ => String::new(),
                };
                self.type_error(format!("cannot use '{name}' as {role} ({cause})"))
            }
            Err(trap) => trap,
            Ok(_) => Trap::internal("a hashable value was reported as unhashable"),
        }
    }
}

/// Hash of an object by its identity number.
const fn hash_identity(id: u64) -> u64 {
    id >> 4
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Expectations from CPython 3.14.
    #[test]
    fn numbers_hash_as_in_cpython() {
        assert_eq!(hash_int(-1) as i64, -2);
        assert_eq!(hash_int((1 << 61) - 1), 0);
        assert_eq!(hash_float(1.0), hash_int(1));
        assert_eq!(hash_float(0.5), 1_152_921_504_606_846_976);
        assert_eq!(hash_float(-2.5) as i64, -1_152_921_504_606_846_978);
        assert_eq!(hash_float(1e300), 1_224_995_262_755_759_164);
    }

    /// Expectation from CPython 3.14: `hash((1, 2, 3))`.
    #[test]
    fn tuples_hash_as_in_cpython() {
        let hashes = [hash_int(1), hash_int(2), hash_int(3)];
        assert_eq!(combine_hashes(hashes.into_iter()), 529_344_067_295_497_451);
    }
}
