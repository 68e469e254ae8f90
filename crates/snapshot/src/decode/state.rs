//! Frames, the pending call, and the rest of the machine.

use diapause_vm::entropy::Entropy;
use diapause_vm::exec::{Cont, Frame, Interactive, Pending, Waiting};
use diapause_vm::value::{Kind, Value};

use super::values::Decoder;
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::verify::MAX_OFFSET;
use crate::wire::{WireCont, WireEntropy, WireFrame, WirePending, WireState, WireWaiting};

const fn cont(cont: WireCont) -> Cont {
    match cont {
        WireCont::Entry => Cont::Entry,
        WireCont::Store(register) => Cont::Store(register),
        WireCont::Init(register) => Cont::Init(register),
        WireCont::Finish(stage) => Cont::Finish(stage),
        WireCont::Discard => Cont::Discard,
    }
}

impl Decoder {
    /// The section of the state.
    pub fn state(&mut self, mut reader: Reader) -> Result<(), SnapshotError> {
        let wire: WireState = reader.get()?;
        let pending = wire.pending.as_ref().map(|pending| self.pending(pending)).transpose()?;
        let waiting = wire.waiting.as_ref().map(|waiting| self.waiting(waiting)).transpose()?;
        let injected = wire.injected.map(|wire| self.of_kind(wire, Kind::Exception)).transpose()?;
        let modules = wire.modules.map(|wire| self.of_kind(wire, Kind::Dict)).transpose()?;
        let sources = wire.sources.map(|wire| self.of_kind(wire, Kind::Dict)).transpose()?;
        let streams = self.optional(wire.streams, Kind::Tuple)?;
        self.heap().set_streams(streams);
        let repr_active = self.values(&wire.repr_active)?;
        self.heap().set_repr_active(repr_active);
        let weak_dead = self.values(&wire.weak_dead)?;
        ensure!(
            weak_dead.iter().all(|value| value.is(Kind::Weak)),
            "something other than weak references whose callbacks are to be called"
        );
        self.heap().set_weak_dead(weak_dead);
        self.heap().set_max_str_digits(wire.max_str_digits);
        if let Some(WireEntropy { seed, generation, drawn, renews }) = wire.entropy {
            self.heap().entropy = Entropy { seed, generation, drawn, renews };
        }
        let interactive = match wire.interactive {
            Some((globals, feeds)) => {
                Some(Interactive { globals: self.of_kind(globals, Kind::Dict)?, feeds })
            }
            None => None,
        };
        let state = &mut self.machine.state;
        state.interactive = interactive;
        state.recursion_limit = wire.recursion_limit;
        state.calls = wire.calls;
        state.pending = pending;
        state.waiting = waiting;
        state.injected = injected;
        state.modules = modules;
        state.sources = sources;

        let count = reader.count()?;
        self.charge::<Frame>(count)?;
        let (mut base, mut depth) = (0_u32, 0);
        for index in 0..count {
            let wire: WireFrame = reader.get()?;
            ensure!(
                wire.offset <= MAX_OFFSET && (index > 0 || wire.offset == 0),
                "frame {index} starts {} registers behind the one below",
                wire.offset
            );
            base = base.saturating_add(wire.offset);
            let code = self.code(wire.code)?;
            // What is part of the library is not counted, as when it was entered.
            depth += u32::from(!self.sees_intrinsics(code));
            let frame = Frame {
                code,
                pc: wire.pc,
                base,
                cont: cont(wire.cont),
                depth,
                globals: self.of_kind(wire.globals, Kind::Dict)?,
                handled: self.optional(wire.handled, Kind::Exception)?,
                subject: self.value(wire.subject)?,
            };
            self.machine.frames.push(frame);
        }
        self.stack(&mut reader)?;
        self.machine.share_codes();
        reader.end()
    }

    /// The live registers of all frames.
    fn stack(&mut self, reader: &mut Reader) -> Result<(), SnapshotError> {
        let Some(top) = self.machine.frames.last() else { return Ok(()) };
        let len = top.base as usize + 256;
        self.charge::<Value>(len)?;
        let mut stack = vec![Value::UNBOUND; len];
        for index in 0..self.machine.frames.len() {
            let frame = self.machine.frames[index];
            self.in_library = self.sees_intrinsics(frame.code);
            let count = self.machine.live_registers_of(index);
            for place in 0..count {
                let register = self.register(reader.get()?)?;
                stack[frame.base as usize + place] = register;
            }
            self.in_library = false;
        }
        self.machine.set_stack(&stack);
        Ok(())
    }

    fn waiting(&mut self, wire: &WireWaiting) -> Result<Waiting, SnapshotError> {
        self.charge::<(u64, Value)>(wire.calls.len())?;
        let mut calls = Vec::with_capacity(wire.calls.len());
        for &(id, name) in &wire.calls {
            calls.push((id, self.of_kind(name, Kind::Str)?));
        }
        ensure!(
            wire.delay.is_none_or(|delay| delay.is_finite() && delay >= 0.0),
            "a timer in {:?} seconds",
            wire.delay
        );
        Ok(Waiting { calls, delay: wire.delay, cont: cont(wire.cont) })
    }

    fn pending(&mut self, wire: &WirePending) -> Result<Pending, SnapshotError> {
        let name = self.of_kind(wire.name, Kind::Str)?;
        let args = self.values(&wire.args)?;
        self.charge::<(Value, Value)>(wire.keywords.len())?;
        let mut keywords = Vec::with_capacity(wire.keywords.len());
        for &(name, value) in &wire.keywords {
            keywords.push((self.of_kind(name, Kind::Str)?, self.value(value)?));
        }
        let (call_id, method_call) = (wire.call_id, wire.method_call);
        Ok(Pending { name, args, keywords, call_id, method_call, cont: cont(wire.cont) })
    }
}
