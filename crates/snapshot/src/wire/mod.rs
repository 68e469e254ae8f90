//! The types that are written. All are append-only: variants and fields are never reordered,
//! changed or removed within a format version.

pub mod code;
pub mod object;
pub mod state;
pub mod value;

pub use code::{WireCode, WireConst};
pub use object::{
    Table, WireClass, WireDescriptorKind, WireException, WireFlavor, WireFunction, WireGenerator,
    WireGeneratorState, WireIter, WireMemoryView, WireShape, WireTracebackEntry, WireViewKind,
};
pub use state::{Meta, WireCont, WireEntropy, WireFrame, WirePending, WireState, WireWaiting};
pub use value::{WireCodeRef, WireNative, WireValue};
