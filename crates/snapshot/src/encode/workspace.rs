//! The memory that a dump works in. To find it takes a good part of the dump of a small program, so
//! what was little is kept for the next one of the thread.

use std::cell::Cell;

use super::block::Buffers;
use super::discover::Objects;
use crate::writer::Writer;

/// What is needed besides numbers.
#[derive(Default)]
pub struct Workspace {
    pub objects: Objects,
    pub buffers: Buffers,
    /// Sections, one behind the other.
    pub body: Writer,
}

/// Sections of so many bytes have their memory kept.
const MOST_BODY: usize = 1 << 14;

thread_local! {
    /// One that nothing needs any more, empty.
    static SPARE: Cell<Option<Box<Workspace>>> = const { Cell::new(None) };
}

impl Workspace {
    /// An empty one, in memory that was used before if there is some.
    pub fn fresh() -> Box<Self> {
        SPARE.take().unwrap_or_default()
    }

    /// Keeps the memory for the next one, unless it is much.
    pub fn recycle(mut self: Box<Self>) {
        self.body.bytes().clear();
        if self.body.bytes().capacity() <= MOST_BODY && self.objects.clear() {
            SPARE.set(Some(self));
        }
    }
}
