//! Frames, the pending call, and the rest of the machine.

use diapause_vm::entropy::Entropy;
use diapause_vm::exec::Cont;

use super::values::Encoder;
use crate::error::SnapshotError;
use crate::wire::{WireCont, WireEntropy, WireFrame, WirePending, WireState, WireWaiting};
use crate::writer::Writer;

const fn cont(cont: Cont) -> WireCont {
    match cont {
        Cont::Entry => WireCont::Entry,
        Cont::Store(register) => WireCont::Store(register),
        Cont::Init(register) => WireCont::Init(register),
        Cont::Finish(stage) => WireCont::Finish(stage),
        Cont::Discard => WireCont::Discard,
    }
}

impl Encoder<'_> {
    /// The section of the state.
    pub fn state(&mut self) -> Result<Vec<u8>, SnapshotError> {
        let mut writer = Writer::default();
        let machine = self.machine;
        let state = &machine.state;
        let pending = match &state.pending {
            Some(pending) => Some(WirePending {
                name: self.value(pending.name)?,
                args: self.values(&pending.args)?,
                keywords: pending
                    .keywords
                    .iter()
                    .map(|&(name, value)| Ok((self.value(name)?, self.value(value)?)))
                    .collect::<Result<_, SnapshotError>>()?,
                call_id: pending.call_id,
                method_call: pending.method_call,
                cont: cont(pending.cont),
            }),
            None => None,
        };
        let waiting = match &state.waiting {
            Some(waiting) => Some(WireWaiting {
                calls: waiting
                    .calls
                    .iter()
                    .map(|&(id, name)| Ok((id, self.value(name)?)))
                    .collect::<Result<_, SnapshotError>>()?,
                delay: waiting.delay,
                cont: cont(waiting.cont),
            }),
            None => None,
        };
        writer.put(&WireState {
            recursion_limit: state.recursion_limit,
            calls: state.calls,
            pending,
            injected: state.injected.map(|value| self.value(value)).transpose()?,
            modules: state.modules.map(|value| self.value(value)).transpose()?,
            sources: state.sources.map(|value| self.value(value)).transpose()?,
            waiting,
            streams: self.value(machine.heap.streams())?,
            repr_active: self.values(machine.heap.repr_active())?,
            weak_dead: self.values(machine.heap.weak_dead())?,
            max_str_digits: machine.heap.max_str_digits(),
            entropy: (machine.heap.entropy != Entropy::default()).then(|| {
                let Entropy { seed, generation, drawn, renews } = machine.heap.entropy;
                WireEntropy { seed, generation, drawn, renews }
            }),
            interactive: match state.interactive {
                Some(session) => Some((self.value(session.globals)?, session.feeds)),
                None => None,
            },
        })?;
        writer.count(machine.frames.len())?;
        let mut below = 0;
        for frame in &machine.frames {
            let frame = WireFrame {
                code: self.code(frame.code),
                pc: frame.pc,
                offset: frame.base - std::mem::replace(&mut below, frame.base),
                cont: cont(frame.cont),
                globals: self.value(frame.globals)?,
                handled: self.value(frame.handled)?,
                subject: self.value(frame.subject)?,
            };
            writer.put(&frame)?;
        }
        for index in 0..machine.frames.len() {
            for register in machine.live_registers(index) {
                let register = self.value(register)?;
                writer.put(&register)?;
            }
        }
        Ok(writer.finish())
    }
}
