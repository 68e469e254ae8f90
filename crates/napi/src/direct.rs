//! The two calls by which small programs sleep and wake, straight over Node-API: a load that takes
//! nothing but limits, and a whole dump. What is made around calls of classes takes longer than
//! either of them.
//!
//! A session that was loaded is an external value, which only the facade has; a `NativeSession` is
//! made of it when something else is to be done with it.

use std::ffi::{CStr, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::{mem, ptr, slice};

use diapause_engine::adapter::{Held, discard};
use napi::bindgen_prelude::{FromNapiValue, ToNapiValue, TypeName, ValidateNapiValue};
use napi::{Error, Result, Status, ValueType, sys};
use napi_derive::napi;

use crate::once;
use crate::session::lock;

/// Where a session is.
type Place = Mutex<Held>;

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
unsafe extern "C" fn release(_: sys::napi_env, place: *mut c_void, _: *mut c_void) {
    // SAFETY: it is what `to_napi_value` handed over.
    discard(unsafe { Arc::from_raw(place.cast_const().cast::<Place>()) });
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

/// The first arguments of a call; those that are missing are undefined.
///
/// # Safety
/// Both are what a callback was called with.
unsafe fn arguments<const COUNT: usize>(
    env: sys::napi_env,
    info: sys::napi_callback_info,
) -> Option<[sys::napi_value; COUNT]> {
    let (mut values, mut count) = ([ptr::null_mut(); COUNT], COUNT);
    let (values_at, none) = (values.as_mut_ptr(), ptr::null_mut());
    // SAFETY: there is room for as many as `count` says.
    let status = unsafe {
        sys::napi_get_cb_info(env, info, &raw mut count, values_at, none, ptr::null_mut())
    };
    (status == sys::Status::napi_ok).then_some(values)
}

/// Numbers that typed arrays hold.
trait Element {
    const ARRAY: sys::napi_typedarray_type;
}

impl Element for u8 {
    const ARRAY: sys::napi_typedarray_type = sys::TypedarrayType::uint8_array;
}

impl Element for f64 {
    const ARRAY: sys::napi_typedarray_type = sys::TypedarrayType::float64_array;
}

/// The memory of a typed array, if it is one of such numbers.
///
/// # Safety
/// Environment and value are those of a call that is under way, which runs no JavaScript as long
/// as the memory is used; and nothing else of the call is the same memory.
unsafe fn lent<'call, T: Element>(
    env: sys::napi_env,
    value: sys::napi_value,
) -> Option<&'call mut [T]> {
    let (mut kind, mut count, mut data) = (-1, 0, ptr::null_mut());
    let none = ptr::null_mut();
    // SAFETY: as above; anything but a typed array is refused.
    let status = unsafe {
        let (kind, count, data) = (&raw mut kind, &raw mut count, &raw mut data);
        sys::napi_get_typedarray_info(env, value, kind, count, data, none, ptr::null_mut())
    };
    if status != sys::Status::napi_ok || kind != T::ARRAY {
        return None;
    }
    if count == 0 || data.is_null() {
        return Some(&mut []);
    }
    // SAFETY: the engine of JavaScript says that it is so many numbers, which it keeps.
    Some(unsafe { slice::from_raw_parts_mut(data.cast(), count) })
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

/// `load(snapshot, numbers, value)`: see [`once::load`]. The last of the numbers is how many bytes
/// it answers with; the answer is the session.
unsafe extern "C" fn load(env: sys::napi_env, info: sys::napi_callback_info) -> sys::napi_value {
    answered(|| {
        // SAFETY: these are what the callback was called with. The snapshot is the caller's; the
        // other two are the facade's own, which nobody else has. No JavaScript runs meanwhile.
        let (snapshot, numbers, value) = unsafe {
            let [snapshot, numbers, value] = arguments(env, info)?;
            (lent::<u8>(env, snapshot)?, lent::<f64>(env, numbers)?, lent::<u8>(env, value)?)
        };
        let (held, length) = once::load(snapshot, numbers, value);
        *numbers.last_mut()? = length.into();
        let handle = Handle(Arc::new(Mutex::new(held.unwrap_or_default())));
        // SAFETY: the environment is that of the call.
        unsafe { Handle::to_napi_value(env, handle) }.ok()
    })
}

/// `dump(session, tracks, bytes)`: see [`once::dump`].
unsafe extern "C" fn dump(env: sys::napi_env, info: sys::napi_callback_info) -> sys::napi_value {
    answered(|| {
        let (mut tracks, mut answer) = (false, ptr::null_mut());
        // SAFETY: these are what the callback was called with; what the external value holds lives
        // as long as the value, and that as long as the call. The bytes are the facade's own.
        unsafe {
            let [session, wanted, bytes] = arguments(env, info)?;
            let (place, bytes) = (&*place_of(env, session)?, lent::<u8>(env, bytes)?);
            let status = sys::napi_get_value_bool(env, wanted, &raw mut tracks);
            if status != sys::Status::napi_ok {
                return None;
            }
            let length = once::dump(&mut lock(place), tracks, bytes);
            let status = sys::napi_create_int32(env, length, &raw mut answer);
            (status == sys::Status::napi_ok).then_some(answer)
        }
    })
}

/// `close(session)`: frees a session of which no `NativeSession` was made.
unsafe extern "C" fn close(env: sys::napi_env, info: sys::napi_callback_info) -> sys::napi_value {
    answered(|| {
        // SAFETY: as in `dump`.
        let place = unsafe {
            let [session] = arguments(env, info)?;
            &*place_of(env, session)?
        };
        let held = mem::take(&mut *lock(place));
        discard(held);
        None
    })
}

/// An object of the functions.
pub struct Functions;

impl TypeName for Functions {
    fn type_name() -> &'static str {
        "Functions"
    }

    fn value_type() -> ValueType {
        ValueType::Object
    }
}

impl ToNapiValue for Functions {
    unsafe fn to_napi_value(env: sys::napi_env, _: Self) -> Result<sys::napi_value> {
        let all: [(&CStr, sys::napi_callback); 3] =
            [(c"load", Some(load)), (c"dump", Some(dump)), (c"close", Some(close))];
        let checked = |status| match status {
            sys::Status::napi_ok => Ok(()),
            other => Err(Error::new(Status::from(other), "a function was not made")),
        };
        let mut object = ptr::null_mut();
        // SAFETY: the environment is that of the call; names end with a zero.
        unsafe {
            checked(sys::napi_create_object(env, &raw mut object))?;
            for (name, callback) in all {
                let (length, data) = (name.count_bytes() as isize, ptr::null_mut());
                let (name, mut made) = (name.as_ptr(), ptr::null_mut());
                let function = &raw mut made;
                checked(sys::napi_create_function(env, name, length, callback, data, function))?;
                checked(sys::napi_set_named_property(env, object, name, made))?;
            }
        }
        Ok(object)
    }
}

/// The functions of this module.
#[napi(ts_return_type = "object")]
pub fn direct() -> Functions {
    Functions
}
