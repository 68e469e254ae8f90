//! Objects of a snapshot that nobody has touched yet: they are made when somebody does.
//!
//! A snapshot is checked as a whole when it is loaded, and the memory of all its objects is charged
//! then. What is put off is to make them, which takes most of the time that a large snapshot needs,
//! and is not needed for what the program does not look at.

use std::cell::Cell;
use std::fmt::Debug;

/// Objects are woken by so many that follow each other.
pub const GROUP: usize = 1024;

/// Makes objects that are asleep.
pub trait Sleepers<T>: Debug + Send {
    /// The objects of a group, the last of which can be smaller than [`GROUP`]. Each is asked for
    /// once.
    fn wake(&self, group: usize) -> Vec<T>;
}

/// The objects of an arena that are asleep, or were.
#[derive(Debug)]
pub(super) struct Asleep<T> {
    first: u32,
    count: u32,
    /// How many were woken.
    woken: Cell<u32>,
    sleepers: Box<dyn Sleepers<T>>,
}

impl<T> Asleep<T> {
    pub(super) fn new(first: u32, count: u32, sleepers: Box<dyn Sleepers<T>>) -> Self {
        Self { first, count, woken: Cell::new(0), sleepers }
    }

    /// Whether the object at `index` is one of them.
    pub(super) fn contains(&self, index: u32) -> bool {
        index.wrapping_sub(self.first) < self.count
    }

    /// How many of them nobody has touched.
    pub(super) fn count(&self) -> usize {
        self.count.saturating_sub(self.woken.get()) as usize
    }

    /// The group of the object at `index`: where it begins, and its objects.
    pub(super) fn wake(&self, index: u32) -> (u32, Vec<T>) {
        let group = (index - self.first) as usize / GROUP;
        let objects = self.sleepers.wake(group);
        self.woken.set(self.woken.get() + objects.len() as u32);
        (self.first + (group * GROUP) as u32, objects)
    }
}
