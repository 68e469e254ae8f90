//! `repr(float)`: the shortest text that reads back as the same float.

use super::double::{DoubleFormat, Style, format_double};

/// `repr(x)`, which is also `str(x)`: `1.0`, `1e+16`, `1e-05`, `-0.0`, `inf`, `nan`.
pub fn repr(x: f64) -> String {
    let mut out = String::new();
    push(&mut out, x);
    out
}

/// Adds `repr(x)` to a text.
pub fn push(out: &mut String, x: f64) {
    let size = x.abs();
    if (1e-4..1e16).contains(&size) || x == 0.0 {
        // In this range the crate writes what Python writes.
        return out.push_str(zmij::Buffer::new().format_finite(x));
    }
    let format = DoubleFormat {
        style: Style::Repr,
        upper: false,
        precision: 0,
        alternate: false,
        add_dot_zero: true,
        no_negative_zero: false,
    };
    // The text has at most 24 characters.
    out.push_str(&format_double(x, format, usize::MAX).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::repr;

    #[test]
    fn floats_print_as_cpython_prints_them() {
        for (x, text) in [
            (1.0, "1.0"),
            (-0.0, "-0.0"),
            (1e16, "1e+16"),
            (9999999999999998.0, "9999999999999998.0"),
            (123456789012345680.0, "1.2345678901234568e+17"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (0.00001234, "1.234e-05"),
            (5e-324, "5e-324"),
            (f64::MAX, "1.7976931348623157e+308"),
            (1e22, "1e+22"),
            (0.1 + 0.2, "0.30000000000000004"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
            (f64::NAN, "nan"),
            (-f64::NAN, "nan"),
        ] {
            assert_eq!(repr(x), text);
        }
    }
}
