//! Unicode 16 properties of code points, as CPython 3.14's `str` methods see them.

mod case;
mod numeric;
mod predicates;

pub use case::{
    capitalize, capitalize_ascii, casefold, is_lower, is_title, is_upper, lower, swapcase,
    swapcase_ascii, title, title_ascii, upper,
};
pub use numeric::{decimal_value, digit_value, is_numeric};
pub use predicates::{
    is_alnum, is_alpha, is_decimal, is_digit, is_identifier, is_space, str_is_alnum, str_is_alpha,
    str_is_decimal, str_is_digit, str_is_numeric, str_is_printable, str_is_space,
};
pub use predicates::{is_printable, is_xid_continue, is_xid_start};
