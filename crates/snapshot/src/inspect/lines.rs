//! Places in the source, of code that nobody has checked.

use diapause_bytecode::{Module, Position};

/// Bytes of a line in which characters are counted; a place farther behind is told in bytes.
const LONGEST: usize = 4096;

/// A stretch of source. Lines and columns count from 1, columns in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
}

/// Where the lines of a module begin.
pub struct Lines<'m> {
    source: &'m [u8],
    starts: Vec<usize>,
}

impl<'m> Lines<'m> {
    pub fn of(module: &'m Module) -> Self {
        let source = module.source.as_bytes();
        let breaks = source.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let starts = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect();
        Self { source, starts }
    }

    pub fn place(&self, position: Position) -> Place {
        let (line, column) = self.locate(position.start);
        let (end_line, end_column) = self.locate(position.end);
        Place { line, column, end_line, end_column }
    }

    fn locate(&self, offset: u32) -> (u32, u32) {
        let offset = (offset as usize).min(self.source.len());
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = &self.source[start..offset];
        let column = match before.len() {
            0..=LONGEST => before.iter().filter(|&&byte| byte & 0xc0 != 0x80).count(),
            more => more,
        };
        (line as u32, column as u32 + 1)
    }
}
