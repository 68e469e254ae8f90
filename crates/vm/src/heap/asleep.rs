//! Objects of a snapshot that nobody has touched yet: they are made when somebody does.
//!
//! A snapshot is checked as a whole when it is loaded, and the memory of all its objects is charged
//! then. What is put off is to make them, which takes most of the time that a large snapshot needs,
//! and is not needed for what the program does not look at.

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
    sleepers: Box<dyn Sleepers<T>>,
}

impl<T> Asleep<T> {
    pub(super) fn new(first: u32, count: u32, sleepers: Box<dyn Sleepers<T>>) -> Self {
        Self { first, count, sleepers }
    }

    /// Whether the object at `index` is one of them.
    pub(super) fn contains(&self, index: u32) -> bool {
        index.wrapping_sub(self.first) < self.count
    }

    /// How many of so many places are theirs.
    pub(super) fn among(&self, place: usize, count: usize) -> usize {
        count.min(self.first as usize + self.count as usize - place)
    }

    /// The group of the object at `index`: where it begins, and its objects.
    pub(super) fn wake(&self, index: u32) -> (u32, Vec<T>) {
        let group = (index - self.first) as usize / GROUP;
        (self.first + (group * GROUP) as u32, self.sleepers.wake(group))
    }
}
