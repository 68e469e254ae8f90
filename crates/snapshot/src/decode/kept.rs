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
