//! Frames, the pending call, and the rest of the machine.

use diapause_vm::entropy::{Entropy, SEED_BYTES};
use diapause_vm::exec::{Cont, Frame, Interactive, Pending, Waiting};
use diapause_vm::value::{Kind, Value};

use super::library::is_of_library;
use super::referents::Allow;
use super::stream::Stream;
use super::values::Decoder;
use crate::column::BLOCK;
use crate::column::ints::{self, Sign};
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::verify::MAX_OFFSET;
use crate::wire::state::{cont_of, parts};

/// Places of the stack that an activation can take.
const WINDOW: usize = 256;

/// More often than anything can have happened.
const MOST_TIMES: u64 = 1 << 62;

fn cont(number: u64) -> Result<Cont, SnapshotError> {
    i64::try_from(number)
        .ok()
        .and_then(cont_of)
        .ok_or_else(|| SnapshotError::corrupt(format!("a result goes to {number}")))
}

/// How often something happened: it is counted on.
fn times(reader: &mut Reader) -> Result<u64, SnapshotError> {
    let count = reader.varint()?;
    ensure!(count <= MOST_TIMES, "{count} times, of at most {MOST_TIMES}");
    Ok(count)
}

fn yes_or_no(reader: &mut Reader) -> Result<bool, SnapshotError> {
    match reader.byte()? {
        0 => Ok(false),
        1 => Ok(true),
        other => Err(SnapshotError::corrupt(format!("{other} as yes or no"))),
    }
}

impl Decoder {
    /// The section of the state.
    pub fn state(&mut self, mut reader: Reader) -> Result<(), SnapshotError> {
        let reader = &mut reader;
        let there = reader.varint()?;
        ensure!(there & !parts::ALL == 0, "parts {there:#x} of the state, some unknown");
        let has = |part: u64| there & part != 0;
        let limit = reader.rounded()?;
        self.machine.state.recursion_limit = u32::try_from(limit).unwrap_or(u32::MAX);
        self.machine.state.calls = times(reader)?;
        if has(parts::PENDING) {
            self.machine.state.pending = Some(self.pending(reader)?);
        }
        if has(parts::WAITING) {
            self.machine.state.waiting = Some(self.waiting(reader)?);
        }
        if has(parts::INJECTED) {
            self.machine.state.injected = Some(self.one_of_kind(reader, Kind::Exception)?);
        }
        if has(parts::MODULES) {
            self.machine.state.modules = Some(self.one_of_kind(reader, Kind::Dict)?);
        }
        if has(parts::SOURCES) {
            self.machine.state.sources = Some(self.one_of_kind(reader, Kind::Dict)?);
        }
        if has(parts::STREAMS) {
            let streams = self.one_of_kind(reader, Kind::Tuple)?;
            self.heap().set_streams(streams);
        }
        if has(parts::REPR_ACTIVE) {
            let active = self.list(reader)?;
            self.heap().set_repr_active(active);
        }
        if has(parts::WEAK_DEAD) {
            let dead = self.list(reader)?;
            ensure!(
                dead.iter().all(|value| value.is(Kind::Weak)),
                "something other than weak references whose callbacks are to be called"
            );
            self.heap().set_weak_dead(dead);
        }
        if has(parts::MAX_STR_DIGITS) {
            let digits = reader.number()?;
            self.heap().set_max_str_digits(digits);
        }
        if has(parts::ENTROPY) {
            let seed = reader.raw(SEED_BYTES)?.first_chunk().copied().unwrap_or_default();
            let (generation, drawn) = (reader.number()?, times(reader)?);
            let renews = yes_or_no(reader)?;
            self.heap().entropy = Entropy { seed, generation, drawn, renews };
        }
        if has(parts::INTERACTIVE) {
            let globals = self.one_of_kind(reader, Kind::Dict)?;
            let feeds = times(reader)?;
            self.machine.state.interactive = Some(Interactive { globals, feeds });
        }
        self.frames(reader)?;
        self.machine.share_codes();
        reader.end()
    }

    fn one_of_kind(&mut self, reader: &mut Reader, kind: Kind) -> Result<Value, SnapshotError> {
        let value = self.one(reader, Allow::Value)?;
        self.of_kind(value, kind)
    }

    /// Values with their number before them.
    fn list(&mut self, reader: &mut Reader) -> Result<Vec<Value>, SnapshotError> {
        let count = self.announced::<Value>(reader)?;
        let mut values = Vec::with_capacity(count);
        self.column(reader, count, Allow::Value, &mut values)?;
        Ok(values)
    }

    fn frames(&mut self, reader: &mut Reader) -> Result<(), SnapshotError> {
        let count = self.announced::<Frame>(reader)?;
        // Codes, instructions, where results go, and how far each starts behind the one below.
        let mut columns = Vec::with_capacity(4 * count);
        for _ in 0..3 {
            ints::read(reader, count, Sign::Unsigned, &mut columns)?;
        }
        columns.extend((count > 0).then_some(0));
        ints::read(reader, count.saturating_sub(1), Sign::Unsigned, &mut columns)?;
        let mut columns = columns.chunks(count.max(1));
        let [codes, pcs, conts, offsets] =
            std::array::from_fn(|_| columns.next().unwrap_or_default());
        self.machine.frames.reserve_exact(count);
        let (mut base, mut depth) = (0_u32, 0);
        let mut block = Vec::new();
        for group in (0..count).step_by(BLOCK) {
            let rows = BLOCK.min(count - group);
            block.clear();
            self.column(reader, rows, Allow::Value, &mut block)?;
            self.column(reader, rows, Allow::Value, &mut block)?;
            self.column(reader, rows, Allow::Value, &mut block)?;
            for row in 0..rows {
                let index = group + row;
                let offset = u32::try_from(offsets[index]).unwrap_or(u32::MAX);
                ensure!(
                    offset <= MAX_OFFSET,
                    "frame {index} starts {offset} registers behind the one below"
                );
                base = base.saturating_add(offset);
                let code = self.code(codes[index])?;
                // What is part of the library is not counted, as when it was entered.
                depth += u32::from(!is_of_library(&self.machine, code));
                let frame = Frame {
                    code,
                    pc: u32::try_from(pcs[index])
                        .map_err(|_| SnapshotError::corrupt("an instruction beyond 32 bits"))?,
                    base,
                    cont: cont(conts[index] as u64)?,
                    depth,
                    globals: self.of_kind(block[row], Kind::Dict)?,
                    handled: self.optional(block[rows + row], Kind::Exception)?,
                    subject: block[2 * rows + row],
                };
                self.machine.frames.push(frame);
            }
        }
        self.stack(reader)
    }

    /// The live registers of all frames.
    fn stack(&mut self, reader: &mut Reader) -> Result<(), SnapshotError> {
        let Some(top) = self.machine.frames.last() else { return Ok(()) };
        let (top, len) = (top.base as usize, top.base as usize + WINDOW);
        self.charge::<Value>(len)?;
        if let [frame] = *self.machine.frames {
            let count = self.machine.live_registers_of(0);
            let mut stack = Vec::with_capacity(count);
            self.column(reader, count, Allow::Register, &mut stack)?;
            self.no_intrinsics(frame.code, &stack)?;
            self.machine.set_stack(&stack, len);
            return Ok(());
        }
        let counts: Vec<i64> = (0..self.machine.frames.len())
            .map(|index| self.machine.live_registers_of(index) as i64)
            .collect();
        let mut stack =
            vec![Value::UNBOUND; top + counts.last().map_or(0, |&count| count as usize)];
        let mut stream = Stream::new(&counts, Allow::Register);
        for (index, count) in counts.into_iter().enumerate() {
            let frame = self.machine.frames[index];
            let registers = stream.slice(self, reader, count)?;
            let base = frame.base as usize;
            stack[base..base + registers.len()].copy_from_slice(registers);
            self.no_intrinsics(frame.code, &stack[base..base + count as usize])?;
        }
        self.machine.set_stack(&stack, len);
        Ok(())
    }

    fn waiting(&mut self, reader: &mut Reader) -> Result<Waiting, SnapshotError> {
        let count = self.announced::<(u64, Value, u64, Value)>(reader)?;
        let ids = self.numbers(reader, count)?;
        let mut names = Vec::with_capacity(count);
        self.column(reader, count, Allow::Value, &mut names)?;
        let mut calls = Vec::with_capacity(count);
        for (id, name) in ids.into_iter().zip(names) {
            calls.push((id as u64, self.of_kind(name, Kind::Str)?));
        }
        let delay = if yes_or_no(reader)? {
            let bytes = reader.raw(8)?.first_chunk::<8>().copied().unwrap_or_default();
            Some(f64::from_le_bytes(bytes))
        } else {
            None
        };
        ensure!(
            delay.is_none_or(|delay| delay.is_finite() && delay >= 0.0),
            "a timer in {delay:?} seconds"
        );
        Ok(Waiting { calls, delay, cont: cont(reader.varint()?)? })
    }

    fn pending(&mut self, reader: &mut Reader) -> Result<Pending, SnapshotError> {
        let name = self.one_of_kind(reader, Kind::Str)?;
        let args = self.list(reader)?;
        let count = self.announced::<(Value, Value, Value)>(reader)?;
        let mut names = Vec::with_capacity(count);
        self.column(reader, count, Allow::Value, &mut names)?;
        let mut values = Vec::with_capacity(count);
        self.column(reader, count, Allow::Value, &mut values)?;
        let mut keywords = Vec::with_capacity(count);
        for (name, value) in names.into_iter().zip(values) {
            keywords.push((self.of_kind(name, Kind::Str)?, value));
        }
        let call_id = reader.varint()?;
        let rest = reader.varint()?;
        let (cont, of_host) = (cont(rest & 0xffff)?, rest >> 16);
        ensure!(matches!(of_host, 0 | 1 | 3), "{rest} as what becomes of a result");
        let (method_call, attribute) = (of_host != 0, of_host == 3);
        ensure!(
            !method_call || args.first().is_some_and(|receiver| receiver.is(Kind::Resource)),
            "a method of something that is no resource of the host"
        );
        Ok(Pending { name, args, keywords, call_id, method_call, attribute, cont })
    }
}
