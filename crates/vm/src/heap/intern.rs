//! Interned strings: one object per text, so that names compare by identity.

use std::cell::{Cell, OnceCell};
use std::hash::{BuildHasherDefault, Hasher};

use hashbrown::HashTable;

use super::Heap;
use crate::object::{Str, hash_of_bytes};
use crate::trap::Trap;
use crate::value::{Kind, Value};

/// Interned strings by the texts that they hold themselves.
pub(super) type Interned = HashTable<Value>;

/// Where interned strings are found by the address of a text, most often one of our own names:
/// looking at the text itself tells whether it is the one. Emptied by a collection; made when it is
/// first looked at, which a program that only sleeps does not.
pub(super) type Recent = OnceCell<Box<[Cell<Value>; RECENT]>>;

const RECENT: usize = 128;

/// Hashes texts as the heap's strings are hashed: names are looked up often.
pub(crate) type ByText = BuildHasherDefault<TextHasher>;

/// See [`ByText`].
#[derive(Debug, Default)]
pub(crate) struct TextHasher(u64);

impl Hasher for TextHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0 ^= hash_of_bytes(bytes);
    }

    /// What ends a text tells nothing: no text is hashed behind another.
    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        self.0
    }
}

impl Heap {
    /// The interned string with that text.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn intern(&mut self, text: &str) -> Result<Value, Trap> {
        match self.find_interned(text) {
            Some(value) => Ok(value),
            None => self.intern_new(text, hash_of_bytes(text.as_bytes())),
        }
    }

    /// The same for a text that is probably met for the first time, as when code is loaded.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn intern_once(&mut self, text: &str) -> Result<Value, Trap> {
        let hash = hash_of_bytes(text.as_bytes());
        match self.interned(text, hash) {
            Some(value) => Ok(value),
            None => self.intern_new(text, hash),
        }
    }

    /// So many texts are about to be interned.
    pub fn expect_interned(&mut self, count: usize) {
        let strs = &self.strs;
        self.interned.reserve(count, |known| strs.get(known.index()).hash());
    }

    /// The interned string with that text, whose hash is given.
    fn interned(&self, text: &str, hash: u64) -> Option<Value> {
        self.interned.find(hash, |&known| self.str(known).as_str() == text).copied()
    }

    fn intern_new(&mut self, text: &str, hash: u64) -> Result<Value, Trap> {
        if let [byte] = text.as_bytes() {
            let character = self.character(*byte as char)?;
            self.str_mut(character).set_interned();
            self.remember(character, hash)?;
            return Ok(character);
        }
        let value = self.alloc(Str::interned(text.into(), hash))?;
        self.remember(value, hash)?;
        Ok(value)
    }

    /// The interned string equal to a string; it becomes the interned one if there is none.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn intern_value(&mut self, string: Value) -> Result<Value, Trap> {
        if self.str(string).is_interned() {
            return Ok(string);
        }
        let known = self.str(string);
        let hash = known.hash();
        if let Some(known) = self.interned(known.as_str(), hash) {
            return Ok(known);
        }
        self.str_mut(string).set_interned();
        self.remember(string, hash)?;
        Ok(string)
    }

    /// The interned string with that text, if there is one: a name that was never interned is an
    /// attribute of nothing.
    #[must_use]
    pub fn find_interned(&self, text: &str) -> Option<Value> {
        let names =
            self.names.get_or_init(|| Box::new([const { Cell::new(Value::UNBOUND) }; RECENT]));
        let place = &names[(text.as_ptr() as usize >> 2 ^ text.len()) % RECENT];
        let known = place.get();
        if known.is(Kind::Str) && self.str(known).as_str() == text {
            return Some(known);
        }
        let found = self.interned(text, hash_of_bytes(text.as_bytes()));
        place.set(found.unwrap_or(Value::UNBOUND));
        found
    }

    /// A string that is not interned, when what changed since a snapshot is loaded: the one that is
    /// shared for a character may be interned here, but gone where it was dumped.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn new_str_beside(&mut self, text: &str) -> Result<Value, Trap> {
        let value = self.new_str(text)?;
        if !self.str(value).is_interned() {
            return Ok(value);
        }
        let value = self.alloc(Str::new(text.into()))?;
        if let [byte] = text.as_bytes()
            && let Some(shared) = self.characters.get_mut(usize::from(*byte))
        {
            *shared = value;
        }
        Ok(value)
    }

    /// Whether a live string of one character is the one that is shared.
    #[must_use]
    pub fn is_the_character(&self, string: Value) -> bool {
        let byte = self.str(string).as_str().as_bytes().first();
        byte.and_then(|&byte| self.characters.get(usize::from(byte))) == Some(&string)
    }

    /// Shares the interned strings of one character, when what changed since a snapshot was loaded.
    pub fn share_characters(&mut self) {
        for place in 0..self.characters.len() {
            let character = (place as u8 as char).to_string();
            if let Some(known) = self.interned(&character, hash_of_bytes(character.as_bytes())) {
                self.characters[place] = known;
            }
        }
    }

    /// Puts a string whose text is not there into the table, which doubles when it is full.
    fn remember(&mut self, string: Value, hash: u64) -> Result<(), Trap> {
        self.charge(2 * size_of::<Value>())?;
        let strs = &self.strs;
        self.interned.insert_unique(hash, string, |known| strs.get(known.index()).hash());
        Ok(())
    }
}
