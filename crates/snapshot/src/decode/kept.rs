//! Modules that were read and checked lately, in this process. Where many programs sleep, most have
//! the same few sources: their bytes are compared, which takes a small part of reading and checking
//! them again, and their code is there once.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use diapause_bytecode::Module;

use super::code;
use crate::error::SnapshotError;
use crate::reader::Reader;
use crate::verify;

/// How many modules are kept, and how many bytes these have in snapshots. They take some twenty
/// times as much when they are read.
const MOST: usize = 64;
const MOST_BYTES: usize = 1 << 20;

struct Kept {
    bytes: Box<[u8]>,
    /// What reading and checking it was allowed to take.
    memory: usize,
    module: Arc<Module>,
}

/// Those that were needed last come first.
static KEPT: Mutex<Vec<Kept>> = Mutex::new(Vec::new());

fn kept() -> MutexGuard<'static, Vec<Kept>> {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The next module, which is one of the program, checked; `memory` bounds what that may take.
pub fn module(reader: &mut Reader, memory: usize) -> Result<Arc<Module>, SnapshotError> {
    if let Some(module) = find(reader, memory) {
        return Ok(module);
    }
    let before = reader.rest();
    let module = code::module(reader, memory)?;
    verify::module(&module, memory)?;
    verify::own(&module)?;
    let module = Arc::new(module);
    keep(&before[..before.len() - reader.left()], memory, &module);
    Ok(module)
}

/// Where a module ends follows from its bytes alone: what begins with all bytes of one is this one.
fn find(reader: &mut Reader, memory: usize) -> Option<Arc<Module>> {
    let mut kept = kept();
    let fits = |it: &Kept| it.memory <= memory && reader.rest().starts_with(&it.bytes);
    let place = kept.iter().position(fits)?;
    kept[..=place].rotate_right(1);
    let first = kept.first()?;
    reader.skip(first.bytes.len());
    Some(Arc::clone(&first.module))
}

fn keep(bytes: &[u8], memory: usize, module: &Arc<Module>) {
    if bytes.len() > MOST_BYTES {
        return;
    }
    let mut kept = kept();
    // Another thread may have read the same, or it was allowed to take more before.
    kept.retain(|it| *it.bytes != *bytes);
    kept.insert(0, Kept { bytes: bytes.into(), memory, module: Arc::clone(module) });
    let mut room = MOST_BYTES;
    let fitting = kept.iter().take(MOST).map_while(|it| {
        room = room.checked_sub(it.bytes.len())?;
        Some(it)
    });
    let fitting = fitting.count();
    let gone = kept.split_off(fitting);
    drop(kept);
    drop(gone);
}

#[cfg(test)]
mod tests {
    use diapause_compiler::{Mode, compile};

    use super::*;
    use crate::encode::code as write;
    use crate::writer::Writer;

    fn bytes(source: &str) -> Vec<u8> {
        let module = compile(source, "kept.py", Mode::Program).expect("it compiles");
        let mut writer = Writer::default();
        write::module(&mut writer, &module).expect("it can be written");
        writer.finish()
    }

    #[test]
    fn what_was_read_is_kept_with_what_it_was_allowed_to_take() {
        const ROOM: usize = 1 << 20;
        let (first, other) = (bytes("a = 'kept'\n"), bytes("a = 'kept'\nb = 2\n"));
        // What stands behind a module is no part of it.
        let both = [first.as_slice(), &other, &[9]].concat();
        let mut read = Reader::new(&both, "the test");
        let modules = [module(&mut read, ROOM), module(&mut read, ROOM)].map(Result::unwrap);
        assert_eq!(read.rest(), [9]);
        let mut read = Reader::new(&both, "the test");
        for known in &modules {
            let again = module(&mut read, ROOM).expect("it was read before");
            assert!(Arc::ptr_eq(&again, known));
        }
        assert_eq!(read.rest(), [9]);
        // With less memory it is refused as it would have been at first.
        assert!(module(&mut Reader::new(&first, "the test"), 8).is_err());
        assert!(module(&mut Reader::new(&first[..first.len() - 1], "the test"), ROOM).is_err());
    }
}
