//! Items of views: how values are stored as bytes, format by format.

use num_traits::ToPrimitive;

use crate::heap::Heap;
use crate::text::IntRef;
use crate::trap::Trap;
use crate::value::{Kind, Value};

/// Bytes that an item of a format takes; `None` for what is no format.
///
/// Source: Python library reference, "struct", native sizes of 64-bit platforms.
#[must_use]
pub const fn item_size(format: u8) -> Option<usize> {
    Some(match format {
        b'B' | b'b' | b'c' | b'?' => 1,
        b'H' | b'h' | b'e' => 2,
        b'I' | b'i' | b'f' => 4,
        b'L' | b'l' | b'Q' | b'q' | b'N' | b'n' | b'P' | b'd' => 8,
        _ => return None,
    })
}

/// An item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Item {
    Int(i128),
    Float(f64),
    Bool(bool),
    Byte(u8),
}

/// Reads an item; the bytes are as many as its format takes.
pub(super) fn unpack(format: u8, bytes: &[u8]) -> Item {
    let mut wide = [0; 8];
    wide[..bytes.len().min(8)].copy_from_slice(&bytes[..bytes.len().min(8)]);
    let unsigned = u64::from_le_bytes(wide);
    let bits = bytes.len() as u32 * 8;
    match format {
        b'c' => Item::Byte(wide[0]),
        b'?' => Item::Bool(unsigned != 0),
        b'd' => Item::Float(f64::from_bits(unsigned)),
        b'f' => Item::Float(f32::from_bits(unsigned as u32).into()),
        b'e' => Item::Float(half_to_float(unsigned as u16)),
        b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => {
            let shift = 64_u32.saturating_sub(bits).min(63);
            Item::Int(((unsigned << shift) as i64 >> shift).into())
        }
        _ => Item::Int(unsigned.into()),
    }
}

fn half_to_float(half: u16) -> f64 {
    let (exponent, fraction) = ((half >> 10) & 31, f64::from(half & 1023));
    let size = match exponent {
        0 => fraction * 2.0_f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1024.0 + fraction) * 2.0_f64.powi(i32::from(exponent) - 25),
    };
    if half >> 15 == 1 { -size } else { size }
}

/// The half float nearest to a number, ties to even; `None` when it is too large.
fn float_to_half(x: f64) -> Option<u16> {
    let sign = u16::from(x.is_sign_negative()) << 15;
    let size = x.abs();
    if size.is_nan() {
        return Some(sign | 0x7e00);
    }
    if size.is_infinite() {
        return Some(sign | 0x7c00);
    }
    // Below the least normal number the unit stays the same.
    let exponent =
        if size < 2.0_f64.powi(-14) { -14 } else { ((size.to_bits() >> 52) as i32) - 1023 };
    if exponent > 15 {
        return None;
    }
    let units = (size * 2.0_f64.powi(10 - exponent)).round_ties_even() as u32;
    // Rounding up to the next power of two carries into the exponent by itself.
    let bits = if exponent == -14 && units < 1024 {
        units
    } else {
        (((exponent + 15) as u32) << 10) + (units - 1024)
    };
    u16::try_from(bits).ok().filter(|&bits| bits < 0x7c00).map(|bits| sign | bits)
}

impl Heap {
    fn bad_item(&mut self, format: u8, what: &str) -> Trap {
        let message = format!("memoryview: invalid {what} for format '{}'", char::from(format));
        if what == "type" { self.type_error(message) } else { self.value_error(message) }
    }

    /// A value as an item of a format.
    pub(super) fn packed(&mut self, format: u8, value: Value) -> Result<Vec<u8>, Trap> {
        let size = item_size(format).unwrap_or(1);
        match format {
            b'?' => return Ok(vec![u8::from(self.truth(value)?)]),
            b'c' => {
                let value = self.unwrapped(value);
                if !value.is(Kind::Bytes) {
                    return Err(self.bad_item(format, "type"));
                }
                return match *self.bytes(value).0 {
                    [byte] => Ok(vec![byte]),
                    _ => Err(self.bad_item(format, "value")),
                };
            }
            b'd' | b'f' | b'e' => {
                let float = match self.to_float(value) {
                    Err(Trap::Raise(_)) => return Err(self.bad_item(format, "value")),
                    float => float?,
                };
                let Some(float) = float else {
                    if self.has_special(value, "__float__") || self.has_special(value, "__index__")
                    {
                        return Err(Trap::Library);
                    }
                    return Err(self.bad_item(format, "type"));
                };
                return match format {
                    b'd' => Ok(float.to_le_bytes().to_vec()),
                    b'f' => Ok((float as f32).to_le_bytes().to_vec()),
                    _ => match float_to_half(float) {
                        Some(half) => Ok(half.to_le_bytes().to_vec()),
                        None => Err(self.bad_item(format, "value")),
                    },
                };
            }
            _ => {}
        }
        let Some(integer) = self.to_index(value)? else {
            return Err(self.bad_item(format, "type"));
        };
        let wide = match self.as_int(integer) {
            Some(IntRef::Small(value)) => Some(i128::from(value)),
            Some(IntRef::Big(value)) => value.to_i128(),
            None => None,
        };
        let bits = size as u32 * 8;
        let signed = matches!(format, b'b' | b'h' | b'i' | b'l' | b'q' | b'n');
        let (least, most) = if signed {
            (-(1_i128 << (bits - 1)), (1_i128 << (bits - 1)) - 1)
        } else {
            (0, (1_i128 << bits) - 1)
        };
        match wide {
            Some(value) if value >= least && value <= most => {
                Ok(value.to_le_bytes()[..size].to_vec())
            }
            _ => Err(self.bad_item(format, "value")),
        }
    }
}
