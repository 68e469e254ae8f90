//! The instruction set of Diapause.
//!
//! | module | what lives there |
//! | --- | --- |
//! | [`opcode`] | the opcode table: one entry per instruction, from which the enum, the operand visitor and the disassembler are derived |
//! | [`code`] | code objects: one per module, function, lambda, class body and generator expression |
//! | [`operator`] | the operators that instructions carry as an operand |
//! | [`disassemble`] | a readable listing of a code object |
//!
//! This crate depends on nothing else of the workspace: the compiler writes what it defines,
//! the virtual machine runs it, the snapshot stores it.

#![forbid(unsafe_code)]

pub mod code;
pub mod disassemble;
pub mod opcode;
pub mod operator;

pub use code::{
    Code, CodeFlags, CodeIndex, Const, ExceptionEntry, Module, Parameters, Position, SPILL, Written,
};
pub use opcode::{Branch, Instr, Operand, inplace};
pub use operator::{BinaryOp, CommonValue, CompareOp, Conversion, SpecialMethod, UnaryOp};
