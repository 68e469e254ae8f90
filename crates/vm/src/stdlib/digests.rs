//! Message digests behind the module `hashlib`, by the crates of RustCrypto.

use digest::{Digest, ExtendableOutput, Update, VariableOutput};

use crate::builtins::{Builtin, Native, Signature, of_kinds};
use crate::heap::Heap;
use crate::types::index::clamped_size;
use crate::value::Value;

fn digest_of<D: Digest>(data: &[u8]) -> Vec<u8> {
    D::digest(data).to_vec()
}

fn shake<D: ExtendableOutput + Update + Default>(data: &[u8], len: usize) -> Vec<u8> {
    let mut hasher = D::default();
    hasher.update(data);
    hasher.finalize_boxed(len).to_vec()
}

/// The digest of a length that is a parameter of the function; the longest when it has none of this
/// length.
fn sized<D: VariableOutput + Update>(data: &[u8], len: usize) -> Vec<u8> {
    let Ok(mut hasher) = D::new(len).or_else(|_| D::new(D::MAX_OUTPUT_SIZE)) else {
        return Vec::new();
    };
    hasher.update(data);
    hasher.finalize_boxed().to_vec()
}

/// `_digest(name, data, length)`: the digest of bytes; the length is that of the functions that
/// have digests of any length. None when there is no such function.
fn digest(heap: &mut Heap, args: &[Value]) -> Native {
    let [name, data, length] = *args else { return Err(heap.bad_arguments()) };
    let length = heap.int_to_i64(length).map_or(0, clamped_size);
    heap.reserve(Some(length))?;
    let data = &heap.bytes(data).0;
    let made = match heap.text(name) {
        "md5" => digest_of::<md5::Md5>(data),
        "sha1" => digest_of::<sha1::Sha1>(data),
        "sha224" => digest_of::<sha2::Sha224>(data),
        "sha256" => digest_of::<sha2::Sha256>(data),
        "sha384" => digest_of::<sha2::Sha384>(data),
        "sha512" => digest_of::<sha2::Sha512>(data),
        "sha3_224" => digest_of::<sha3::Sha3_224>(data),
        "sha3_256" => digest_of::<sha3::Sha3_256>(data),
        "sha3_384" => digest_of::<sha3::Sha3_384>(data),
        "sha3_512" => digest_of::<sha3::Sha3_512>(data),
        "blake2b" => sized::<blake2::Blake2bVar>(data, length),
        "blake2s" => sized::<blake2::Blake2sVar>(data, length),
        "shake_128" => shake::<sha3::Shake128>(data, length),
        "shake_256" => shake::<sha3::Shake256>(data, length),
        _ => return Ok(Value::NONE),
    };
    heap.new_bytes(made)
}

/// The functions.
pub(crate) const FUNCTIONS: &[Builtin] = &[Builtin::function(
    "_digest",
    Signature::Positional(3, 3),
    of_kinds!(digest; Str, Bytes, _),
    None,
)];
