//! What operations on large integers take. None of them can be interrupted, so those that would take
//! longer than the program has time are refused before they begin: see
//! [`Heap::afford`](crate::heap::Heap::afford).
//!
//! All are nanoseconds, from sizes in bits: about half of what was measured (AMD EPYC, 2026), so that
//! nothing is refused that a faster machine does in time.

use crate::text::MAX_STR_DIGITS;

/// 64-bit words of a number.
fn words(bits: u64) -> f64 {
    bits.div_ceil(64).max(1) as f64
}

/// Multiplications of words that two numbers of so many words take: one by one, or, when they are
/// long, in parts.
fn multiplications(words: f64) -> f64 {
    if words <= 32.0 { words * words } else { 6.0 * words * words.sqrt() }
}

/// `a * b`.
pub fn product(a: u64, b: u64) -> f64 {
    let (few, many) = (words(a.min(b)), words(a.max(b)));
    multiplications(few) * (many / few) / 6.0
}

/// A product of many factors, by the size of the result: a power, a factorial.
pub fn products(result: u64) -> f64 {
    multiplications(words(result)) * 0.7
}

/// `x // y`, `x % y`.
pub fn quotient(x: u64, y: u64) -> f64 {
    words(x.saturating_sub(y)) * words(y) / 4.0
}

/// The greatest common divisor of numbers of about the same size.
pub fn gcd(a: u64, b: u64) -> f64 {
    a.max(b) as f64 * words(a.max(b)) / 6.0
}

/// The whole part of a square root.
pub fn root(x: u64) -> f64 {
    words(x) * words(x) / 6.0
}

/// `pow(base, exponent, modulus)`.
pub fn modular_power(exponent: u64, modulus: u64) -> f64 {
    exponent as f64 * words(modulus) * words(modulus)
}

/// `pow(base, -1, modulus)`.
pub fn inverse(modulus: u64) -> f64 {
    modulus as f64 * words(modulus)
}

/// The decimal digits of a number.
pub fn decimal(bits: u64) -> f64 {
    digits(usize::try_from(bits / 3).unwrap_or(usize::MAX))
}

/// To so many decimal digits, or from them. More than are ever converted are refused at once.
pub fn digits(count: usize) -> f64 {
    let words = words(count.min(MAX_STR_DIGITS) as u64 * 10 / 3);
    words * words / 6.0
}
