//! The bytes in which a call and its answer cross.

use std::cell::RefCell;

/// Buffers larger than this are not kept for the next call.
const KEPT: usize = 1 << 20;

thread_local! {
    static CALL: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static LAST_WORDS: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for what belongs to a call, and tells where.
pub fn room(length: usize) -> *mut u8 {
    CALL.with_borrow_mut(|bytes| {
        bytes.clear();
        bytes.resize(length, 0);
        bytes.as_mut_ptr()
    })
}

/// Reads what belongs to the call. While it is read nothing else can be in its place: a call that
/// the host makes on the way has a buffer of its own.
pub fn read<T>(work: impl FnOnce(&[u8]) -> T) -> T {
    let bytes = CALL.take();
    let result = work(&bytes);
    if bytes.capacity() <= KEPT {
        CALL.set(bytes);
    }
    result
}

/// Writes an answer, and gives its length.
pub fn write(work: impl FnOnce(&mut Vec<u8>)) -> usize {
    let mut bytes = ANSWER.take();
    if bytes.capacity() > KEPT {
        bytes = Vec::new();
    }
    bytes.clear();
    work(&mut bytes);
    let length = bytes.len();
    ANSWER.set(bytes);
    length
}

/// Where the answer stands.
pub fn answer() -> *const u8 {
    ANSWER.with_borrow(|bytes| bytes.as_ptr())
}

/// Keeps the text of a panic. It may come at any moment, also while a buffer is in use.
pub fn keep_last_words(text: String) {
    let _ = LAST_WORDS.try_with(|words| {
        if let Ok(mut words) = words.try_borrow_mut() {
            *words = text.into_bytes();
        }
    });
}

/// Makes the text of the panic the answer, and gives its length.
pub fn last_words() -> usize {
    let words = LAST_WORDS.take();
    write(|bytes| bytes.extend_from_slice(&words))
}
