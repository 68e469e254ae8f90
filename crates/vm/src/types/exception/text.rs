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
        let is = |class| self.is_exception_of(exception, class);
        if is(TypeId::OSError)
            && let Some(text) = self.os_text(exception)?
        {
            return Ok(Ok(text));
        }
        let is = |class| self.is_exception_of(exception, class);
        if is(TypeId::BaseExceptionGroup) {
            let count = self.group_members(exception).map_or(0, |members| members.len());
            let plural = if count == 1 { "" } else { "s" };
            let message = self.field(exception, "message")?;
            let message = self.part_text(message)?;
            return Ok(Ok(format!("{message} ({count} sub-exception{plural})")));
        }
        if is(TypeId::SyntaxError) {
            return self.syntax_text(exception).map(Ok);
        }
        let unicode = is(TypeId::UnicodeDecodeError)
            || is(TypeId::UnicodeEncodeError)
            || is(TypeId::UnicodeTranslateError);
        let (import, key) = (is(TypeId::ImportError), is(TypeId::KeyError));
        if unicode && let Some(text) = self.unicode_text(exception)? {
            return Ok(Ok(text));
        }
        if import
            && let Some(message) = self.field(exception, "msg").ok().filter(|m| m.is(Kind::Str))
        {
            return Ok(Ok(self.text(message).to_owned()));
        }
        let args = self.exception(exception).args;
        let items = self.tuple(args).items.clone();
        match *items {
            [] => Ok(Ok(String::new())),
            [only] if key => Ok(Ok(self.repr(only)?)),
            [only] => Ok(Err(only)),
            _ => Ok(Ok(self.repr(args)?)),
        }
    }

    /// `str` of a part of an exception's text. An exception as such a part could nest without end,
    /// so the library does that.
    fn part_text(&mut self, part: Value) -> Result<String, Trap> {
        if part.is(Kind::Exception) { Err(Trap::Library) } else { self.str_of(part) }
    }

    fn os_text(&mut self, exception: Value) -> Result<Option<String>, Trap> {
        let [number, text, name, second] = ["errno", "strerror", "filename", "filename2"]
            .map(|field| self.extra(exception, field));
        if name.is_none() && (number.is_none() || text.is_none()) {
            return Ok(None);
        }
        let number = self.part_text(number.unwrap_or(Value::NONE))?;
        let text = self.part_text(text.unwrap_or(Value::NONE))?;
        let start = format!("[Errno {number}] {text}");
        let Some(name) = name else { return Ok(Some(start)) };
        let name = self.repr(name)?;
        Ok(Some(match second {
            Some(second) => format!("{start}: {name} -> {}", self.repr(second)?),
            None => format!("{start}: {name}"),
        }))
    }

    fn syntax_text(&mut self, exception: Value) -> Result<String, Trap> {
        let message = self.field(exception, "msg")?;
        let message = self.part_text(message)?;
        let file = self.field(exception, "filename")?;
        let file = self.as_text(file).map(ToOwned::to_owned);
        let line = self.field(exception, "lineno")?.as_small();
        // Of a path, only the last part is shown.
        let file = file.map(|file| file.rsplit('/').next().unwrap_or_default().to_owned());
        Ok(match (file, line) {
            (Some(file), Some(line)) => format!("{message} ({file}, line {line})"),
            (Some(file), None) => format!("{message} ({file})"),
            (None, Some(line)) => format!("{message} (line {line})"),
            (None, None) => message,
        })
    }

    /// The text of an error of encodings; none when its parts are not what they should be.
    fn unicode_text(&mut self, exception: Value) -> Result<Option<String>, Trap> {
        let [encoding, object, start, end, reason] =
            ["encoding", "object", "start", "end", "reason"]
                .map(|name| self.field(exception, name).unwrap_or(Value::NONE));
        let size = match object.kind() {
            Some(Kind::Bytes) => self.bytes(object).0.len(),
            Some(Kind::Str) => self.str(object).chars(),
            _ => return Ok(None),
        };
        let (Some(start), Some(end)) = (start.as_small(), end.as_small()) else { return Ok(None) };
        let (reason, encoding) = (self.part_text(reason)?, self.part_text(encoding)?);
        let place = usize::try_from(start).unwrap_or(usize::MAX);
        let single = place < size && start.checked_add(1) == Some(end);
        let last = end.saturating_sub(1);
        if object.is(Kind::Bytes) {
            let byte = self.bytes(object).0.get(place).copied();
            return Ok(Some(match byte {
                Some(byte) if single => format!(
                    "'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}"
                ),
                _ => format!(
                    "'{encoding}' codec can't decode bytes in position {start}-{last}: {reason}"
                ),
            }));
        }
        let doing = if self.is_exception_of(exception, TypeId::UnicodeTranslateError) {
            "can't translate".to_owned()
        } else {
            format!("'{encoding}' codec can't encode")
        };
        Ok(Some(match self.char_at(object, place) {
            Some(character) if single => {
                let code = character as u32;
                let shown = match code {
                    0..0x100 => format!("\\x{code:02x}"),
                    0x100..0x1_0000 => format!("\\u{code:04x}"),
                    _ => format!("\\U{code:08x}"),
                };
                format!("{doing} character '{shown}' in position {start}: {reason}")
            }
            _ => format!("{doing} characters in position {start}-{last}: {reason}"),
        }))
    }
}
