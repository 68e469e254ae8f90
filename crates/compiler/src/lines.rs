//! Line numbers of offsets.

use ruff_text_size::TextSize;

pub(crate) struct Lines {
    /// Offsets of the first byte of each line.
    starts: Vec<u32>,
}

impl Lines {
    pub fn new(source: &str) -> Self {
        let bytes = source.as_bytes();
        let mut starts = vec![0];
        for (i, &b) in bytes.iter().enumerate() {
            if b == b'\n' || (b == b'\r' && bytes.get(i + 1) != Some(&b'\n')) {
                starts.push(i as u32 + 1);
            }
        }
        Self { starts }
    }

    /// The line of the offset, counted from 1.
    pub fn line(&self, offset: TextSize) -> u32 {
        self.starts.partition_point(|&s| s <= offset.to_u32()) as u32
    }
}
