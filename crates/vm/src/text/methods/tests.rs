//! Tests of the methods with expectations from CPython 3.14.

use super::*;
use crate::text::TextError;

#[test]
fn split_follows_maxsplit_from_either_end() {
    assert_eq!(split("a,b,,c", ",", 2), ["a", "b", ",c"]);
    assert_eq!(rsplit("a,b,,c", ",", 2), ["a,b", "", "c"]);
    assert_eq!(rsplit("aaa", "aa", -1), ["a", ""]);
    assert_eq!(split("", ",", -1), [""]);
    assert_eq!(split_whitespace(" a\x1cb\u{3000}c ", 1), ["a", "b\u{3000}c "]);
    assert_eq!(rsplit_whitespace(" a b  c ", 1), [" a b", "c"]);
    assert!(split_whitespace(" \u{85}", -1).is_empty());
    assert_eq!(bytes::split_whitespace(b" a\x1cb c ", -1), [&b"a\x1cb"[..], b"c"]);
}

#[test]
fn lines_end_at_every_unicode_boundary() {
    let text = "a\r\nb\rc\x0bd\u{2028}e\u{85}\n";
    assert_eq!(splitlines(text, false), ["a", "b", "c", "d", "e", ""]);
    assert_eq!(splitlines(text, true), ["a\r\n", "b\r", "c\x0b", "d\u{2028}", "e\u{85}", "\n"]);
    assert_eq!(bytes::splitlines(b"a\x0bb\r\nc", false), [&b"a\x0bb"[..], b"c"]);
}

#[test]
fn strip_removes_any_of_a_set() {
    assert_eq!(strip("\x1f a\u{a0}", Sides::Both), "a");
    assert_eq!(strip_chars("xyaxy", "yx", Sides::Right), "xya");
    assert_eq!(strip_chars("xax", "", Sides::Both), "xax");
    assert_eq!(bytes::strip_bytes(b"xax", b"x", Sides::Left), b"ax");
}

#[test]
fn replace_counts_and_interleaves() {
    let all = |text, old, new, count| replace(text, old, new, count, 100).unwrap();
    assert_eq!(all("éab", "", "-", -1).unwrap(), "-é-a-b-");
    assert_eq!(all("éab", "", "-", 2).unwrap(), "-é-ab");
    assert_eq!(all("", "", "x", -1).unwrap(), "x");
    assert_eq!(all("aaa", "aa", "b", -1).unwrap(), "ba");
    assert_eq!(all("aaa", "x", "b", -1), None);
    assert_eq!(all("aaa", "a", "b", 0), None);
    assert_eq!(bytes::replace(b"ab", b"", b"-", -1, 9).unwrap().unwrap(), b"-a-b-");
}

#[test]
fn padding_counts_code_points() {
    let pad = |text, width| center(StrView::new(text), width, '*', 100).unwrap();
    assert_eq!(pad("éa", 5), "**éa*");
    assert_eq!(pad("éab", 6), "*éab**");
    assert_eq!(pad("abc", -1), "abc");
    assert_eq!(zfill(StrView::new("-é"), 5, 100).unwrap(), "-000é");
    assert_eq!(bytes::zfill(b"+1", 4, 100).unwrap(), b"+001");
    assert_eq!(expandtabs("a\tbc\n\té", 4, 100).unwrap(), "a   bc\n    é");
    assert_eq!(expandtabs("a\tb", 0, 100).unwrap(), "ab");
}

#[test]
fn results_above_the_limit_are_refused() {
    let text = StrView::new("ab");
    assert_eq!(center(text, 60, 'é', 100), Err(TextError::TooLarge(118)));
    assert_eq!(ljust(text, i64::MAX, '😀', 100), Err(TextError::TooLarge(usize::MAX)));
    assert!(zfill(text, i64::MAX, 100).is_err());
    assert!(expandtabs("\t\t\t\t", i64::MAX, 100).is_err());
    assert!(bytes::expandtabs(b"\t\t\t\t", i64::MAX, 100).is_err());
    assert!(repeat("ab", i64::MAX, 100).is_err());
    assert_eq!(join("--", &["a", "b"], 3), Err(TextError::TooLarge(4)));
    assert_eq!(replace("aaa", "a", "bbbb", -1, 11), Err(TextError::TooLarge(12)));
    assert_eq!(replace("aaa", "", "bb", -1, 10), Err(TextError::TooLarge(11)));
    let grown = translate::<TextError>("aa", 5, |_| Ok(Mapped::Text("xyz".into())));
    assert_eq!(grown, Err(TextError::TooLarge(6)));
}

#[test]
fn white_space_of_any_script_is_stripped() {
    for (text, left, right) in [
        ("", "", ""),
        (" \t\n", "", ""),
        ("\u{2003} \u{a0}", "", ""),
        ("a", "a", "a"),
        (" \x1ca b\x0b ", "a b\x0b ", " \x1ca b"),
        (" \u{2003} a\u{a0}\n", "a\u{a0}\n", " \u{2003} a"),
        (" é \u{a0}", "é \u{a0}", " é"),
        ("\u{85}x\u{3000}é ", "x\u{3000}é ", "\u{85}x\u{3000}é"),
    ] {
        assert_eq!(strip(text, Sides::Left), left, "{text:?}");
        assert_eq!(strip(text, Sides::Right), right, "{text:?}");
        assert_eq!(strip(text, Sides::Both), strip(left, Sides::Right), "{text:?}");
    }
}
