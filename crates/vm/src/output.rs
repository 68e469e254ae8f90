//! What the program prints, until the host takes it.

use crate::trap::{LimitKind, Trap};

/// Where output goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

/// Output that the host has not taken yet, in the order it was written.
#[derive(Debug)]
pub struct Output {
    chunks: Vec<(Stream, String)>,
    written: u64,
    limit: u64,
}

impl Default for Output {
    fn default() -> Self {
        Self { chunks: Vec::new(), written: 0, limit: u64::MAX }
    }
}

impl Output {
    /// Sets the limit, in bytes over the whole life of the program.
    pub fn set_limit(&mut self, limit: u64) {
        self.limit = limit;
    }

    /// Bytes written so far.
    #[must_use]
    pub const fn written(&self) -> u64 {
        self.written
    }

    /// Sets the bytes written so far, when a snapshot is loaded.
    pub fn set_written(&mut self, written: u64) {
        self.written = written;
    }

    /// Writes text.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when the limit is exceeded; nothing is written then.
    pub fn write(&mut self, stream: Stream, text: &str) -> Result<(), Trap> {
        let written = self.written.saturating_add(text.len() as u64);
        if written > self.limit {
            return Err(Trap::Limit(LimitKind::Output));
        }
        self.written = written;
        match self.chunks.last_mut() {
            Some((last, chunk)) if *last == stream => chunk.push_str(text),
            _ => self.chunks.push((stream, text.to_owned())),
        }
        Ok(())
    }

    /// Takes what was written since the last time.
    pub fn take(&mut self) -> Vec<(Stream, String)> {
        std::mem::take(&mut self.chunks)
    }
}
