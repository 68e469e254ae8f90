//! Random numbers: the same again, or others, as the host asks.

use diapause_engine::{EntropyPolicy, LoadOptions, Program, Session, StartOptions, Step};

const SOURCE: &str = "
import random
own = random.Random()
seeded = random.Random(7)
def draw():
    return own.random(), random.random(), random.gauss(), own.gauss(), seeded.random()
print(draw())
ask()
print(draw())
ask()
print(draw())
";

fn start(entropy: EntropyPolicy) -> (Session, String) {
    let program = Program::compile(SOURCE, "main.py").unwrap();
    let options =
        StartOptions { external_functions: vec!["ask".into()], entropy, ..StartOptions::default() };
    let mut session = Session::start(&program, options).unwrap();
    let mut text = String::new();
    let step = session.run(&mut |_, said| text.push_str(said)).unwrap();
    assert!(matches!(step, Step::Pending(_)), "{step:?}");
    (session, text)
}

fn load(bytes: &[u8]) -> Session {
    Session::load(bytes, &LoadOptions::default()).unwrap()
}
/// What a session prints until its next call, or its end.
fn next(session: &mut Session) -> String {
    let mut text = String::new();
    session.resume_echo(0, &mut |_, said| text.push_str(said)).unwrap();
    assert!(!text.is_empty());
    text
}

/// The five numbers of a line.
fn numbers(line: &str) -> Vec<String> {
    line.trim().trim_matches(['(', ')']).split(", ").map(str::to_owned).collect()
}

#[test]
fn runs_from_nothing_or_from_the_same_seed_are_alike() {
    let (_, fixed) = start(EntropyPolicy::Fixed);
    assert_eq!(fixed, start(EntropyPolicy::Fixed).1);
    let (_, seeded) = start(EntropyPolicy::Seeded([1; 32]));
    assert_eq!(seeded, start(EntropyPolicy::Seeded([1; 32])).1);
    assert_ne!(seeded, fixed);
    assert_ne!(seeded, start(EntropyPolicy::Seeded([2; 32])).1);
    // Two generators of a program differ from each other.
    let all = numbers(&fixed);
    assert_ne!(all[0], all[1]);
}

#[test]
fn a_load_replays() {
    let (mut session, _) = start(EntropyPolicy::Host([3; 32]));
    let bytes = session.dump().unwrap();
    let mut again = load(&bytes);
    assert!(again.wants_entropy());
    assert_eq!(again.dump().unwrap(), bytes);
    assert_eq!(next(&mut again), next(&mut session));
    assert_eq!(next(&mut again), next(&mut session));
}

#[test]
fn a_load_with_another_seed_draws_other_numbers() {
    let (mut session, _) = start(EntropyPolicy::Seeded([4; 32]));
    assert!(!session.wants_entropy());
    let bytes = session.dump().unwrap();
    let (mut one, mut other) = (load(&bytes), load(&bytes));
    one.reseed([5; 32]);
    other.reseed([6; 32]);
    let [first, second, third] =
        [&mut session, &mut one, &mut other].map(|session| numbers(&next(session)));
    // What the program seeded itself, the last one, is its own business.
    assert_eq!((&first[4], &first[4]), (&second[4], &third[4]));
    for ((first, second), third) in first.iter().zip(&second).zip(&third).take(4) {
        assert!(first != second && first != third && second != third, "{first} {second} {third}");
    }
    // And it stays so after another night.
    let bytes = one.dump().unwrap();
    assert_eq!(next(&mut load(&bytes)), next(&mut one));
}
