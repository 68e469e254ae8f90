//! Case: `lower`, `upper`, `title`, `capitalize`, `swapcase`, `casefold` and their predicates.

use unicode_case_mapping as mapping;
use unicode_general_category::{GeneralCategory as Gc, get_general_category};

/// The derived property Lowercase.
fn is_lower_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_lowercase();
    }
    match get_general_category(c) {
        Gc::LowercaseLetter => true,
        // Letters and symbols with Other_Lowercase.
        Gc::ModifierLetter | Gc::OtherLetter | Gc::LetterNumber | Gc::OtherSymbol => {
            c.is_lowercase()
        }
        Gc::NonspacingMark => c.is_lowercase(),
        _ => false,
    }
}

/// The derived property Uppercase.
fn is_upper_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_uppercase();
    }
    match get_general_category(c) {
        Gc::UppercaseLetter => true,
        Gc::LetterNumber | Gc::OtherSymbol => c.is_uppercase(),
        _ => false,
    }
}

fn is_title_char(c: char) -> bool {
    !c.is_ascii() && get_general_category(c) == Gc::TitlecaseLetter
}

fn is_cased(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    is_lower_char(c) || is_upper_char(c) || is_title_char(c)
}

/// The property Case_Ignorable.
fn is_case_ignorable(c: char) -> bool {
    match get_general_category(c) {
        Gc::NonspacingMark
        | Gc::EnclosingMark
        | Gc::Format
        | Gc::ModifierLetter
        | Gc::ModifierSymbol => true,
        // Those with a word break property of MidLetter, MidNumLet or Single_Quote.
        _ => matches!(
            c,
            '\'' | '.'
                | ':'
                | '\u{b7}'
                | '\u{387}'
                | '\u{55f}'
                | '\u{5f4}'
                | '\u{2018}'
                | '\u{2019}'
                | '\u{2024}'
                | '\u{2027}'
                | '\u{fe13}'
                | '\u{fe52}'
                | '\u{fe55}'
                | '\u{ff07}'
                | '\u{ff0e}'
                | '\u{ff1a}'
        ),
    }
}

/// `str.islower`.
pub fn is_lower(text: &str) -> bool {
    let mut seen = false;
    for c in text.chars() {
        if is_upper_char(c) || is_title_char(c) {
            return false;
        }
        seen = seen || is_lower_char(c);
    }
    seen
}

/// `str.isupper`.
pub fn is_upper(text: &str) -> bool {
    let mut seen = false;
    for c in text.chars() {
        if is_lower_char(c) || is_title_char(c) {
            return false;
        }
        seen = seen || is_upper_char(c);
    }
    seen
}

/// `str.istitle`.
pub fn is_title(text: &str) -> bool {
    let mut seen = false;
    let mut after_cased = false;
    for c in text.chars() {
        if is_upper_char(c) || is_title_char(c) {
            if after_cased {
                return false;
            }
            after_cased = true;
            seen = true;
        } else if is_lower_char(c) {
            if !after_cased {
                return false;
            }
            seen = true;
        } else {
            after_cased = false;
        }
    }
    seen
}

/// Writes a mapping of the crate, in which zeros say «none».
fn push_mapped(out: &mut String, c: char, mapped: &[u32]) {
    if mapped[0] == 0 {
        out.push(c);
        return;
    }
    out.extend(mapped.iter().filter(|code| **code != 0).filter_map(|code| char::from_u32(*code)));
}

fn push_upper(out: &mut String, c: char) {
    if c.is_ascii() {
        return out.push(c.to_ascii_uppercase());
    }
    push_mapped(out, c, &mapping::to_uppercase(c));
}

fn push_title(out: &mut String, c: char) {
    if c.is_ascii() {
        return out.push(c.to_ascii_uppercase());
    }
    push_mapped(out, c, &mapping::to_titlecase(c));
}

/// Writes the lower case of the character at byte `at` of `text`. Only the capital sigma looks at
/// its neighbours: at the end of a word it becomes `ς`.
fn push_lower(out: &mut String, c: char, text: &str, at: usize) {
    if c.is_ascii() {
        return out.push(c.to_ascii_lowercase());
    }
    if c == 'Σ' {
        let after = at + c.len_utf8();
        let cased_before =
            text[..at].chars().rev().find(|c| !is_case_ignorable(*c)).is_some_and(is_cased);
        let cased_after =
            text[after..].chars().find(|c| !is_case_ignorable(*c)).is_some_and(is_cased);
        out.push(if cased_before && !cased_after { 'ς' } else { 'σ' });
        return;
    }
    push_mapped(out, c, &mapping::to_lowercase(c));
}

/// `str.lower`.
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    each_run(text, |run, odd| {
        push_run(&mut out, run, str::make_ascii_lowercase);
        if let Some((at, c)) = odd {
            push_lower(&mut out, c, text, at);
        }
    });
    out
}

/// Visits a text run by run: ASCII, then the place and the character behind it that is not.
fn each_run(text: &str, mut visit: impl FnMut(&str, Option<(usize, char)>)) {
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let run = rest.bytes().take_while(u8::is_ascii).count();
        let odd = rest[run..].chars().next();
        visit(&rest[..run], odd.map(|c| (at + run, c)));
        at += run + odd.map_or(0, char::len_utf8);
    }
}

/// Adds ASCII in another case.
fn push_run(out: &mut String, run: &str, map: fn(&mut str)) {
    let at = out.len();
    out.push_str(run);
    map(&mut out[at..]);
}

/// `str.upper`.
pub fn upper(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_uppercase();
    }
    let mut out = String::with_capacity(text.len());
    each_run(text, |run, odd| {
        push_run(&mut out, run, str::make_ascii_uppercase);
        if let Some((_, c)) = odd {
            push_upper(&mut out, c);
        }
    });
    out
}

/// `str.title` of ASCII.
pub fn title_ascii(text: &mut str) {
    text.make_ascii_lowercase();
    let mut after_cased = false;
    for at in 0..text.len() {
        let cased = text.as_bytes()[at].is_ascii_alphabetic();
        if cased && !after_cased {
            text[at..=at].make_ascii_uppercase();
        }
        after_cased = cased;
    }
}

/// `str.capitalize` of ASCII.
pub fn capitalize_ascii(text: &mut str) {
    text.make_ascii_lowercase();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
}

/// `str.swapcase` of ASCII.
pub fn swapcase_ascii(text: &mut str) {
    let mut at = 0;
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        let upper = rest[0].is_ascii_uppercase();
        let run = rest.iter().take_while(|byte| byte.is_ascii_uppercase() == upper).count();
        let run = &mut text[at..at + run];
        match upper {
            true => run.make_ascii_lowercase(),
            false => run.make_ascii_uppercase(),
        }
        at += run.len();
    }
}

/// The text in ASCII, mapped.
fn ascii(text: &str, map: fn(&mut str)) -> String {
    let mut text = text.to_owned();
    map(&mut text);
    text
}

/// `str.title`.
pub fn title(text: &str) -> String {
    if text.is_ascii() {
        return ascii(text, title_ascii);
    }
    let mut out = String::with_capacity(text.len());
    let mut after_cased = false;
    for (i, c) in text.char_indices() {
        if after_cased {
            push_lower(&mut out, c, text, i);
        } else {
            push_title(&mut out, c);
        }
        after_cased = is_cased(c);
    }
    out
}

/// `str.capitalize`.
pub fn capitalize(text: &str) -> String {
    if text.is_ascii() {
        return ascii(text, capitalize_ascii);
    }
    let mut out = String::with_capacity(text.len());
    for (i, c) in text.char_indices() {
        if i == 0 {
            push_title(&mut out, c);
        } else {
            push_lower(&mut out, c, text, i);
        }
    }
    out
}

/// `str.swapcase`.
pub fn swapcase(text: &str) -> String {
    if text.is_ascii() {
        return ascii(text, swapcase_ascii);
    }
    let mut out = String::with_capacity(text.len());
    for (i, c) in text.char_indices() {
        if is_upper_char(c) {
            push_lower(&mut out, c, text, i);
        } else if is_lower_char(c) {
            push_upper(&mut out, c);
        } else {
            out.push(c);
        }
    }
    out
}

/// `str.casefold`.
pub fn casefold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push_fold(&mut out, c));
    out
}

/// Full case folding. The crate has the simple one; a character folds to several exactly where its
/// upper case has several, and then to the folding of those.
fn push_fold(out: &mut String, c: char) {
    match c {
        // These two fold to several characters while their upper case has one.
        'İ' => return out.push_str("i\u{307}"),
        'ẞ' => return out.push_str("ss"),
        _ => {}
    }
    let simple =
        |c| mapping::case_folded(c).and_then(|code| char::from_u32(code.get())).unwrap_or(c);
    let upper = mapping::to_uppercase(c);
    if upper[1] == 0 {
        out.push(simple(c));
        return;
    }
    let codes = upper.into_iter().filter(|code| *code != 0);
    out.extend(codes.filter_map(char::from_u32).map(simple));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_mappings_are_full_and_know_the_final_sigma() {
        assert_eq!(upper("straße ŉ ﬁ"), "STRASSE ʼN FI");
        assert_eq!(lower("ΑΣ ΑΣΑ Σ Α.Σ İ"), "ας ασα σ α.ς i\u{307}");
        assert_eq!(title("ǆ ǅ ﬁn they're ΑΣ"), "ǅ ǅ Fin They'Re Ας");
        assert_eq!(capitalize("ǆABC"), "ǅabc");
        assert_eq!(swapcase("ßAbΣ"), "SSaBς");
        assert_eq!(casefold("ẞßİΣςﬁ\0"), "ssssi\u{307}σσfi\0");
    }

    #[test]
    fn case_of_ascii_is_that_of_all_characters() {
        let text = "they're BILL's 3rd\tone, of_SOME a1B2 x";
        for (all, ascii) in [
            (title as fn(&str) -> String, title_ascii as fn(&mut str)),
            (capitalize, capitalize_ascii),
            (swapcase, swapcase_ascii),
            (casefold, str::make_ascii_lowercase),
        ] {
            for end in 0..text.len() {
                let mut mapped = text[..end].to_owned();
                ascii(&mut mapped);
                // A character behind it that has no case makes it no longer ASCII.
                assert_eq!(format!("{mapped}…"), all(&format!("{}…", &text[..end])));
            }
        }
    }

    #[test]
    fn case_predicates_count_only_cased_characters() {
        assert!(is_lower("aªⓐⅷ1 "));
        assert!(!is_lower("1") && !is_lower("aB") && !is_lower("ǅ"));
        assert!(is_upper("AⅧⒶ") && !is_upper("Aǅ"));
        assert!(is_title("Ab Ǆa") && is_title("ǅx") && !is_title("aB") && !is_title("1"));
        // U+A7CE is a letter only since Unicode 17.
        assert!(!is_upper("\u{a7ce}"));
    }
}
