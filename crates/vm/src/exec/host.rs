//! The host's answers to calls of its functions.

use super::{Cont, Exec, Exit, Flow};
use crate::trap::Trap;
use crate::value::Value;

impl Exec<'_> {
    /// The host function gave a value.
    pub fn accept(&mut self, value: Value, cont: Cont) -> Result<(), Exit> {
        match self.deliver(value, cont, Value::NONE) {
            Ok(Flow::Exit) => self.stop(),
            Ok(_) => Ok(()),
            Err(trap) => match self.handle(trap) {
                Flow::Exit => self.stop(),
                _ => Ok(()),
            },
        }
    }

    /// The answer is what a function of the library gives.
    pub fn accept_call(&mut self, function: &str, args: &[Value], cont: Cont) -> Result<(), Exit> {
        match self.call_library(function, args, cont) {
            Ok(Flow::Exit) => self.stop(),
            Ok(_) => Ok(()),
            Err(trap) => match self.handle(trap) {
                Flow::Exit => self.stop(),
                _ => Ok(()),
            },
        }
    }

    /// The host function raised an exception.
    pub fn accept_error(&mut self, exception: Value) -> Result<(), Exit> {
        match self.handle(Trap::Raise(exception)) {
            Flow::Exit => self.stop(),
            _ => Ok(()),
        }
    }

    /// The loop starts again where it only wanted to be entered anew.
    fn stop(&mut self) -> Result<(), Exit> {
        match self.ended() {
            Exit::GrowStack => Ok(()),
            exit => Err(exit),
        }
    }
}
