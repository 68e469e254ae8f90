//! The items of containers as a vector, where iterating calls no code of the program.

use diapause_bytecode::BinaryOp;

use crate::heap::Heap;
use crate::object::ViewKind;
use crate::trap::Trap;
use crate::value::{Kind, Value};

impl Heap {
    /// The items that iterating over a built-in container gives.
    ///
    /// # Errors
    ///
    /// [`Trap::Library`] for iterators, generators and instances; `TypeError` for what cannot be
    /// iterated.
    pub fn native_items(&mut self, value: Value) -> Result<Vec<Value>, Trap> {
        Ok(match value.kind() {
            Some(Kind::List) => {
                let items = &self.list(value).items;
                self.reserve_items(items.len())?;
                items.clone()
            }
            Some(Kind::Tuple) => self.tuple(value).items.to_vec(),
            Some(Kind::Str) => return self.characters_of(value),
            Some(Kind::MemoryView) => return self.view_items_list(value),
            Some(Kind::Bytes | Kind::ByteArray) => {
                let bytes = self.raw_bytes(value);
                self.reserve_items(bytes.len())?;
                bytes.iter().map(|&byte| Value::small(byte.into())).collect()
            }
            Some(Kind::Dict) => self.dict(value).iter().map(|entry| entry.key).collect(),
            Some(Kind::Set) => self.set(value).iter().map(|(item, _)| item).collect(),
            Some(Kind::DictView) => return self.view_items(value),
            Some(Kind::Range) => return self.range_items(value),
            Some(Kind::Iterator | Kind::Generator) => return Err(Trap::Library),
            _ if !self.is_plain(value) => return Err(Trap::Library),
            _ => {
                let message = format!("'{}' object is not iterable", self.type_name(value));
                return Err(self.type_error(message));
            }
        })
    }

    fn reserve_items(&self, len: usize) -> Result<usize, Trap> {
        self.reserve(len.checked_mul(size_of::<Value>()))
    }

    fn characters_of(&mut self, string: Value) -> Result<Vec<Value>, Trap> {
        let text: Box<str> = self.text(string).into();
        self.reserve_items(text.len())?;
        text.chars().map(|character| self.character(character)).collect()
    }

    fn view_items(&mut self, view: Value) -> Result<Vec<Value>, Trap> {
        let (dict, kind) = (self.dict_view(view).dict, self.dict_view(view).kind);
        self.reserve_items(self.dict(dict).len())?;
        let entries: Vec<_> =
            self.dict(dict).iter().map(|entry| (entry.key, entry.value)).collect();
        match kind {
            ViewKind::Keys => Ok(entries.into_iter().map(|(key, _)| key).collect()),
            ViewKind::Values => Ok(entries.into_iter().map(|(_, value)| value).collect()),
            ViewKind::Items => {
                entries.into_iter().map(|(key, value)| self.new_tuple([key, value])).collect()
            }
        }
    }

    fn range_items(&mut self, range: Value) -> Result<Vec<Value>, Trap> {
        let len = self.range_len(range)?;
        let len = len.as_small().and_then(|len| usize::try_from(len).ok());
        let bytes = len.and_then(|len| len.checked_mul(size_of::<Value>()));
        self.reserve(bytes)?;
        let (mut next, step) = (self.range(range).start, self.range(range).step);
        let mut items = Vec::with_capacity(len.unwrap_or(0));
        for _ in 0..len.unwrap_or(0) {
            items.push(next);
            next = self.integer(BinaryOp::Add, next, step)?;
        }
        Ok(items)
    }

    /// An operator on integers.
    pub(crate) fn integer(&mut self, op: BinaryOp, a: Value, b: Value) -> Result<Value, Trap> {
        match self.binary(op, a, b)? {
            Some(value) => Ok(value),
            None => Err(Trap::internal("integers do not have the operator")),
        }
    }
}
