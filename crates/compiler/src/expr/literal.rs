//! Literals.

use diapause_bytecode::Const;
use num_bigint::BigInt;
use ruff_python_ast::{self as ast, Expr, Number};
use ruff_text_size::Ranged;

use crate::constants::integer;
use crate::errors::{Fault, Result};

/// CPython's default for `sys.int_info.default_max_str_digits`.
const MAX_DIGITS: usize = 4300;

/// The constant that the expression is, if it is a literal.
pub(crate) fn literal(expr: &Expr, source: &str) -> Result<Option<Const>> {
    Ok(Some(match expr {
        Expr::StringLiteral(e) => Const::Str(e.value.to_str().to_owned()),
        Expr::BytesLiteral(e) => Const::Bytes(e.value.bytes().collect()),
        Expr::NumberLiteral(e) => number(e, source)?,
        Expr::BooleanLiteral(e) if e.value => Const::True,
        Expr::BooleanLiteral(_) => Const::False,
        Expr::NoneLiteral(_) => Const::None,
        Expr::EllipsisLiteral(_) => Const::Ellipsis,
        Expr::Name(name) if name.id == "__debug__" => Const::True,
        _ => return Ok(None),
    }))
}

fn number(e: &ast::ExprNumberLiteral, source: &str) -> Result<Const> {
    match &e.value {
        Number::Float(value) => Ok(Const::Float(*value)),
        Number::Complex { imag, .. } => Ok(Const::Imaginary(*imag)),
        Number::Int(value) => {
            if let Some(small) = value.as_i64() {
                return Ok(Const::Int(small));
            }
            let text: String = source[e.range()].chars().filter(|&c| c != '_').collect();
            let (digits, radix) = match text.get(..2).map(str::to_ascii_lowercase).as_deref() {
                Some("0x") => (&text[2..], 16),
                Some("0o") => (&text[2..], 8),
                Some("0b") => (&text[2..], 2),
                _ => (text.as_str(), 10),
            };
            if radix == 10 && digits.len() > MAX_DIGITS {
                let message = format!(
                    "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: \
                     value has {} digits; use sys.set_int_max_str_digits() to increase the limit \
                     - Consider hexadecimal for huge integer literals to avoid decimal conversion \
                     limits.",
                    digits.len()
                );
                return Err(Fault::syntax(e.range(), message));
            }
            BigInt::parse_bytes(digits.as_bytes(), radix)
                .map(|value| integer(&value))
                .ok_or_else(|| Fault::syntax(e.range(), "invalid decimal literal"))
        }
    }
}
