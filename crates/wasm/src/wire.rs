//! How calls and answers are written: fields one after the other, without names or tags, all
//! numbers with their lowest byte first.
//!
//! | field | bytes |
//! | --- | --- |
//! | byte, `u32`, `f64` | 1, 4, 8 |
//! | text (UTF-8), bytes | the length as `u32`, then they |
//! | list | the count as `u32`, then the items |
//! | optional field | a byte 0; or a byte 1, then the field |
//!
//! `src/backends/wire.ts` is the other side.

use diapause_engine::EngineError;

/// Appends fields.
#[derive(Debug)]
pub struct Writer<'a>(pub &'a mut Vec<u8>);

impl Writer<'_> {
    pub fn byte(&mut self, value: u8) {
        self.0.push(value);
    }

    pub fn u32(&mut self, value: u32) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    pub fn f64(&mut self, value: f64) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    /// A length. Nothing in the memory of this module is longer than `u32` can tell.
    pub fn length(&mut self, value: usize) {
        self.u32(u32::try_from(value).unwrap_or(u32::MAX));
    }

    pub fn bytes(&mut self, value: &[u8]) {
        self.length(value.len());
        self.0.extend_from_slice(value);
    }

    pub fn text(&mut self, value: &str) {
        self.bytes(value.as_bytes());
    }

    pub fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.length(items.len());
        for item in items {
            write(self, item);
        }
    }

    pub fn option<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        self.byte(u8::from(value.is_some()));
        if let Some(value) = value {
            write(self, value);
        }
    }
}

/// Takes fields off the beginning.
#[derive(Debug)]
pub struct Reader<'a>(&'a [u8]);

type Result<T> = std::result::Result<T, EngineError>;

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Reader(bytes)
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let short = || EngineError::Internal("a call with too few bytes".into());
        let (taken, rest) = self.0.split_at_checked(length).ok_or_else(short)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N)?);
        Ok(array)
    }

    pub fn byte(&mut self) -> Result<u8> {
        Ok(self.array::<1>()?[0])
    }

    pub fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    pub fn f64(&mut self) -> Result<f64> {
        Ok(f64::from_le_bytes(self.array()?))
    }

    pub fn bytes(&mut self) -> Result<&'a [u8]> {
        let length = self.u32()? as usize;
        self.take(length)
    }

    pub fn text(&mut self) -> Result<String> {
        let bytes = self.bytes()?;
        match str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(_) => Err(EngineError::Internal("a text that is not UTF-8".into())),
        }
    }

    pub fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        let count = self.u32()?;
        (0..count).map(|_| read(self)).collect()
    }

    pub fn option<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<Option<T>> {
        match self.byte()? {
            0 => Ok(None),
            _ => read(self).map(Some),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let mut bytes = Vec::new();
        let mut writer = Writer(&mut bytes);
        writer.byte(7);
        writer.f64(0.5);
        writer.text("größe");
        writer.list(&["a", "b"], |writer, item| writer.text(item));
        writer.option(Some(3), Writer::u32);
        writer.option(None, Writer::u32);
        let mut reader = Reader::new(&bytes);
        assert_eq!(reader.byte().unwrap(), 7);
        assert_eq!(reader.f64().unwrap(), 0.5);
        assert_eq!(reader.text().unwrap(), "größe");
        assert_eq!(reader.list(Reader::text).unwrap(), ["a", "b"]);
        assert_eq!(reader.option(Reader::u32).unwrap(), Some(3));
        assert_eq!(reader.option(Reader::u32).unwrap(), None);
        assert!(reader.byte().is_err());
    }

    #[test]
    fn a_length_beyond_the_end_is_an_error() {
        assert!(Reader::new(&[255, 255, 255, 255, 1]).bytes().is_err());
        assert!(Reader::new(&[255, 255, 255, 255]).list(Reader::byte).is_err());
        assert!(Reader::new(&[1, 0, 0, 0, 0xFF]).text().is_err());
    }
}
