//! Lists that are asleep.

use std::sync::Arc;

use diapause_vm::heap::{GROUP, Sleepers};
use diapause_vm::object::List;

use super::{Waking, group_of, kept};
use crate::column::BLOCK;
use crate::column::ints::{self, Sign};
use crate::decode::referents::{Allow, Referents};
use crate::decode::stream::Stream;
use crate::decode::values::Decoder;
use crate::error::SnapshotError;
use crate::reader::Reader;
use crate::wire::Table;

#[derive(Debug)]
struct Lists {
    referents: Arc<Referents>,
    bytes: Box<[u8]>,
    count: usize,
    /// How many items all of them have.
    items: usize,
    groups: Vec<Group>,
}

/// Where a group begins.
#[derive(Debug, Default)]
struct Group {
    /// Its lengths, in bytes from the beginning.
    lengths: usize,
    /// Its first item.
    first: usize,
    /// The block that this one is in, in bytes from the beginning.
    block: usize,
}

impl Lists {
    fn read(&self, group: usize) -> Result<Vec<List>, SnapshotError> {
        const WHAT: &str = "lists that are woken";
        let count = group_of(group, self.count);
        let group = &self.groups[group];
        let mut lengths = Vec::with_capacity(count);
        let mut reader = Reader::new(&self.bytes[group.lengths..], WHAT);
        ints::read_block(&mut reader, count, Sign::Unsigned, &mut lengths)?;
        if group.first == self.items {
            return Ok(lengths.iter().map(|_| List { items: Vec::new() }).collect());
        }
        let mut waking = Waking::new(&self.referents);
        let mut reader = Reader::new(&self.bytes[group.block..], WHAT);
        // What the block holds of lists before these.
        let before = group.first % BLOCK;
        let mut stream = Stream::of(self.items - (group.first - before), Allow::Value);
        stream.slice(&mut waking, &mut reader, before as i64)?;
        let mut lists = Vec::with_capacity(count);
        for length in lengths {
            let mut items = Vec::with_capacity(length as usize);
            stream.take(&mut waking, &mut reader, length as usize, &mut items)?;
            lists.push(List { items });
        }
        Ok(lists)
    }
}

impl Sleepers<List> for Lists {
    fn wake(&self, group: usize) -> Vec<List> {
        self.read(group).expect("lists that were checked can be read")
    }
}

impl Decoder {
    /// Checks the items of lists of these lengths, and puts the lists to sleep; `table` is what the
    /// lengths were read from. False, with nothing read, if there are too few.
    pub fn sleeping_lists(
        &mut self,
        table: &Reader,
        reader: &mut Reader,
        lengths: &[i64],
    ) -> Result<bool, SnapshotError> {
        let count = lengths.len();
        let items = lengths.iter().fold(count as u64, |all, &n| all.saturating_add(n as u64));
        let first = self.places().firsts[Table::List as usize];
        if !self.may_sleep(items) || !self.has_bed::<List>(first) {
            return Ok(false);
        }
        let items = items as usize - count;
        let start = table.rest();
        let mut groups: Vec<Group> = Vec::with_capacity(count.div_ceil(GROUP));
        let (mut again, mut next) = (table.clone(), 0);
        let note = |left| groups.push(Group { lengths: start.len() - left, first: 0, block: 0 });
        ints::read_noting(&mut again, count, Sign::Unsigned, &mut Vec::new(), note)?;
        for (group, lengths) in groups.iter_mut().zip(lengths.chunks(GROUP)) {
            group.first = next;
            next += lengths.iter().sum::<i64>() as usize;
        }
        let mut begins = groups.iter_mut().peekable();
        for block in (0..items).step_by(BLOCK) {
            let at = start.len() - reader.left();
            while let Some(group) = begins.next_if(|group| group.first < block + BLOCK) {
                group.block = at;
            }
            let count = BLOCK.min(items - block);
            self.referents.check_block(&mut self.buffers, reader, count, Allow::Value)?;
        }
        let referents = Arc::clone(&self.referents);
        let lists = Lists { referents, bytes: kept(start, reader), count, items, groups };
        let laid = self.machine.heap.lay_down(count as u32, Box::new(lists));
        self.trapped(laid).map(|_| true)
    }
}
