//! Programs and sessions by number: what a host has of them.

use std::cell::RefCell;
use std::rc::Rc;

use diapause_engine::adapter::{Control, Held};
use diapause_engine::{EngineError, Program};

/// Things by number; numbers are used again.
#[derive(Debug)]
struct Places<T> {
    things: Vec<Option<Rc<T>>>,
    free: Vec<u32>,
}

impl<T: Default> Places<T> {
    const fn new() -> Self {
        Places { things: Vec::new(), free: Vec::new() }
    }

    fn add(&mut self) -> u32 {
        let thing = Some(Rc::default());
        match self.free.pop() {
            Some(number) => {
                self.things[number as usize] = thing;
                number
            }
            None => {
                self.things.push(thing);
                (self.things.len() - 1) as u32
            }
        }
    }

    fn get(&self, number: u32) -> Result<Rc<T>, EngineError> {
        let thing = self.things.get(number as usize).and_then(Clone::clone);
        thing.ok_or_else(|| EngineError::Internal(format!("there is no number {number}")))
    }

    fn remove(&mut self, number: u32) -> Option<Rc<T>> {
        let thing = self.things.get_mut(number as usize)?.take()?;
        self.free.push(number);
        Some(thing)
    }
}

/// A session, and what stops its turn. A turn does not keep `held` borrowed: the host may make
/// calls of this session while it reads what the program prints.
#[derive(Debug, Default)]
pub struct SessionPlace {
    pub held: RefCell<Held>,
    pub control: Control,
}

/// A program, once it is compiled or loaded.
pub type ProgramPlace = RefCell<Option<Program>>;

thread_local! {
    static SESSIONS: RefCell<Places<SessionPlace>> = const { RefCell::new(Places::new()) };
    static PROGRAMS: RefCell<Places<ProgramPlace>> = const { RefCell::new(Places::new()) };
}

pub fn new_session() -> u32 {
    SESSIONS.with_borrow_mut(Places::add)
}

pub fn session(number: u32) -> Result<Rc<SessionPlace>, EngineError> {
    SESSIONS.with_borrow(|places| places.get(number))
}

/// What is given back is dropped by the caller, when nothing is borrowed any more.
pub fn remove_session(number: u32) -> Option<Rc<SessionPlace>> {
    SESSIONS.with_borrow_mut(|places| places.remove(number))
}

pub fn new_program() -> u32 {
    PROGRAMS.with_borrow_mut(Places::add)
}

pub fn program(number: u32) -> Result<Rc<ProgramPlace>, EngineError> {
    PROGRAMS.with_borrow(|places| places.get(number))
}

pub fn remove_program(number: u32) -> Option<Rc<ProgramPlace>> {
    PROGRAMS.with_borrow_mut(|places| places.remove(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_used_again_when_its_thing_is_gone() {
        let mut places: Places<u8> = Places::new();
        assert_eq!((places.add(), places.add()), (0, 1));
        assert!(places.remove(0).is_some());
        assert!(places.remove(0).is_none() && places.get(0).is_err() && places.get(9).is_err());
        assert_eq!((places.add(), places.add()), (0, 2));
    }
}
