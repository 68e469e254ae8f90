//! Values that can be told without a heap: those that stand for themselves, constants of the code,
//! and strings.

use diapause_vm::heap::Heap;
use diapause_vm::value::{Kind, Value};

use super::Count;
use crate::column::ints::{self, Sign};
use crate::column::{BLOCK, choices, texts};
use crate::encode::block::{MIXED, SHORT_VALUES};
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::wire::{TAGS, Table, Tag};

/// Strings beyond this many are not looked at.
pub const MOST_STRINGS: u32 = 4096;

/// Values of a column that is skipped, at most: work, not memory.
const MOST_VALUES: usize = 1 << 22;

/// The strings of a snapshot, or of one and those that follow it, if they are few.
#[derive(Default)]
pub struct Strings {
    plain: Vec<Value>,
    interned: Vec<Value>,
}

impl Strings {
    /// Reads the first tables, behind their counts. False if there are too many.
    pub fn read(
        &mut self,
        reader: &mut Reader,
        counts: &[Count],
        heap: &mut Heap,
    ) -> Result<bool, SnapshotError> {
        let count = |wanted: Table| {
            counts.iter().find(|count| count.table == wanted).map_or(0, |count| count.new)
        };
        let (plain, interned) = (count(Table::Str), count(Table::Interned));
        let with = |more: u32, known: &[Value]| more.saturating_add(known.len() as u32);
        if !few(with(plain, &self.plain), with(interned, &self.interned)) {
            return Ok(false);
        }
        let full = |trap| SnapshotError::from_trap(trap, 0);
        texts::read(reader, plain as usize, |text, _| {
            self.plain.push(heap.new_str(text).map_err(full)?);
            Ok(())
        })?;
        texts::read_names(reader, interned as usize, |text| {
            self.interned.push(heap.intern(text).map_err(full)?);
            Ok(())
        })?;
        Ok(true)
    }
}

/// Whether so many strings are looked at.
pub const fn few(plain: u32, interned: u32) -> bool {
    plain <= MOST_STRINGS && interned <= MOST_STRINGS
}

/// What values can be told.
#[derive(Default)]
pub struct Known {
    pub constants: Vec<Value>,
    pub strings: Strings,
}

impl Known {
    /// The value; none for one that the heap would be needed for.
    fn value(&self, tag: Tag, payload: i64) -> Value {
        let listed = |list: &[Value]| {
            let place = usize::try_from(payload).unwrap_or(usize::MAX);
            list.get(place).copied().unwrap_or(Value::UNBOUND)
        };
        match tag {
            Tag::NONE => Value::NONE,
            Tag::FALSE => Value::FALSE,
            Tag::TRUE => Value::TRUE,
            Tag::ELLIPSIS => Value::ELLIPSIS,
            Tag::INT if (Value::MIN_INT..=Value::MAX_INT).contains(&payload) => {
                Value::small(payload)
            }
            Tag::FLOAT => {
                let float = f64::from_bits(payload as u64);
                Value::try_float(float).unwrap_or(Value::UNBOUND)
            }
            Tag::CONSTANT => listed(&self.constants),
            tag if tag == Tag::of(Table::Str) => listed(&self.strings.plain),
            tag if tag == Tag::of(Table::Interned) => listed(&self.strings.interned),
            _ => Value::UNBOUND,
        }
    }

    /// A single value.
    pub fn one(&self, reader: &mut Reader) -> Result<Value, SnapshotError> {
        let mut kept = Vec::new();
        self.column(reader, 1, 1, &mut kept)?;
        Ok(kept.first().copied().unwrap_or(Value::UNBOUND))
    }

    /// A column, of which the first values are kept.
    pub fn column(
        &self,
        reader: &mut Reader,
        count: usize,
        keep: usize,
        kept: &mut Vec<Value>,
    ) -> Result<(), SnapshotError> {
        ensure!(count <= MOST_VALUES, "{count} values, of which at most {MOST_VALUES} are read");
        let mut left = count;
        let mut block = Vec::new();
        while left > 0 {
            let rows = left.min(BLOCK);
            block.clear();
            raw_block(reader, rows, &mut block)?;
            let more = keep.saturating_sub(count - left);
            kept.extend(block.iter().take(more).map(|&(tag, payload)| self.value(tag, payload)));
            left -= rows;
        }
        Ok(())
    }

    /// A text among the values that are known.
    pub fn text(&self, heap: &Heap, value: Value) -> Option<String> {
        value.is(Kind::Str).then(|| heap.text(value).to_owned())
    }
}

/// A block of values as tags and what follows them.
fn raw_block(
    reader: &mut Reader,
    count: usize,
    block: &mut Vec<(Tag, i64)>,
) -> Result<(), SnapshotError> {
    if count < SHORT_VALUES {
        for _ in 0..count {
            let tag = Tag(reader.byte()?);
            payloads(reader, tag, 1, block)?;
        }
        return Ok(());
    }
    let tag = reader.byte()?;
    if tag != MIXED {
        return payloads(reader, Tag(tag), count, block);
    }
    let alphabet = usize::from(reader.byte()?);
    ensure!((1..=TAGS).contains(&alphabet), "a block of values with {alphabet} tags");
    let tags = reader.raw(alphabet)?;
    let mut of = Vec::new();
    choices::read(reader, count, alphabet, &mut of)?;
    let mut counts = [0_usize; TAGS];
    of.iter().for_each(|&choice| counts[usize::from(choice)] += 1);
    let (mut pool, mut next) = (Vec::with_capacity(count), [0_usize; TAGS]);
    for (place, &tag) in tags.iter().enumerate() {
        next[place] = pool.len();
        payloads(reader, Tag(tag), counts[place], &mut pool)?;
    }
    block.extend(of.iter().map(|&choice| {
        let next = &mut next[usize::from(choice)];
        *next += 1;
        pool[*next - 1]
    }));
    Ok(())
}

fn payloads(
    reader: &mut Reader,
    tag: Tag,
    count: usize,
    block: &mut Vec<(Tag, i64)>,
) -> Result<(), SnapshotError> {
    match tag {
        Tag::FLOAT => {
            for bytes in reader.raw(count * 8)?.as_chunks::<8>().0 {
                block.push((tag, i64::from_le_bytes(*bytes)));
            }
        }
        tag if tag.0 < Tag::INT.0 => block.extend(std::iter::repeat_n((tag, 0), count)),
        _ => {
            let sign = if tag == Tag::INT { Sign::Signed } else { Sign::Unsigned };
            let mut ints = Vec::new();
            ints::read_block(reader, count, sign, &mut ints)?;
            block.extend(ints.into_iter().map(|int| (tag, int)));
        }
    }
    Ok(())
}
