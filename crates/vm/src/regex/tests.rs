//! The engine alone; what programs see is in the corpus.

use super::{End, Fault, Goal, Regex, Room, Search};

fn codes(text: &str) -> Vec<u32> {
    text.chars().map(|c| c as u32).collect()
}

fn spans(pattern: &str, text: &str) -> Option<Vec<usize>> {
    let regex = Regex::new(&codes(pattern), true, 0).expect("a pattern");
    let mut search = Search::new(&regex.program, Goal::Search, 1 << 20, Room::default());
    search.text(text, 0, false).ok().map(|found| found.slots.to_vec())
}

#[test]
fn groups_are_where_they_matched() {
    assert_eq!(spans("a(b|c)+d", "xabcbd"), Some(vec![1, 6, 4, 5]));
    assert_eq!(spans("(?<=é)(x)", "éx"), Some(vec![2, 3, 2, 3]));
    assert_eq!(spans("(a*)*b", "aaac"), None);
}

#[test]
fn no_match_takes_forever() {
    let regex = Regex::new(&codes("(x+x+)+y"), true, 0).expect("a pattern");
    let text = "x".repeat(60);
    let mut search = Search::new(&regex.program, Goal::Match, 1 << 24, Room::default());
    assert_eq!(search.text(&text, 0, false).err(), Some(End::Exhausted));
}

#[test]
fn memory_is_bounded() {
    let regex = Regex::new(&codes("(?:a|b)*c"), true, 0).expect("a pattern");
    let text = "ab".repeat(100_000);
    let mut search = Search::new(&regex.program, Goal::Match, 1 << 16, Room::default());
    assert_eq!(search.text(&text, 0, false).err(), Some(End::Memory));
}

#[test]
fn a_long_search_is_interrupted() {
    let regex = Regex::new(&codes("[ab]*c"), true, 0).expect("a pattern");
    let text = "ab".repeat(5_000);
    let mut search = Search::new(&regex.program, Goal::Search, 1 << 24, Room::default());
    let Err(End::Later(place)) = search.text(&text, 0, false) else { panic!("not interrupted") };
    assert!(place > 0 && place < text.len());
}

#[test]
fn groups_in_groups_are_bounded() {
    let pattern = format!("{}{}", "(".repeat(100_000), ")".repeat(100_000));
    assert_eq!(Regex::new(&codes(&pattern), true, 0).err(), Some(Fault::TooDeep));
    let pattern = format!("(a){}{}", "(?(1)".repeat(100_000), ")".repeat(100_000));
    assert_eq!(Regex::new(&codes(&pattern), true, 0).err(), Some(Fault::TooDeep));
}

/// What an attempt does besides matching counts as steps, too.
#[test]
fn looks_behind_and_groups_count() {
    let later = |pattern: &str, text: &str| {
        let regex = Regex::new(&codes(pattern), true, 0).expect("a pattern");
        let mut search = Search::new(&regex.program, Goal::Search, 1 << 24, Room::default());
        match search.text(text, 0, false) {
            Err(End::Later(place)) => place,
            other => panic!("{other:?}"),
        }
    };
    assert!(later("(?<!b.{20000})cd", &"c".repeat(100_000)) < 2_000);
    assert!(later(&format!("ab{}", "()".repeat(20_000)), &"a".repeat(10_000)) < 200);
}

#[test]
fn large_patterns_are_compiled_in_time() {
    assert_eq!(spans(&format!("{}b", "a|".repeat(100_000)), "cb"), Some(vec![1, 2]));
    assert_eq!(spans(&format!("[{}]", r"\d".repeat(100_000)), "é1"), Some(vec![2, 3]));
    let names: String = (0..20_000).map(|nth| format!("(?P<g{nth}>)")).collect();
    assert_eq!(spans(&names, "").map(|slots| slots.len()), Some(40_002));
    let pattern = format!("(?:{}a*){}b", "a*|".repeat(50_000), "()".repeat(50_000));
    assert!(Regex::new(&codes(&pattern), true, 0).is_ok());
}
