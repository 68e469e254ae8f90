//! The Mersenne Twister (MT19937), the generator behind the module `random`. Its state is a Python
//! list of 625 integers, so it travels in snapshots and copies like any other.
//!
//! Source of the algorithm: M. Matsumoto and T. Nishimura, "Mersenne Twister: A 623-dimensionally
//! equidistributed uniform pseudorandom number generator", 1998, with their seeding by arrays.

use crate::builtins::{Builtin, Native, Signature, of_kinds};
use crate::heap::Heap;
use crate::trap::Trap;
use crate::value::Value;

const N: usize = 624;
const M: usize = 397;

fn seeded_by_number(seed: u32) -> [u32; N] {
    let mut state = [0; N];
    state[0] = seed;
    for i in 1..N {
        let last = state[i - 1];
        state[i] = 1_812_433_253_u32.wrapping_mul(last ^ (last >> 30)).wrapping_add(i as u32);
    }
    state
}

fn seeded_by_array(key: &[u32]) -> [u32; N] {
    let mut state = seeded_by_number(19_650_218);
    let (mut i, mut j) = (1, 0);
    for _ in 0..N.max(key.len()) {
        let last = state[i - 1];
        state[i] = (state[i] ^ (last ^ (last >> 30)).wrapping_mul(1_664_525))
            .wrapping_add(key[j])
            .wrapping_add(j as u32);
        i += 1;
        j = (j + 1) % key.len();
        if i >= N {
            state[0] = state[N - 1];
            i = 1;
        }
    }
    for _ in 0..N - 1 {
        let last = state[i - 1];
        state[i] =
            (state[i] ^ (last ^ (last >> 30)).wrapping_mul(1_566_083_941)).wrapping_sub(i as u32);
        i += 1;
        if i >= N {
            state[0] = state[N - 1];
            i = 1;
        }
    }
    state[0] = 0x8000_0000;
    state
}

fn regenerate(state: &mut [u32; N]) {
    for i in 0..N {
        let y = (state[i] & 0x8000_0000) | (state[(i + 1) % N] & 0x7fff_ffff);
        let twist = if y & 1 == 1 { 0x9908_b0df } else { 0 };
        state[i] = state[(i + M) % N] ^ (y >> 1) ^ twist;
    }
}

const fn temper(mut y: u32) -> u32 {
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c_5680;
    y ^= (y << 15) & 0xefc6_0000;
    y ^ (y >> 18)
}

fn word(heap: &Heap, value: Value) -> u32 {
    heap.int_to_i64(value).unwrap_or(0) as u32
}

/// Whether a state drew its seed from entropy that the host has replaced since.
fn is_stale(heap: &Heap, state: Value) -> bool {
    match heap.list(state).items.get(N + 1) {
        Some(&generation) => word(heap, generation) != heap.entropy.generation,
        None => false,
    }
}

/// The words of a new state that draws its own seed.
fn fresh_words(heap: &mut Heap) -> Vec<Value> {
    let seed = heap.entropy.draw();
    let (words, _) = seed.as_chunks::<4>();
    let key: Vec<u32> = words.iter().map(|&bytes| u32::from_le_bytes(bytes)).collect();
    let mut items = values(&seeded_by_array(&key));
    items.push(Value::small(heap.entropy.generation.into()));
    items
}

/// A state as it is kept: the words, and which is next.
fn values(words: &[u32; N]) -> Vec<Value> {
    let words = words.iter().map(|&word| Value::small(word.into()));
    words.chain([Value::small(N as i64)]).collect()
}

/// The next 32 bits from the state in a list. A state that drew its own seed has one more item,
/// the generation of the entropy that it came from.
fn next_word(heap: &mut Heap, state: Value) -> Result<u32, Trap> {
    if is_stale(heap, state) {
        let items = fresh_words(heap);
        heap.list_mut(state).items = items;
    }
    let items = &heap.list(state).items;
    if items.len() != N + 1 && items.len() != N + 2 {
        return Err(heap.value_error("state vector is the wrong size"));
    }
    let mut place = word(heap, items[N]) as usize;
    if place >= N {
        let mut words = [0; N];
        for (target, &item) in words.iter_mut().zip(items) {
            *target = word(heap, item);
        }
        regenerate(&mut words);
        let items = &mut heap.list_mut(state).items;
        for (target, word) in items.iter_mut().zip(words) {
            *target = Value::small(word.into());
        }
        place = 0;
    }
    let drawn = word(heap, heap.list(state).items[place]);
    heap.list_mut(state).items[N] = Value::small(place as i64 + 1);
    Ok(temper(drawn))
}

/// `_twister_seed(words)`: the state that a list of 32-bit words seeds.
fn seed(heap: &mut Heap, args: &[Value]) -> Native {
    let key: Vec<u32> = heap.list(args[0]).items.iter().map(|&item| word(heap, item)).collect();
    let items = values(&seeded_by_array(if key.is_empty() { &[0] } else { &key }));
    heap.new_list(items)
}

/// `_twister_fresh()`: a state that draws its own seed.
fn fresh(heap: &mut Heap, _args: &[Value]) -> Native {
    let items = fresh_words(heap);
    heap.new_list(items)
}

/// `_twister_generation(state)`: of the entropy that a state draws from now, or None where the
/// program has seeded it. What was computed ahead of time in another generation is to be dropped.
fn generation(heap: &mut Heap, args: &[Value]) -> Native {
    let own = heap.list(args[0]).items.len() > N + 1;
    Ok(if own { Value::small(heap.entropy.generation.into()) } else { Value::NONE })
}

/// `_twister_word(state)`: 32 random bits.
fn draw_word(heap: &mut Heap, args: &[Value]) -> Native {
    let word = next_word(heap, args[0])?;
    Ok(Value::small(word.into()))
}

/// `_twister_float(state)`: a float of [0, 1) with 53 random bits.
fn draw_float(heap: &mut Heap, args: &[Value]) -> Native {
    let high = next_word(heap, args[0])? >> 5;
    let low = next_word(heap, args[0])? >> 6;
    let value = (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0;
    heap.new_float(value)
}

/// The functions.
pub(crate) const FUNCTIONS: &[Builtin] = &[
    Builtin::function("_twister_seed", Signature::One, of_kinds!(seed; List), None),
    Builtin::function("_twister_fresh", Signature::None, fresh, None),
    Builtin::function("_twister_generation", Signature::One, of_kinds!(generation; List), None),
    Builtin::function("_twister_word", Signature::One, of_kinds!(draw_word; List), None),
    Builtin::function("_twister_float", Signature::One, of_kinds!(draw_float; List), None),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The first outputs that the authors publish for the key 0x123, 0x234, 0x345, 0x456.
    #[test]
    fn the_published_sequence() {
        let mut state = seeded_by_array(&[0x123, 0x234, 0x345, 0x456]);
        regenerate(&mut state);
        let drawn: Vec<u32> = state[..5].iter().map(|&word| temper(word)).collect();
        assert_eq!(drawn, [1_067_595_299, 955_945_823, 477_289_528, 4_107_218_783, 4_228_976_476]);
    }
}
