//! Frames, the pending call, and the rest of the machine.

use diapause_vm::entropy::Entropy;
use diapause_vm::exec::{Pending, Waiting};
use diapause_vm::text::DEFAULT_MAX_STR_DIGITS;
use diapause_vm::value::Value;

use super::block::Pieces;
use super::codes::Use;
use super::values::Encoder;
use crate::column::BLOCK;
use crate::column::ints::{self, Sign};
use crate::error::SnapshotError;
use crate::wire::state::{cont_number, parts};
use crate::writer::Writer;

impl Encoder<'_> {
    /// The section of the state.
    pub fn state(&mut self) -> Result<Vec<u8>, SnapshotError> {
        let mut writer = Writer::with_capacity(64);
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
            self.pending(&mut writer, pending);
        }
        if let Some(waiting) = &state.waiting {
            self.waiting(&mut writer, waiting);
        }
        for value in state.injected.into_iter().chain(state.modules).chain(state.sources) {
            self.one(&mut writer, value);
        }
        if there & parts::STREAMS != 0 {
            self.one(&mut writer, heap.streams());
        }
        for values in [heap.repr_active(), heap.weak_dead()] {
            if !values.is_empty() {
                writer.count(values.len());
                self.column(&mut writer, values);
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
            self.one(&mut writer, session.globals);
            writer.varint(session.feeds);
        }
        self.frames(&mut writer);
        Ok(writer.finish())
    }

    fn frames(&mut self, writer: &mut Writer) {
        let machine = self.machine;
        let frames = &machine.frames;
        writer.count(frames.len());
        let codes: Vec<i64> = frames.iter().map(|frame| self.code(frame.code, Use::Runs)).collect();
        ints::write(writer, &codes, Sign::Unsigned);
        let pcs: Vec<i64> = frames.iter().map(|frame| frame.pc.into()).collect();
        ints::write(writer, &pcs, Sign::Unsigned);
        let conts: Vec<i64> = frames.iter().map(|frame| cont_number(frame.cont)).collect();
        ints::write(writer, &conts, Sign::Unsigned);
        // How far each window starts behind that of the frame below; the first starts at 0.
        let offsets: Vec<i64> =
            frames.windows(2).map(|pair| (pair[1].base - pair[0].base).into()).collect();
        ints::write(writer, &offsets, Sign::Unsigned);
        for group in frames.chunks(BLOCK) {
            let columns: [Vec<Value>; 3] = [
                group.iter().map(|frame| frame.globals).collect(),
                group.iter().map(|frame| frame.handled).collect(),
                group.iter().map(|frame| frame.subject).collect(),
            ];
            columns.iter().for_each(|column| self.block(writer, column));
        }
        let mut registers = Pieces::default();
        for index in 0..frames.len() {
            registers.add(self, writer, &machine.live_registers(index));
        }
        registers.end(self, writer);
    }

    fn pending(&mut self, writer: &mut Writer, pending: &Pending) {
        self.one(writer, pending.name);
        writer.count(pending.args.len());
        self.column(writer, &pending.args);
        writer.count(pending.keywords.len());
        let (names, values): (Vec<Value>, Vec<Value>) = pending.keywords.iter().copied().unzip();
        self.column(writer, &names);
        self.column(writer, &values);
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
