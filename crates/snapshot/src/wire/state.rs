//! Frames, the pending call, and what the host keeps with a program.

use serde::{Deserialize, Serialize};

use super::{WireCodeRef, WireValue};

/// What the host keeps with a program: the limits it runs under, and what it has used up so far.
/// The snapshot stores it; nothing in it is acted upon by loading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// What tracebacks call the program.
    pub script_name: String,
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
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WireCont {
    Entry,
    Store(u8),
    Init(u8),
    Finish(u8),
    Discard,
}

/// An activation. The live registers of all frames follow behind the last frame.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct WireFrame {
    pub code: WireCodeRef,
    pub pc: u32,
    /// How far its window starts behind that of the frame below.
    pub offset: u32,
    pub cont: WireCont,
    pub globals: WireValue,
    pub handled: WireValue,
    pub subject: WireValue,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WirePending {
    pub name: WireValue,
    pub args: Vec<WireValue>,
    pub keywords: Vec<(WireValue, WireValue)>,
    pub call_id: u64,
    pub method_call: bool,
    pub cont: WireCont,
}

/// Calls that are answered later, which the program waits for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WireWaiting {
    /// The identity of each with the name of its function.
    pub calls: Vec<(u64, WireValue)>,
    /// Seconds until the first timer is due.
    pub delay: Option<f64>,
    pub cont: WireCont,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct WireEntropy {
    pub seed: [u8; 32],
    pub generation: u32,
    pub drawn: u64,
    pub renews: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WireState {
    pub recursion_limit: u32,
    pub calls: u64,
    pub pending: Option<WirePending>,
    pub injected: Option<WireValue>,
    pub modules: Option<WireValue>,
    pub repr_active: Vec<WireValue>,
    /// The texts of modules that the host provides, by path.
    pub sources: Option<WireValue>,
    pub waiting: Option<WireWaiting>,
    /// The namespace of `sys` and its first `stdout`, a tuple, or None.
    pub streams: WireValue,
    /// Weak references whose callbacks are still to be called.
    pub weak_dead: Vec<WireValue>,
    /// `sys.get_int_max_str_digits()`.
    pub max_str_digits: u32,
    /// Of an interactive session: its globals, and how many programs there were.
    pub interactive: Option<(WireValue, u64)>,
    /// Where random numbers come from, unless the host handed over nothing and nothing was drawn.
    pub entropy: Option<WireEntropy>,
}
