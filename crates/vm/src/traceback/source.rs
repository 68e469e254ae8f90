//! Lines and columns of a source text, from byte offsets.

/// The lines of a source text.
#[derive(Debug)]
pub struct Lines<'a> {
    source: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Finds the lines; they end as Python's do: `\n`, `\r\n` or `\r`.
    #[must_use]
    pub fn new(source: &'a str) -> Self {
        let mut starts = vec![0];
        let bytes = source.as_bytes();
        for (index, &byte) in bytes.iter().enumerate() {
            if byte == b'\n' || (byte == b'\r' && bytes.get(index + 1) != Some(&b'\n')) {
                starts.push(index + 1);
            }
        }
        Self { source, starts }
    }

    /// The index of the line with that byte, and the byte's offset within it.
    #[must_use]
    pub fn locate(&self, offset: u32) -> (usize, usize) {
        let offset = (offset as usize).min(self.source.len());
        let line = self.starts.partition_point(|&start| start <= offset).saturating_sub(1);
        (line, offset - self.starts.get(line).copied().unwrap_or(0))
    }

    /// How many lines there are; an empty one behind the last line break is none.
    #[must_use]
    pub fn count(&self) -> usize {
        let open = self.starts.last().is_some_and(|&start| start < self.source.len());
        self.starts.len() - usize::from(!open)
    }

    /// The line without the whitespace at its end.
    #[must_use]
    pub fn line(&self, index: usize) -> &'a str {
        let Some(&start) = self.starts.get(index) else { return "" };
        let end = self.starts.get(index + 1).copied().unwrap_or(self.source.len());
        self.source.get(start..end).unwrap_or_default().trim_end()
    }
}

/// The index of the line with a byte, and the text from the beginning of that line to its end,
/// without the whitespace there: what [`Lines`] gives, without looking at the lines behind it.
#[must_use]
pub fn line_with(source: &str, offset: u32) -> (usize, usize, &str) {
    let bytes = source.as_bytes();
    let offset = (offset as usize).min(bytes.len());
    let breaks =
        |at: usize| bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    let before = &bytes[..offset];
    let mut line = before.iter().filter(|&&byte| byte == b'\n').count();
    if before.contains(&b'\r') {
        line = (0..offset).filter(|&at| breaks(at)).count();
    }
    let start = (0..offset).rev().find(|&at| breaks(at)).map_or(0, |at| at + 1);
    let end = (offset..bytes.len()).find(|&at| breaks(at)).map_or(bytes.len(), |at| at + 1);
    (line, offset - start, source.get(start..end).unwrap_or_default().trim_end())
}

/// How many characters the first `bytes` bytes of a line are.
#[must_use]
pub fn characters(line: &str, bytes: usize) -> usize {
    let bytes = bytes.min(line.len());
    line.char_indices().take_while(|&(offset, _)| offset < bytes).count()
}

/// The line behind its first `chars` characters.
#[must_use]
pub fn behind(line: &str, chars: usize) -> &str {
    match line.char_indices().nth(chars) {
        Some((offset, _)) => &line[offset..],
        None => "",
    }
}

/// The first `chars` characters of a line.
#[must_use]
pub fn before(line: &str, chars: usize) -> &str {
    match line.char_indices().nth(chars) {
        Some((offset, _)) => &line[..offset],
        None => line,
    }
}

/// Removes the whitespace that all lines begin with. Lines of whitespace only become empty.
#[must_use]
pub fn dedent(lines: &[String]) -> Vec<String> {
    let filled = || lines.iter().filter(|line| !line.trim().is_empty());
    let first = filled().next().map_or("", String::as_str);
    let common = |margin: &usize| {
        let prefix = &first[..*margin];
        filled().all(|line| line.starts_with(prefix))
    };
    let blank = first.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let margin = (0..=blank).rev().find(common).unwrap_or(0);
    lines
        .iter()
        .map(|line| if line.trim().is_empty() { String::new() } else { line[margin..].to_owned() })
        .collect()
}
