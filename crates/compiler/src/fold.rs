//! Constant folding. What CPython folds is folded, within its limits: nothing that is much larger
//! than its operands, nothing that raises.

use diapause_bytecode::{BinaryOp, Const};
use num_bigint::BigInt;
use ruff_python_ast::UnaryOp;

use crate::constants::{as_integer, integer, truth};

/// Largest integer that is multiplied, shifted or raised to, in bits.
const MAX_BITS: u64 = 128;
/// Longest string, bytes or tuple that is repeated or joined.
const MAX_LENGTH: usize = 4096;
/// Most items of a repeated tuple.
const MAX_ITEMS: usize = 256;

/// The outcome of a binary operation on constants, if it is to be folded.
pub(crate) fn binary(op: BinaryOp, a: &Const, b: &Const) -> Option<Const> {
    match (a, b) {
        (Const::Str(a), Const::Str(b)) if op == BinaryOp::Add => {
            (a.len() + b.len() <= MAX_LENGTH).then(|| Const::Str(format!("{a}{b}")))
        }
        (Const::Bytes(a), Const::Bytes(b)) if op == BinaryOp::Add => {
            (a.len() + b.len() <= MAX_LENGTH).then(|| Const::Bytes([a.as_slice(), b].concat()))
        }
        (Const::Tuple(a), Const::Tuple(b)) if op == BinaryOp::Add => {
            (a.len() + b.len() <= MAX_ITEMS).then(|| Const::Tuple([a.as_slice(), b].concat()))
        }
        (sequence @ (Const::Str(_) | Const::Bytes(_)), Const::Int(n))
        | (Const::Int(n), sequence @ (Const::Str(_) | Const::Bytes(_)))
            if op == BinaryOp::Mul =>
        {
            repeat(sequence, *n)
        }
        (Const::Float(_), _) | (_, Const::Float(_)) => {
            Some(Const::Float(float(op, as_float(a)?, as_float(b)?)?))
        }
        _ => integers(op, &as_integer(a)?, &as_integer(b)?, a, b),
    }
}

fn repeat(sequence: &Const, n: i64) -> Option<Const> {
    let n = usize::try_from(n.max(0)).ok()?;
    match sequence {
        Const::Str(s) if s.len().checked_mul(n)? <= MAX_LENGTH => Some(Const::Str(s.repeat(n))),
        Const::Bytes(b) if b.len().checked_mul(n)? <= MAX_LENGTH => Some(Const::Bytes(b.repeat(n))),
        _ => None,
    }
}

fn as_float(value: &Const) -> Option<f64> {
    match value {
        Const::Float(f) => Some(*f),
        // Larger integers may round or overflow; the program does that.
        Const::Int(i) if i.unsigned_abs() <= 1 << 53 => Some(*i as f64),
        Const::True => Some(1.0),
        Const::False => Some(0.0),
        _ => None,
    }
}

fn float(op: BinaryOp, a: f64, b: f64) -> Option<f64> {
    Some(match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => a * b,
        BinaryOp::TrueDiv if b != 0.0 => a / b,
        // The rest has rules of its own, which live in the virtual machine.
        _ => return None,
    })
}

fn integers(op: BinaryOp, a: &BigInt, b: &BigInt, ca: &Const, cb: &Const) -> Option<Const> {
    let bools =
        matches!(ca, Const::True | Const::False) && matches!(cb, Const::True | Const::False);
    let zero = BigInt::from(0);
    let result = match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul if a.bits() + b.bits() <= MAX_BITS => a * b,
        BinaryOp::Pow => {
            let exponent = u32::try_from(b).ok()?;
            if a.bits().checked_mul(u64::from(exponent))? > MAX_BITS {
                return None;
            }
            a.pow(exponent)
        }
        BinaryOp::LShift => {
            let shift = u64::try_from(b).ok()?;
            if a.bits().checked_add(shift)? > MAX_BITS {
                return None;
            }
            a << shift
        }
        BinaryOp::RShift => a >> u64::try_from(b).ok()?,
        BinaryOp::FloorDiv if *b != zero => floor_div(a, b),
        BinaryOp::Mod if *b != zero => a - floor_div(a, b) * b,
        BinaryOp::TrueDiv if *b != zero => {
            return Some(Const::Float(as_float(ca)? / as_float(cb)?));
        }
        BinaryOp::And | BinaryOp::Or | BinaryOp::Xor => {
            let result = match op {
                BinaryOp::And => a & b,
                BinaryOp::Or => a | b,
                _ => a ^ b,
            };
            if bools {
                return Some(if result == zero { Const::False } else { Const::True });
            }
            result
        }
        _ => return None,
    };
    Some(integer(&result))
}

fn floor_div(a: &BigInt, b: &BigInt) -> BigInt {
    let zero = BigInt::from(0);
    let quotient = a / b;
    if (&quotient * b != *a) && ((*a < zero) != (*b < zero)) { quotient - 1 } else { quotient }
}

/// The outcome of a unary operation on a constant, if it is to be folded.
pub(crate) fn unary(op: UnaryOp, value: &Const) -> Option<Const> {
    match (op, value) {
        (UnaryOp::Not, value) => Some(if truth(value) { Const::False } else { Const::True }),
        (UnaryOp::USub, Const::Float(f)) => Some(Const::Float(-f)),
        (UnaryOp::UAdd, Const::Float(_)) => Some(value.clone()),
        // -1j is a complex number with a real part of -0.0.
        (_, Const::Imaginary(_)) => None,
        (UnaryOp::USub, value) => Some(integer(&-as_integer(value)?)),
        (UnaryOp::UAdd, value) => Some(integer(&as_integer(value)?)),
        // ~True is deprecated and warns when it runs.
        (UnaryOp::Invert, Const::True | Const::False) => None,
        (UnaryOp::Invert, value) => Some(integer(&(BigInt::from(-1) - as_integer(value)?))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_follow_the_floor_rules() {
        let fold = |op, a, b| binary(op, &Const::Int(a), &Const::Int(b));
        assert_eq!(fold(BinaryOp::FloorDiv, -7, 2), Some(Const::Int(-4)));
        assert_eq!(fold(BinaryOp::Mod, -7, 2), Some(Const::Int(1)));
        assert_eq!(fold(BinaryOp::Mod, 7, -2), Some(Const::Int(-1)));
        assert_eq!(fold(BinaryOp::FloorDiv, 1, 0), None);
        assert_eq!(fold(BinaryOp::TrueDiv, 1, 2), Some(Const::Float(0.5)));
    }

    #[test]
    fn nothing_large_is_folded() {
        let big = binary(BinaryOp::Pow, &Const::Int(2), &Const::Int(1000));
        assert_eq!(big, None);
        let shift = binary(BinaryOp::LShift, &Const::Int(1), &Const::Int(1 << 40));
        assert_eq!(shift, None);
        let text = binary(BinaryOp::Mul, &Const::Str("ab".into()), &Const::Int(1 << 40));
        assert_eq!(text, None);
        let times = binary(BinaryOp::Mul, &Const::Str("ab".into()), &Const::Int(2));
        assert_eq!(times, Some(Const::Str("abab".into())));
    }
}
