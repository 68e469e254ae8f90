//! What the host keeps with a program, and the numbers in the section of the state.

use std::collections::HashMap;

use diapause_vm::exec::Cont;

use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::writer::Writer;

/// What the host keeps with a program: the limits it runs under, and what it has used up so far.
/// The snapshot stores it; nothing in it is acted upon by loading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Limit of memory in bytes.
    pub memory_bytes: u64,
    /// Limit of safepoints per turn.
    pub steps: u64,
    /// Limit of execution time per turn in microseconds.
    pub duration_us: u64,
    /// Limit of execution time in total in microseconds.
    pub total_us: u64,
    /// Limit of nested activations.
    pub recursion: u64,
    /// Limit of output in bytes.
    pub output_bytes: u64,
    /// Limit of calls of host functions.
    pub suspensions: u64,
    /// Safepoints passed so far.
    pub used_steps: u64,
    /// Execution time so far in microseconds.
    pub used_us: u64,
    /// Output so far in bytes. Taken from the machine when it is dumped.
    pub output_written: u64,
    /// Calls of host functions so far.
    pub used_suspensions: u64,
    /// What the host keeps of its resources, by their handles. They have a section of their own.
    pub resources: Tokens,
}

/// What stands in a snapshot for resources, by their handles: a token from which the host makes
/// the object again, or nothing for those that are lost.
pub type Tokens = HashMap<u64, Option<Vec<u8>>>;

impl Meta {
    /// The numbers in the order in which [`Meta::write`] writes them, the limits first.
    fn numbers(&mut self) -> [&mut u64; 11] {
        [
            &mut self.memory_bytes,
            &mut self.steps,
            &mut self.duration_us,
            &mut self.total_us,
            &mut self.recursion,
            &mut self.output_bytes,
            &mut self.suspensions,
            &mut self.used_steps,
            &mut self.used_us,
            &mut self.output_written,
            &mut self.used_suspensions,
        ]
    }

    /// Writes the section: which limits are not the usual ones, a bit for each; these, which are
    /// mostly round; what was used.
    pub fn write(&self, writer: &mut Writer) {
        let limits = [
            self.memory_bytes,
            self.steps,
            self.duration_us,
            self.total_us,
            self.recursion,
            self.output_bytes,
            self.suspensions,
        ];
        let unusual = |nth: usize| limits[nth] != USUAL[nth];
        writer.byte((0..LIMITS).fold(0, |all, nth| all | u8::from(unusual(nth)) << nth));
        (0..LIMITS).filter(|&nth| unusual(nth)).for_each(|nth| writer.rounded(limits[nth]));
        [self.used_steps, self.used_us, self.output_written, self.used_suspensions]
            .into_iter()
            .for_each(|number| writer.varint(number));
    }

    /// Reads what [`Meta::write`] wrote.
    pub fn read(reader: &mut Reader) -> Result<Self, SnapshotError> {
        let mut meta = Self::default();
        let unusual = reader.byte()?;
        ensure!(unusual < 1 << LIMITS, "limits {unusual:#x}, some unknown");
        for (nth, number) in meta.numbers().into_iter().enumerate() {
            *number = match USUAL.get(nth) {
                Some(_) if unusual >> nth & 1 == 1 => reader.rounded()?,
                Some(&usual) => usual,
                None => reader.varint()?,
            };
        }
        Ok(meta)
    }
}

/// The limits that are not written. Part of the format, whatever the limits by default become.
const USUAL: [u64; LIMITS] =
    [256 << 20, 10_000_000_000, 60_000_000, 300_000_000, 1000, 16 << 20, 1_000_000];

/// How many of the numbers are limits.
const LIMITS: usize = 7;

/// Which parts of the state are there, as bits, in the order in which they follow.
pub mod parts {
    pub const PENDING: u64 = 1;
    pub const WAITING: u64 = 1 << 1;
    pub const INJECTED: u64 = 1 << 2;
    pub const MODULES: u64 = 1 << 3;
    pub const SOURCES: u64 = 1 << 4;
    pub const STREAMS: u64 = 1 << 5;
    pub const REPR_ACTIVE: u64 = 1 << 6;
    pub const WEAK_DEAD: u64 = 1 << 7;
    pub const MAX_STR_DIGITS: u64 = 1 << 8;
    pub const ENTROPY: u64 = 1 << 9;
    pub const INTERACTIVE: u64 = 1 << 10;

    pub const ALL: u64 = (1 << 11) - 1;
}

/// What becomes of a result, as a number: the kind, and above it the register or stage.
pub fn cont_number(cont: Cont) -> i64 {
    match cont {
        Cont::Entry => 0,
        Cont::Store(register) => 1 | i64::from(register) << 3,
        Cont::Init(register) => 2 | i64::from(register) << 3,
        Cont::Finish(stage) => 3 | i64::from(stage) << 3,
        Cont::Discard => 4,
    }
}

/// The reverse of [`cont_number`].
pub fn cont_of(number: i64) -> Option<Cont> {
    let operand = u8::try_from(number >> 3).ok()?;
    Some(match number & 7 {
        0 if operand == 0 => Cont::Entry,
        1 => Cont::Store(operand),
        2 => Cont::Init(operand),
        3 => Cont::Finish(operand),
        4 if operand == 0 => Cont::Discard,
        _ => return None,
    })
}
