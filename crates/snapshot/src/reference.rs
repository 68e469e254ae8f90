//! Code that is left out and named by the SHA-256 of its bytes.

use diapause_bytecode::Module;
use sha2::{Digest, Sha256};

use crate::encode;
use crate::error::SnapshotError;
use crate::writer::Writer;

/// Bytes of a hash.
pub const HASH_BYTES: usize = 32;

/// The hash of the bytes of a module.
pub fn code_hash(bytes: &[u8]) -> [u8; HASH_BYTES] {
    let hash = Sha256::digest(bytes);
    std::array::from_fn(|at| hash[at])
}

/// The hash of a module, computed once.
pub fn hash_of(module: &Module) -> Result<[u8; HASH_BYTES], SnapshotError> {
    if let Some(hash) = module.written.hash() {
        return Ok(hash);
    }
    let mut writer = Writer::default();
    encode::code::module(&mut writer, module)?;
    Ok(module.written.keep_hash(code_hash(writer.bytes())))
}

/// Hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
