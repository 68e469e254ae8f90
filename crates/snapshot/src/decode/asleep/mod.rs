//! Objects that are made when they are touched.
//!
//! Tables with many strings, lists or dicts are only checked when a snapshot is loaded: what is in
//! their columns is looked at, and all memory is charged, but the objects are not made. The bytes of
//! the table are kept, and when the program touches an object, that one and its neighbours are read
//! from them as they are read otherwise. What was checked can be read; that it cannot be is a bug.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `strings.rs` | strings |
//! | `lists.rs` | lists |
//! | `dicts.rs` | dicts that share their keys with others |

mod dicts;
mod lists;
mod strings;

use std::sync::Arc;

use diapause_vm::heap::{Allocate, GROUP};

use super::block::Buffers;
use super::referents::Referents;
use super::stream::ReadBlocks;
use super::values::Decoder;
use crate::column::BLOCK;
use crate::reader::Reader;

/// From so many objects on, those that they hold included, a table is put to sleep when nothing else
/// is said: below, it is not worth it.
pub const MANY: u64 = 4096;

/// Objects that are woken together stand in one block of the columns of their table.
const _: () = assert!(GROUP == BLOCK);

impl Decoder {
    /// Whether so many objects can be put to sleep: not where deltas follow, which put others in
    /// their place.
    fn may_sleep(&self, count: u64) -> bool {
        count >= self.asleep_from && self.parts == 1
    }

    /// Whether objects that are put to sleep come to stand where they have to.
    fn has_bed<T: Allocate>(&mut self, first: u32) -> bool {
        self.machine.heap.bed::<T>() == Some(first)
    }
}

/// The objects of a group.
fn group_of(group: usize, count: usize) -> usize {
    GROUP.min(count - group * GROUP)
}

/// Reads the values of objects that are woken.
struct Waking<'a> {
    referents: &'a Referents,
    buffers: Buffers,
}

impl<'a> Waking<'a> {
    fn new(referents: &'a Arc<Referents>) -> Self {
        Self { referents, buffers: Buffers::default() }
    }
}

impl ReadBlocks for Waking<'_> {
    fn parts(&mut self) -> (&Referents, &mut Buffers) {
        (self.referents, &mut self.buffers)
    }
}

/// What was read of a table, to be kept.
fn kept(start: &[u8], reader: &Reader) -> Box<[u8]> {
    start[..start.len() - reader.left()].into()
}
