//! What happens when a worker or a window ends in the middle of a run.
//!
//! Node then tears the environment down without asking our threads. The runs that it started are
//! cancelled, so that they end at their next safepoint instead of running on for nobody.

use std::cell::RefCell;
use std::sync::{Arc, Weak};

use diapause_engine::adapter::Control;
use napi::Env;
use napi::bindgen_prelude::{JsObjectValue, Object};

thread_local! {
    /// The runs of the environment that lives on this thread; none when it is not watched.
    static RUNS: RefCell<Option<Vec<Weak<Control>>>> = const { RefCell::new(None) };
}

/// Whether JavaScript may run: not any more where a worker is being terminated, which waits for the
/// turn that its own thread is in. Runs none itself: the object is a fresh one.
pub fn is_alive(env: Env) -> bool {
    Object::new(&env).and_then(|object| object.has_named_property("alive")).is_ok()
}

/// Cancels the run when the environment ends.
pub fn watch(env: Env, control: &Arc<Control>) -> napi::Result<()> {
    let watched = RUNS.with_borrow_mut(|runs| {
        let watched = runs.is_some();
        let runs = runs.get_or_insert_default();
        // Now and then those that are gone are swept out.
        if runs.len() == runs.capacity() {
            runs.retain(|run| run.strong_count() > 0);
        }
        runs.push(Arc::downgrade(control));
        watched
    });
    if !watched {
        env.add_env_cleanup_hook((), |()| {
            let runs = RUNS.take().unwrap_or_default();
            runs.iter().filter_map(Weak::upgrade).for_each(|control| control.cancel());
        })?;
    }
    Ok(())
}
