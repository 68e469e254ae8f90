//! Frames, the pending call, and the rest of the machine.

use std::cell::Cell;

use diapause_vm::entropy::Entropy;
use diapause_vm::exec::{Frame, Pending, Waiting};
use diapause_vm::text::DEFAULT_MAX_STR_DIGITS;
use diapause_vm::value::Value;

use super::block::{Pieces, SHORT_VALUES};
use super::codes::Use;
use super::values::Encoder;
use crate::column::BLOCK;
use crate::column::ints::{self, Sign};
use crate::error::SnapshotError;
use crate::wire::Tag;
use crate::wire::state::{cont_number, parts};
use crate::writer::Writer;

impl Encoder<'_> {
    /// The section of the state.
    pub fn state(&mut self, writer: &mut Writer) -> Result<(), SnapshotError> {
        let machine = self.machine;
        let (state, heap) = (&machine.state, &machine.heap);
        let digits = heap.max_str_digits();
        let there = [
            (parts::PENDING, state.pending.is_some()),
            (parts::WAITING, state.waiting.is_some()),
            (parts::INJECTED, state.injected.is_some()),
            (parts::MODULES, state.modules.is_some()),
            (parts::SOURCES, state.sources.is_some()),
            (parts::STREAMS, !heap.streams().is_none()),
            (parts::REPR_ACTIVE, !heap.repr_active().is_empty()),
            (parts::WEAK_DEAD, !heap.weak_dead().is_empty()),
            (parts::MAX_STR_DIGITS, digits != DEFAULT_MAX_STR_DIGITS as u32),
            (parts::ENTROPY, heap.entropy != Entropy::default()),
            (parts::INTERACTIVE, state.interactive.is_some()),
        ];
        let there = there.iter().fold(0, |all, &(part, there)| all | if there { part } else { 0 });
        writer.varint(there);
        writer.rounded(state.recursion_limit.into());
        writer.varint(state.calls);
        if let Some(pending) = &state.pending {
            self.pending(writer, pending);
        }
        if let Some(waiting) = &state.waiting {
            self.waiting(writer, waiting);
        }
        for value in state.injected.into_iter().chain(state.modules).chain(state.sources) {
            self.one(writer, value);
        }
        if there & parts::STREAMS != 0 {
            self.one(writer, heap.streams());
        }
        for values in [heap.repr_active(), heap.weak_dead()] {
            if !values.is_empty() {
                writer.count(values.len());
                self.column(writer, values);
            }
        }
        if there & parts::MAX_STR_DIGITS != 0 {
            writer.varint(digits.into());
        }
        if there & parts::ENTROPY != 0 {
            let Entropy { seed, generation, drawn, renews } = heap.entropy;
            writer.raw(&seed);
            writer.varint(generation.into());
            writer.varint(drawn);
            writer.byte(renews.into());
        }
        if let Some(session) = state.interactive {
            self.one(writer, session.globals);
            writer.varint(session.feeds);
        }
        self.frames(writer);
        Ok(())
    }

    fn frames(&mut self, writer: &mut Writer) {
        let machine = self.machine;
        let frames = &machine.frames;
        writer.count(frames.len());
        let codes = frames.iter().map(|frame| self.code(frame.code, Use::Runs));
        ints::write_each(writer, codes, Sign::Unsigned);
        let pcs = frames.iter().map(|frame| frame.pc.into());
        ints::write_each(writer, pcs, Sign::Unsigned);
        let conts = frames.iter().map(|frame| cont_number(frame.cont));
        ints::write_each(writer, conts, Sign::Unsigned);
        // How far each window starts behind that of the frame below; the first starts at 0.
        let offsets = frames.windows(2).map(|pair| (pair[1].base - pair[0].base).into());
        ints::write_each(writer, offsets, Sign::Unsigned);
        let mut column = Vec::new();
        for group in frames.chunks(BLOCK) {
            let parts: [fn(&Frame) -> Value; 3] =
                [|frame| frame.globals, |frame| frame.handled, |frame| frame.subject];
            for part in parts {
                if group.len() < SHORT_VALUES {
                    group.iter().for_each(|frame| self.one(writer, part(frame)));
                    continue;
                }
                if group.iter().all(|frame| part(frame).is_none()) {
                    // What the block of these is, without a look at each.
                    writer.byte(Tag::NONE.0);
                    continue;
                }
                column.clear();
                column.extend(group.iter().map(part));
                self.block(writer, &column);
            }
        }
        self.registers(writer);
    }

    /// The live registers of all frames, as one column.
    fn registers(&mut self, writer: &mut Writer) {
        let machine = self.machine;
        if let [_] = *machine.frames
            && let registers = machine.live_registers(0)
            && registers.len() < SHORT_VALUES
        {
            registers.iter().for_each(|register| self.one(writer, register.get()));
            return;
        }
        let (mut column, mut values) = (Pieces::new(self), Vec::new());
        for (_, registers) in machine.activations() {
            values.clear();
            values.extend(registers.iter().map(Cell::get));
            column.add(self, writer, &values);
        }
        column.end(self, writer);
    }

    fn pending(&mut self, writer: &mut Writer, pending: &Pending) {
        self.one(writer, pending.name);
        writer.count(pending.args.len());
        self.column(writer, &pending.args);
        writer.count(pending.keywords.len());
        if !pending.keywords.is_empty() {
            let (names, values): (Vec<Value>, Vec<Value>) =
                pending.keywords.iter().copied().unzip();
            self.column(writer, &names);
            self.column(writer, &values);
        }
        writer.varint(pending.call_id);
        let of_host = u64::from(pending.method_call) | u64::from(pending.attribute) << 1;
        writer.varint(cont_number(pending.cont) as u64 | of_host << 16);
    }

    fn waiting(&mut self, writer: &mut Writer, waiting: &Waiting) {
        writer.count(waiting.calls.len());
        let (ids, names): (Vec<i64>, Vec<Value>) =
            waiting.calls.iter().map(|&(id, name)| (id as i64, name)).unzip();
        ints::write(writer, &ids, Sign::Unsigned);
        self.column(writer, &names);
        writer.byte(waiting.delay.is_some().into());
        if let Some(delay) = waiting.delay {
            writer.raw(&delay.to_le_bytes());
        }
        writer.varint(cont_number(waiting.cont) as u64);
    }
}
