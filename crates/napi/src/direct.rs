//! The calls by which small programs run, sleep and wake, straight over Node-API: a run that ends
//! where it starts, a load that takes nothing but limits, and a whole dump. What is made around
//! calls of classes takes longer than either of them.
//!
//! Numbers and bytes cross in two arrays of the facade, which it lends once: looking for the memory
//! of an array takes a good part of a short call.
//!
//! A session that was loaded is an external value, which only the facade has; a `NativeSession` is
//! made of it when something else is to be done with it.

use std::borrow::Cow;
use std::ffi::{CStr, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::{mem, ptr, slice, str};

use napi::bindgen_prelude::{
    Float64Array, FromNapiValue, ToNapiValue, TypeName, Uint8Array, ValidateNapiValue,
};
use napi::{Env, Error, Result, Status, ValueType, sys};
use napi_derive::napi;

use crate::place::Place;
use crate::{once, teardown};

/// Bytes of sources and of their names that are read without an allocation.
const SHORT_SOURCE: usize = 1024;
const SHORT_NAME: usize = 128;

/// Where a session is, as JavaScript holds it.
#[derive(Default)]
pub struct Handle(pub Arc<Place>);

impl TypeName for Handle {
    fn type_name() -> &'static str {
        "Handle"
    }

    fn value_type() -> ValueType {
        ValueType::External
    }
}

impl ValidateNapiValue for Handle {}

impl FromNapiValue for Handle {
    unsafe fn from_napi_value(env: sys::napi_env, value: sys::napi_value) -> Result<Self> {
        // SAFETY: both are those of the call that is under way.
        let place = unsafe { place_of(env, value) };
        let place = place.ok_or_else(|| Error::new(Status::InvalidArg, "expected a session"))?;
        // SAFETY: the external value holds one count, and it lives as long as the call.
        unsafe {
            Arc::increment_strong_count(place);
            Ok(Self(Arc::from_raw(place)))
        }
    }
}

impl ToNapiValue for Handle {
    unsafe fn to_napi_value(env: sys::napi_env, handle: Self) -> Result<sys::napi_value> {
        let place = Arc::into_raw(handle.0).cast_mut().cast::<c_void>();
        let mut value = ptr::null_mut();
        // SAFETY: `release` gives back the count that is handed over here, once.
        let status = unsafe {
            sys::napi_create_external(env, place, Some(release), ptr::null_mut(), &raw mut value)
        };
        if status == sys::Status::napi_ok {
            return Ok(value);
        }
        // SAFETY: nothing has taken it.
        drop(unsafe { Arc::from_raw(place.cast_const().cast::<Place>()) });
        Err(Error::new(Status::from(status), "no external value"))
    }
}

/// Nothing has the external value any more.
unsafe extern "C" fn release(env: sys::napi_env, place: *mut c_void, _: *mut c_void) {
    // SAFETY: it is what `to_napi_value` handed over.
    let place = unsafe { Arc::from_raw(place.cast_const().cast::<Place>()) };
    // A `NativeSession` of the same session frees it when it goes.
    if Arc::strong_count(&place) == 1 {
        place.free(Env::from_raw(env));
    }
}

/// What is behind an external value.
///
/// # Safety
/// Environment and value are those of a call that is under way. The facade hands over no external
/// values but those of [`Handle`], and nobody else has this addon's functions.
unsafe fn place_of(env: sys::napi_env, value: sys::napi_value) -> Option<*const Place> {
    let mut data = ptr::null_mut();
    // SAFETY: as above; anything but an external value is refused.
    let status = unsafe { sys::napi_get_value_external(env, value, &raw mut data) };
    (status == sys::Status::napi_ok && !data.is_null()).then_some(data.cast_const().cast())
}

/// The first arguments of a call, of which those that are missing are undefined, and in `data` that
/// of the function.
///
/// # Safety
/// Both are what a callback was called with; there is room for a pointer at `data`.
unsafe fn arguments<const COUNT: usize>(
    env: sys::napi_env,
    info: sys::napi_callback_info,
    data: *mut *mut c_void,
) -> Option<[sys::napi_value; COUNT]> {
    let (mut values, mut count) = ([ptr::null_mut(); COUNT], COUNT);
    let (values_at, none) = (values.as_mut_ptr(), ptr::null_mut());
    // SAFETY: there is room for as many as `count` says.
    let status = unsafe { sys::napi_get_cb_info(env, info, &raw mut count, values_at, none, data) };
    (status == sys::Status::napi_ok).then_some(values)
}

/// The first arguments of a call, and what the facade lent when it got the functions.
///
/// # Safety
/// As [`arguments`], of a function that [`Functions`] made; nothing else of the call has the memory
/// that is lent, and no JavaScript runs as long as it is used.
unsafe fn lent<'call, const COUNT: usize>(
    env: sys::napi_env,
    info: sys::napi_callback_info,
) -> Option<([sys::napi_value; COUNT], &'call mut Lent)> {
    let mut data = ptr::null_mut();
    // SAFETY: as above; the functions have `Lent` as their data, which lives as long as they.
    unsafe {
        let values = arguments(env, info, &raw mut data)?;
        Some((values, data.cast::<Lent>().as_mut()?))
    }
}

/// Arrays of the facade that nobody else has, numbers and bytes that go in and out; and what is
/// kept from one call to the next.
struct Lent {
    numbers: Float64Array,
    bytes: Uint8Array,
    /// The name of the script that ran last.
    script_name: String,
}

impl Lent {
    fn parts(&mut self) -> (&mut [f64], &mut [u8], &str) {
        // SAFETY: the arrays are the facade's own, which gives them to nobody and reads them between
        // two calls.
        unsafe { (self.numbers.as_mut(), self.bytes.as_mut(), &self.script_name) }
    }
}

/// The bytes of a typed array, if it is one of bytes.
///
/// # Safety
/// Environment and value are those of a call that is under way, which runs no JavaScript as long
/// as the memory is used; and nothing changes it.
unsafe fn bytes_of<'call>(env: sys::napi_env, value: sys::napi_value) -> Option<&'call [u8]> {
    let (mut kind, mut count, mut data) = (-1, 0, ptr::null_mut());
    let none = ptr::null_mut();
    // SAFETY: as above; anything but a typed array is refused.
    let status = unsafe {
        let (kind, count, data) = (&raw mut kind, &raw mut count, &raw mut data);
        sys::napi_get_typedarray_info(env, value, kind, count, data, none, ptr::null_mut())
    };
    if status != sys::Status::napi_ok || kind != sys::TypedarrayType::uint8_array {
        return None;
    }
    if count == 0 || data.is_null() {
        return Some(&[]);
    }
    // SAFETY: the engine of JavaScript says that it is so many bytes, which it keeps.
    Some(unsafe { slice::from_raw_parts(data.cast(), count) })
}

/// The text of a string: in `place` if there is room for it.
///
/// # Safety
/// Environment and value are those of a call that is under way.
unsafe fn text_of(
    env: sys::napi_env,
    value: sys::napi_value,
    place: &mut [u8],
) -> Option<Cow<'_, str>> {
    // Where a character does not fit any more, no part of it is written.
    const LONGEST: usize = 4;
    let mut length = 0;
    let (at, room, written) = (place.as_mut_ptr(), place.len(), &raw mut length);
    // SAFETY: as above; no more is written than there is room for, with a zero behind it.
    let status = unsafe { sys::napi_get_value_string_utf8(env, value, at.cast(), room, written) };
    if status != sys::Status::napi_ok {
        return None;
    }
    if length + LONGEST < room {
        return str::from_utf8(place.get(..length)?).ok().map(Cow::Borrowed);
    }
    // SAFETY: the environment is that of the call.
    unsafe { String::from_napi_value(env, value) }.ok().map(Cow::Owned)
}

/// What a callback answers: undefined where the arguments are not those that it takes.
fn answered(work: impl FnOnce() -> Option<sys::napi_value>) -> sys::napi_value {
    let done = catch_unwind(AssertUnwindSafe(work));
    done.unwrap_or_else(|panic| {
        mem::forget(panic);
        None
    })
    .unwrap_or_default()
}

/// `run(source, scriptName)`: see [`once::run`]. A name that is left out is that of the last run: it
/// is the same again and again, and reading it takes a part of a short run.
unsafe extern "C" fn run(env: sys::napi_env, info: sys::napi_callback_info) -> sys::napi_value {
    answered(|| {
        let (mut source_place, mut name_place) = ([0; SHORT_SOURCE], [0; SHORT_NAME]);
        let mut answer = ptr::null_mut();
        // SAFETY: these are what the callback was called with; no JavaScript runs meanwhile.
        unsafe {
            let ([source, script_name], lent) = lent(env, info)?;
            let source = text_of(env, source, &mut source_place)?;
            if let Some(name) = text_of(env, script_name, &mut name_place) {
                lent.script_name.replace_range(.., &name);
            }
            let (numbers, value, script_name) = lent.parts();
            let wanted = || teardown::is_alive(Env::from_raw(env));
            let length = once::run(&source, script_name, numbers, value, wanted);
            let status = sys::napi_create_int32(env, length, &raw mut answer);
            (status == sys::Status::napi_ok).then_some(answer)
        }
    })
}

/// `load(snapshot)`: see [`once::load`]. The last of the numbers is how many bytes it answers with;
/// the answer is the session.
unsafe extern "C" fn load(env: sys::napi_env, info: sys::napi_callback_info) -> sys::napi_value {
    answered(|| {
        // SAFETY: these are what the callback was called with. The snapshot is the caller's. No
        // JavaScript runs meanwhile.
        let (snapshot, lent) = unsafe {
            let ([snapshot], lent) = lent(env, info)?;
            (bytes_of(env, snapshot)?, lent)
        };
        let (numbers, value, _) = lent.parts();
        let (held, length) = once::load(snapshot, numbers, value);
        *numbers.last_mut()? = length.into();
        let handle = Handle(Arc::new(Place::of(held.unwrap_or_default())));
        handle.0.weigh(Env::from_raw(env));
        // SAFETY: the environment is that of the call.
        unsafe { Handle::to_napi_value(env, handle) }.ok()
    })
}

/// `dump(session)`: see [`once::dump`]. The first of the numbers is 1 if it is to be remembered; the
/// last is set to the answer, and the function answers nothing.
unsafe extern "C" fn dump(env: sys::napi_env, info: sys::napi_callback_info) -> sys::napi_value {
    answered(|| {
        // SAFETY: these are what the callback was called with; what the external value holds lives
        // as long as the value, and that as long as the call.
        let (place, lent) = unsafe {
            let ([session], lent) = lent(env, info)?;
            (&*place_of(env, session)?, lent)
        };
        let (numbers, bytes, _) = lent.parts();
        let tracks = numbers.first() == Some(&1.0);
        let length = once::dump(&mut place.lock(), tracks, bytes);
        place.weigh(Env::from_raw(env));
        *numbers.last_mut()? = length.into();
        None
    })
}

/// `close(session)`: frees a session of which no `NativeSession` was made.
unsafe extern "C" fn close(env: sys::napi_env, info: sys::napi_callback_info) -> sys::napi_value {
    answered(|| {
        // SAFETY: as in `dump`.
        let place = unsafe {
            let ([session], _) = lent(env, info)?;
            &*place_of(env, session)?
        };
        place.free(Env::from_raw(env));
        None
    })
}

/// An object of the functions, which write to what is lent.
pub struct Functions(Lent);

impl TypeName for Functions {
    fn type_name() -> &'static str {
        "Functions"
    }

    fn value_type() -> ValueType {
        ValueType::Object
    }
}

impl ToNapiValue for Functions {
    unsafe fn to_napi_value(env: sys::napi_env, functions: Self) -> Result<sys::napi_value> {
        let all: [(&CStr, sys::napi_callback); 4] = [
            (c"run", Some(run)),
            (c"load", Some(load)),
            (c"dump", Some(dump)),
            (c"close", Some(close)),
        ];
        let checked = |status| match status {
            sys::Status::napi_ok => Ok(()),
            other => Err(Error::new(Status::from(other), "a function was not made")),
        };
        // A program of JavaScript asks once: what is lent is the functions' until it ends.
        let data = ptr::from_mut(Box::leak(Box::new(functions.0))).cast::<c_void>();
        let mut object = ptr::null_mut();
        // SAFETY: the environment is that of the call; names end with a zero.
        unsafe {
            checked(sys::napi_create_object(env, &raw mut object))?;
            for (name, callback) in all {
                let (length, mut made) = (name.count_bytes() as isize, ptr::null_mut());
                let (name, function) = (name.as_ptr(), &raw mut made);
                checked(sys::napi_create_function(env, name, length, callback, data, function))?;
                checked(sys::napi_set_named_property(env, object, name, made))?;
            }
        }
        Ok(object)
    }
}

/// The functions of this module. They read and write numbers and bytes in these arrays, which are
/// for nobody else.
#[napi(ts_return_type = "object")]
pub fn direct(numbers: Float64Array, bytes: Uint8Array) -> Functions {
    Functions(Lent { numbers, bytes, script_name: String::new() })
}
