//! How a thread reports to JavaScript: what the program printed, then the answer, in this order
//! through one function.

use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

use diapause_engine::Stream;
use diapause_engine::adapter::Outcome;
use napi::bindgen_prelude::{FnArgs, Function};
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode};
use napi::{Env, Status};

use crate::answer::Answer;
use crate::place::Place;

/// `(chunks, null)` while the program prints, `(null, answer)` at the end. A chunk is the stream's
/// number, 1 or 2, and text.
pub type CallbackArgs = FnArgs<(Option<Vec<Chunk>>, Option<Answer>)>;

/// Stream number and text.
pub type Chunk = (u32, String);

enum Message {
    Printed(Arc<Printed>),
    Done(Box<Outcome>, Option<Arc<Place>>),
}

/// What has been printed and not yet been fetched by JavaScript.
#[derive(Default)]
struct Printed(Mutex<Vec<Chunk>>);

/// The way to one JavaScript callback.
pub struct Post {
    function: ThreadsafeFunction<Message, (), CallbackArgs, Status, false>,
    printed: Arc<Printed>,
}

impl Post {
    pub fn new(callback: Function<'_, CallbackArgs, ()>) -> napi::Result<Post> {
        let function =
            callback.build_threadsafe_function::<Message>().build_callback(|context| {
                Ok(match context.value {
                    Message::Printed(printed) => (Some(printed.fetch()), None).into(),
                    Message::Done(outcome, place) => {
                        if let Some(place) = place {
                            Place::settle(place, context.env);
                        }
                        (None, Some(Answer::from(*outcome))).into()
                    }
                })
            })?;
        Ok(Post { function, printed: Arc::default() })
    }

    /// Passes on what was printed. While JavaScript is busy, chunks of one stream become one.
    pub fn print(&self, stream: Stream, text: &str) {
        if self.printed.add(stream, text) {
            self.call(Message::Printed(Arc::clone(&self.printed)));
        }
    }

    pub fn done(self, outcome: Outcome) {
        self.call(Message::Done(Box::new(outcome), None));
    }

    /// As [`Post::done`], of a session that is in its place again.
    pub fn settled(self, outcome: Outcome, place: Arc<Place>) {
        self.call(Message::Done(Box::new(outcome), Some(place)));
    }

    /// When the environment has ended, nobody listens and the message is dropped.
    fn call(&self, message: Message) {
        let _ = self.function.call(message, ThreadsafeFunctionCallMode::NonBlocking);
    }
}

impl Printed {
    /// Whether JavaScript has to be told, because so far there was nothing to fetch.
    fn add(&self, stream: Stream, text: &str) -> bool {
        let mut chunks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let was_empty = chunks.is_empty();
        match chunks.last_mut() {
            Some((last, chunk)) if *last == number(stream) => chunk.push_str(text),
            _ => chunks.push((number(stream), text.to_owned())),
        }
        was_empty
    }

    fn fetch(&self) -> Vec<Chunk> {
        mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn number(stream: Stream) -> u32 {
    match stream {
        Stream::Stdout => 1,
        Stream::Stderr => 2,
    }
}

/// A print callback of a turn that runs on JavaScript's own thread.
pub type PrintFunction<'env> = Function<'env, FnArgs<(u32, String)>, ()>;

/// Calls the callback. It never throws: the facade wraps it.
pub fn print_now(callback: &PrintFunction<'_>, _env: Env, stream: Stream, text: &str) {
    let _ = callback.call((number(stream), text.to_owned()).into());
}
