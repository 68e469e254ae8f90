//! The section of natives.

use std::rc::Rc;

use diapause_vm::builtins;
use diapause_vm::types::TypeId;
use diapause_vm::value::{Kind, Value};

use super::referents::Native;
use super::values::Decoder;
use crate::column::ints::{self, Sign};
use crate::column::{choices, texts};
use crate::error::{SnapshotError, ensure};
use crate::library::Part;
use crate::reader::Reader;
use crate::wire::native::{KINDS, kind};

/// No name of the interpreter is longer in bytes. Names can share beginnings, so a few bytes may
/// stand for very long ones.
const LONGEST_NAME: usize = 1024;

impl Decoder {
    /// The section of natives of the `nth` snapshot. It makes code of the library ready.
    pub fn natives(&mut self, nth: usize, mut reader: Reader) -> Result<(), SnapshotError> {
        self.library.turn_to(nth);
        self.of_parts.reserve_exact(1);
        if reader.is_empty() {
            self.of_parts.push(Vec::new());
            return Ok(());
        }
        let count = reader.varint()?;
        // Each kind takes half a byte.
        let most = 2 * reader.left() as u64;
        ensure!(count > 0 && count <= most, "{count} natives, of at most {most}");
        let mut kinds = Vec::new();
        choices::read(&mut reader, count as usize, KINDS, &mut kinds)?;
        let mut counts = [0_usize; KINDS];
        kinds.iter().for_each(|&kind| counts[usize::from(kind)] += 1);
        let known = usize::from(kind::LIVE) + 1;
        ensure!(counts[known..].iter().all(|&count| count == 0), "a native of an unknown kind");
        let [builtins, types, library, code, live] =
            [kind::BUILTIN, kind::TYPE, kind::LIBRARY, kind::CODE, kind::LIVE]
                .map(|kind| counts[usize::from(kind)]);

        let mut column = |count: usize| {
            let mut numbers = Vec::new();
            ints::read(&mut reader, count, Sign::Unsigned, &mut numbers)?;
            let numbers = numbers.into_iter().map(|number| {
                u32::try_from(number)
                    .map_err(|_| SnapshotError::corrupt("a native with a number beyond 32 bits"))
            });
            numbers.collect::<Result<Vec<u32>, _>>()
        };
        let library_ordinals = column(library)?;
        let (parts, code_ordinals, signatures) = (column(code)?, column(code)?, column(code)?);
        let (pieces, places) = (column(live)?, column(live)?);

        // Those of each kind.
        let mut found: [Vec<Native>; 5] = std::array::from_fn(|_| Vec::new());
        let schema = |what: String| Err(SnapshotError::Schema { what });
        names(&mut reader, builtins, |_, name| {
            let Some(value) = builtins::index_of(name) else {
                return schema(format!("there is no built-in function {name:?}"));
            };
            // Those with a dot are functions of modules, `_operator.add` too.
            let private = name.starts_with('_') && !name.ends_with("__") && !name.contains('.');
            if private {
                self.private.push(value);
            }
            let native = if private { Native::Private(value) } else { Native::Value(value) };
            found[0].push(native);
            Ok(())
        })?;
        names(&mut reader, types, |_, name| {
            let Some(id) = TypeId::ALL.iter().find(|id| id.name() == name) else {
                return schema(format!("there is no built-in type {name:?}"));
            };
            found[1].push(Native::Value(id.value()));
            Ok(())
        })?;
        names(&mut reader, library, |nth, name| {
            // One inside another is no function without the cells that it captures.
            let inner = name.contains(".<locals>.");
            let index = Part::prelude().index(name, library_ordinals[nth]).filter(|_| !inner);
            let Some(index) = index else {
                return schema(format!("there is no library function {name:?}"));
            };
            found[2].push(Native::Value(Value::other(Kind::Library, index)));
            Ok(())
        })?;
        let prefixes = self.prefixes(&mut reader, code)?;
        let mut qualified = String::new();
        names(&mut reader, code, |nth, name| {
            qualified.clear();
            qualified.push_str(&prefixes[nth]);
            qualified.push_str(name);
            let wanted = (parts[nth], &*qualified, code_ordinals[nth], signatures[nth]);
            let code = self.library.named(&mut self.machine, self.limit, wanted)?;
            found[3].push(Native::Code(code));
            Ok(())
        })?;
        reader.end()?;
        for (piece, place) in pieces.into_iter().zip(places) {
            found[4].push(Native::Code(self.library.live(piece, place)?));
        }
        let mut next = found.map(Vec::into_iter);
        let natives = kinds.iter().filter_map(|&kind| next.get_mut(usize::from(kind))?.next());
        self.of_parts.push(natives.collect());
        Ok(())
    }

    /// What stands before the last part of names. Those that follow each other are most often the
    /// same.
    fn prefixes(&self, reader: &mut Reader, count: usize) -> Result<Vec<Rc<str>>, SnapshotError> {
        let mut prefixes: Vec<Rc<str>> = Vec::new();
        let mut room = self.limit;
        texts::read(reader, count, |prefix, _| {
            ensure!(prefix.len() <= LONGEST_NAME, "a native with {} bytes of name", prefix.len());
            if let Some(last) = prefixes.last().filter(|last| ***last == *prefix).cloned() {
                prefixes.push(last);
                return Ok(());
            }
            match room.checked_sub(prefix.len()) {
                Some(left) => room = left,
                None => return Err(SnapshotError::corrupt("names of natives that are too long")),
            }
            prefixes.push(prefix.into());
            Ok(())
        })?;
        Ok(prefixes)
    }
}

/// Reads names: each with its place.
fn names(
    reader: &mut Reader,
    count: usize,
    mut take: impl FnMut(usize, &str) -> Result<(), SnapshotError>,
) -> Result<(), SnapshotError> {
    let mut nth = 0;
    texts::read_names(reader, count, |name| {
        ensure!(name.len() <= LONGEST_NAME, "a native with a name of {} bytes", name.len());
        take(nth, name)?;
        nth += 1;
        Ok(())
    })
}
