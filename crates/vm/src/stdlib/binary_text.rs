//! Bytes as text, for the modules `base64` and `binascii`, and the bits of floats for `struct`.

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::value::{Kind, Value};

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// `_base64_encode(data)`
fn encode(heap: &mut Heap, args: &[Value]) -> Native {
    let data = heap.unwrapped(args[0]);
    if !data.is(Kind::Bytes) {
        return Err(heap.bad_arguments());
    }
    let len = heap.bytes(data).0.len();
    heap.reserve(len.checked_mul(2))?;
    let mut out = Vec::with_capacity(len.div_ceil(3) * 4);
    for chunk in heap.bytes(data).0.chunks(3) {
        let mut word = [0; 3];
        word[..chunk.len()].copy_from_slice(chunk);
        let [a, b, c] = word.map(u32::from);
        let bits = a << 16 | b << 8 | c;
        for place in 0..4 {
            out.push(match place <= chunk.len() {
                true => DIGITS[(bits >> (18 - 6 * place) & 63) as usize],
                false => b'=',
            });
        }
    }
    heap.new_bytes(out)
}

/// `_base64_decode(data, strict)`: the bytes, or the words of an error.
fn decode(heap: &mut Heap, args: &[Value]) -> Native {
    let (data, strict) = (heap.unwrapped(args[0]), args[1] == Value::TRUE);
    if !data.is(Kind::Bytes) {
        return Err(heap.bad_arguments());
    }
    let data = &heap.bytes(data).0;
    heap.reserve(Some(data.len()))?;
    let (mut out, mut bits, mut digits, mut pads) = (Vec::new(), 0_u32, 0, 0);
    let mut fault = None;
    if strict && data.first() == Some(&b'=') {
        fault = Some("Leading padding not allowed".to_owned());
    }
    for (place, &byte) in data.iter().enumerate() {
        if fault.is_some() {
            break;
        }
        if byte == b'=' {
            pads += 1;
            if digits >= 2 && digits + pads >= 4 {
                // A whole group; what follows is not looked at.
                if strict && place + 1 < data.len() {
                    fault = Some("Excess data after padding".to_owned());
                }
                pads = 0;
                digits = 0;
                bits = 0;
                if !strict {
                    return heap.new_bytes(out);
                }
            }
            continue;
        }
        let Some(digit) = DIGITS.iter().position(|&digit| digit == byte) else {
            if strict {
                fault = Some("Only base64 data is allowed".to_owned());
            }
            continue;
        };
        if strict && pads > 0 {
            fault = Some("Discontinuous padding not allowed".to_owned());
            break;
        }
        pads = 0;
        bits = bits << 6 | digit as u32;
        digits += 1;
        if digits > 1 {
            out.push((bits >> (2 * (4 - digits))) as u8);
        }
        if digits == 4 {
            (digits, bits) = (0, 0);
        }
    }
    if fault.is_none() && digits == 1 {
        let count = out.len() / 3 * 4 + 1;
        fault = Some(format!(
            "Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more \
             than a multiple of 4"
        ));
    } else if fault.is_none() && digits > 0 {
        fault = Some("Incorrect padding".to_owned());
    }
    match fault {
        Some(fault) => heap.new_str(fault),
        None => heap.new_bytes(out),
    }
}

/// `_crc32(data, value)`
fn crc32(heap: &mut Heap, args: &[Value]) -> Native {
    let data = heap.unwrapped(args[0]);
    if !data.is(Kind::Bytes) {
        return Err(heap.bad_arguments());
    }
    let mut crc = !(heap.int_to_i64(args[1]).unwrap_or(0) as u32);
    for &byte in &heap.bytes(data).0 {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = crc >> 1 ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 };
        }
    }
    heap.new_int(i64::from(!crc))
}

/// The functions.
pub(crate) const FUNCTIONS: &[Builtin] = &[
    Builtin::function("_base64_encode", Signature::One, encode, None),
    Builtin::function("_base64_decode", Signature::Positional(2, 2), decode, None),
    Builtin::function("_crc32", Signature::Positional(2, 2), crc32, None),
];
