//! Dicts that are asleep. Those that have keys of their own are made at once: their keys are looked
//! up while they are read. They wait here for the others of their group.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use diapause_vm::heap::{GROUP, Sleepers};
use diapause_vm::object::{Dict, Keys};
use diapause_vm::value::Value;

use super::{Waking, group_of, kept};
use crate::column::BLOCK;
use crate::column::ints::{self, Sign};
use crate::decode::referents::{Allow, Referents};
use crate::decode::stream::ReadBlocks;
use crate::decode::values::Decoder;
use crate::error::SnapshotError;
use crate::reader::Reader;
use crate::wire::Table;

const WHAT: &str = "dicts that are woken";

/// To wake a group, whole blocks of the shapes of its dicts are read. So many values may be read in
/// all for each that there is: where many shapes take turns, it would be many more.
const READ_AGAIN: usize = 4;

#[derive(Debug)]
struct Dicts {
    referents: Arc<Referents>,
    bytes: Box<[u8]>,
    groups: DictGroups,
    shapes: Vec<Shape>,
    /// Dicts with keys of their own, by their numbers.
    own: RefCell<HashMap<usize, Dict>>,
}

/// Dicts with the same keys.
#[derive(Debug)]
struct Shape {
    keys: Arc<Keys>,
    /// How many dicts have them.
    dicts: usize,
    /// Where the values of every [`BLOCK`] of them begin, in bytes from the beginning.
    blocks: Vec<usize>,
}

/// Which keys the dicts of each group have.
#[derive(Debug)]
pub struct DictGroups {
    count: usize,
    groups: Vec<Group>,
    /// For each group the shapes that its dicts have, and how many dicts in groups before have that.
    shapes: Vec<(usize, usize)>,
}

#[derive(Debug)]
struct Group {
    /// The places of shapes, in bytes from the beginning.
    places: usize,
    /// How many shapes the groups before have.
    shapes: usize,
}

impl DictGroups {
    /// Finds the groups of dicts of which the places of shapes are known; `table` is what these were
    /// read from.
    fn find(table: &Reader, places: &[i64], shapes: usize) -> Result<Self, SnapshotError> {
        let (start, mut again) = (table.left(), table.clone());
        let mut at = Vec::with_capacity(places.len().div_ceil(GROUP));
        let note = |left| at.push(start - left);
        ints::read_noting(&mut again, places.len(), Sign::Unsigned, &mut Vec::new(), note)?;
        let mut counts = vec![0; shapes];
        // The group in which each shape was met last.
        let mut met = vec![usize::MAX; shapes];
        let mut found = Self { count: places.len(), groups: Vec::new(), shapes: Vec::new() };
        for (nth, (places, at)) in places.chunks(GROUP).zip(at).enumerate() {
            found.groups.push(Group { places: at, shapes: found.shapes.len() });
            for run in places.chunk_by(|one, other| one == other) {
                let Some(shape) = (run[0] as usize).checked_sub(1) else { continue };
                if met[shape] != nth {
                    met[shape] = nth;
                    found.shapes.push((shape, counts[shape]));
                }
                counts[shape] += run.len();
            }
        }
        Ok(found)
    }
}

impl Dicts {
    fn read(&self, nth: usize) -> Result<Vec<Dict>, SnapshotError> {
        let groups = &self.groups;
        let (group, count) = (&groups.groups[nth], group_of(nth, groups.count));
        let mut places = Vec::with_capacity(count);
        let mut reader = Reader::new(&self.bytes[group.places..], WHAT);
        ints::read_block(&mut reader, count, Sign::Unsigned, &mut places)?;
        // Of each shape the values of all its dicts here, and where those of the next one begin.
        let end = groups.groups.get(nth + 1).map_or(groups.shapes.len(), |next| next.shapes);
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for shape in places.iter().filter_map(|&place| (place as usize).checked_sub(1)) {
            *counts.entry(shape).or_default() += 1;
        }
        let mut values = HashMap::new();
        for &(shape, before) in &groups.shapes[group.shapes..end] {
            let here = counts.get(&shape).copied().unwrap_or_default();
            values.insert(shape, (self.values(&self.shapes[shape], before, here)?, 0));
        }
        let mut own = self.own.borrow_mut();
        let missing = || SnapshotError::Internal("a dict without keys".into());
        let dict = |(number, place): (usize, i64)| {
            let Some(place) = (place as usize).checked_sub(1) else {
                return own.remove(&number).ok_or_else(missing);
            };
            let keys = &self.shapes[place].keys;
            let (values, at) = values.get_mut(&place).ok_or_else(missing)?;
            let begin = *at;
            *at += keys.len();
            Ok(Dict::sharing(Arc::clone(keys), values[begin..*at].iter().copied()))
        };
        let dicts = (nth * GROUP..).zip(places).map(dict).collect();
        if own.is_empty() {
            own.shrink_to_fit();
        }
        dicts
    }

    /// The values of so many dicts of a shape, behind so many others, dict by dict.
    fn values(
        &self,
        shape: &Shape,
        before: usize,
        count: usize,
    ) -> Result<Vec<Value>, SnapshotError> {
        let keys = shape.keys.len();
        let mut values = vec![Value::NONE; keys * count];
        let mut waking = Waking::new(&self.referents);
        let mut column = Vec::new();
        for block in before / BLOCK..(before + count).div_ceil(BLOCK) {
            let first = block * BLOCK;
            let rows = BLOCK.min(shape.dicts - first);
            let wanted = before.max(first)..(before + count).min(first + rows);
            let mut reader = Reader::new(&self.bytes[shape.blocks[block]..], WHAT);
            for key in 0..keys {
                column.clear();
                waking.block(&mut reader, rows, Allow::Value, &mut column)?;
                for dict in wanted.clone() {
                    values[(dict - before) * keys + key] = column[dict - first];
                }
            }
        }
        Ok(values)
    }
}

impl Sleepers<Dict> for Dicts {
    fn wake(&self, group: usize) -> Vec<Dict> {
        self.read(group).expect("dicts that were checked can be read")
    }
}

impl Decoder {
    /// The groups of dicts whose keys have these places among the shapes, `sizes` being how many have
    /// each of these; `table` is what the places were read from. `None` if there are too few that
    /// share their keys, or if dicts of too many shapes take turns.
    pub fn dict_groups(
        &mut self,
        table: &Reader,
        places: &[i64],
        sizes: &[usize],
    ) -> Result<Option<DictGroups>, SnapshotError> {
        let first = self.places().firsts[Table::Dict as usize];
        let shared: usize = sizes.iter().sum();
        let few = shared == 0 || shared < places.len() / 2 || !self.may_sleep(shared as u64);
        if few || !self.has_bed::<Dict>(first) {
            return Ok(None);
        }
        let found = DictGroups::find(table, places, sizes.len())?;
        let read: usize = found.shapes.iter().map(|&(shape, _)| sizes[shape].min(BLOCK)).sum();
        Ok((read <= shared * READ_AGAIN).then_some(found))
    }

    /// Checks the values of dicts that share their keys, so many for each of these, and puts all
    /// dicts to sleep. `own` are those that have keys of their own, by their numbers.
    pub fn sleeping_dicts(
        &mut self,
        table: &Reader,
        reader: &mut Reader,
        groups: DictGroups,
        shapes: impl Iterator<Item = (Arc<Keys>, usize)>,
        own: HashMap<usize, Dict>,
    ) -> Result<(), SnapshotError> {
        let mut checked = Vec::new();
        for (keys, dicts) in shapes {
            let mut blocks = Vec::with_capacity(dicts.div_ceil(BLOCK));
            for first in (0..dicts).step_by(BLOCK) {
                blocks.push(table.left() - reader.left());
                for _ in 0..keys.len() {
                    let rows = BLOCK.min(dicts - first);
                    self.referents.check_block(&mut self.buffers, reader, rows, Allow::Value)?;
                }
            }
            checked.push(Shape { keys, dicts, blocks });
        }
        let referents = Arc::clone(&self.referents);
        let (bytes, count) = (kept(table.rest(), reader), groups.count as u32);
        let own = RefCell::new(own);
        let dicts = Dicts { referents, bytes, groups, shapes: checked, own };
        let laid = self.machine.heap.lay_down(count, Box::new(dicts));
        self.trapped(laid).map(drop)
    }
}
