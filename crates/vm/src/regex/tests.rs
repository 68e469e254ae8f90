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
