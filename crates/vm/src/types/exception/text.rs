//! The text of an exception: what `str` gives.

use crate::heap::Heap;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// Texts of exceptions whose only argument is an exception again are followed this far.
const MAX_DEPTH: usize = 1000;

impl Heap {
    /// `str(exception)`.
    ///
    /// # Errors
    ///
    /// [`Trap::Library`] when the program has a `__str__` or an argument needs Python code.
    pub fn exception_text(&mut self, exception: Value) -> Result<String, Trap> {
        let mut current = exception;
        for _ in 0..MAX_DEPTH {
            if !current.is(Kind::Exception) {
                return self.str_of(current);
            }
            if self.overrides(self.type_of(current), "__str__") {
                return Err(Trap::Library);
            }
            match self.own_text(current)? {
                Ok(text) => return Ok(text),
                Err(argument) => current = argument,
            }
        }
        Err(self.recursion_error("while getting the str of an object"))
    }

    /// The text by the rules of the built-in class; an argument whose text it is.
    pub(super) fn own_text(&mut self, exception: Value) -> Result<Result<String, Value>, Trap> {
        let native = self.native_type(exception);
        let args = self.exception(exception).args;
        let items = self.tuple(args).items.clone();
        if native.is_subtype(TypeId::OSError) {
            let [number, text, name] = ["errno", "strerror", "filename"]
                .map(|field| self.extra(exception, field).filter(|value| !value.is_none()));
            if let (Some(number), Some(text)) = (number, text) {
                let start =
                    format!("[Errno {}] {}", self.part_text(number)?, self.part_text(text)?);
                let Some(name) = name else { return Ok(Ok(start)) };
                let name = self.repr(name)?;
                return Ok(Ok(match self.extra(exception, "filename2") {
                    Some(second) => format!("{start}: {name} -> {}", self.repr(second)?),
                    None => format!("{start}: {name}"),
                }));
            }
        }
        if native.is_subtype(TypeId::BaseExceptionGroup)
            && let [message, exceptions] = *items
        {
            let count = match exceptions.kind() {
                Some(Kind::Tuple) => self.tuple(exceptions).items.len(),
                Some(Kind::List) => self.list(exceptions).items.len(),
                _ => 0,
            };
            let plural = if count == 1 { "" } else { "s" };
            let message = self.part_text(message)?;
            return Ok(Ok(format!("{message} ({count} sub-exception{plural})")));
        }
        if native.is_subtype(TypeId::SyntaxError)
            && let Some(text) = self.syntax_text(exception)?
        {
            return Ok(Ok(text));
        }
        if matches!(native, TypeId::UnicodeDecodeError | TypeId::UnicodeEncodeError)
            && let Some(text) = self.unicode_text(native, &items)
        {
            return Ok(Ok(text));
        }
        match *items {
            [] => Ok(Ok(String::new())),
            [key] if native.is_subtype(TypeId::KeyError) => Ok(Ok(self.repr(key)?)),
            [only] => Ok(Err(only)),
            _ => Ok(Ok(self.repr(args)?)),
        }
    }

    /// `str` of a part of an exception's text. An exception as such a part could nest without end,
    /// so the library does that.
    fn part_text(&mut self, part: Value) -> Result<String, Trap> {
        if part.is(Kind::Exception) { Err(Trap::Library) } else { self.str_of(part) }
    }

    fn syntax_text(&mut self, exception: Value) -> Result<Option<String>, Trap> {
        let message = self.exception_attribute(exception, "msg")?.unwrap_or(Value::NONE);
        let file = self.exception_attribute(exception, "filename")?;
        let file = file.and_then(|file| self.as_text(file)).map(ToOwned::to_owned);
        let line = self.exception_attribute(exception, "lineno")?.and_then(Value::as_small);
        if file.is_none() && line.is_none() {
            return Ok(None);
        }
        let message = self.part_text(message)?;
        // Of a path, only the last part is shown.
        let file = file.map(|file| file.rsplit('/').next().unwrap_or_default().to_owned());
        Ok(Some(match (file, line) {
            (Some(file), Some(line)) => format!("{message} ({file}, line {line})"),
            (Some(file), None) => format!("{message} ({file})"),
            (None, line) => format!("{message} (line {})", line.unwrap_or_default()),
        }))
    }

    fn unicode_text(&self, native: TypeId, items: &[Value]) -> Option<String> {
        let &[encoding, object, start, end, reason] = items else { return None };
        let (encoding, reason) = (self.as_text(encoding)?, self.as_text(reason)?);
        let (start, end) = (start.as_small()?, end.as_small()?);
        let place = usize::try_from(start).ok()?;
        let single = end == start + 1;
        if native == TypeId::UnicodeDecodeError {
            let byte = object.is(Kind::Bytes).then(|| self.bytes(object).0.get(place).copied());
            return Some(match byte {
                Some(Some(byte)) if single => format!(
                    "'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}"
                ),
                _ => format!(
                    "'{encoding}' codec can't decode bytes in position {start}-{}: {reason}",
                    end - 1
                ),
            });
        }
        let character = object.is(Kind::Str).then(|| self.str(object).char_at(place)).flatten();
        Some(match character {
            Some(character) if single => {
                let code = character as u32;
                let shown = match code {
                    0..0x100 => format!("\\x{code:02x}"),
                    0x100..0x1_0000 => format!("\\u{code:04x}"),
                    _ => format!("\\U{code:08x}"),
                };
                format!(
                    "'{encoding}' codec can't encode character '{shown}' in position {start}: {reason}"
                )
            }
            _ => format!(
                "'{encoding}' codec can't encode characters in position {start}-{}: {reason}",
                end - 1
            ),
        })
    }
}
