//! The host functions of the corpus, as its README defines them.

use diapause_engine::boundary::{Graph, GraphWriter, Node, Slot, Slots};
use diapause_engine::{EngineError, FutureAnswer, FutureCall, FutureResult, PendingCall};
use num_bigint::{BigInt, Sign};

/// Which functions a program can call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Functions {
    /// None.
    None,
    /// The `host_...` functions.
    Host,
    /// `ext(x)`, which returns `x`, and None without one; `later(x)`, which does so later.
    ExtReturns,
    /// `ext`, which raises `ValueError('refused')`, and `later`, which does so later.
    ExtRaises,
}

impl Functions {
    /// The names under which a program finds them.
    #[must_use]
    pub fn names(self) -> Vec<String> {
        let names: &[&str] = match self {
            Functions::None => &[],
            Functions::Host => {
                &["host_echo", "host_add", "host_seq", "host_lookup", "host_raise", "host_log"]
            }
            Functions::ExtReturns | Functions::ExtRaises => &["ext", "later"],
        };
        names.iter().map(|name| (*name).to_owned()).collect()
    }
}

/// What a host function does.
#[derive(Clone, Debug)]
pub enum Answer {
    /// It returns its own positional argument of that number, the very object.
    Echo(usize),
    /// It returns a value graph.
    Value(Vec<u8>),
    /// It is answered with a future, which comes to this.
    Later(FutureResult),
    /// It raises a built-in exception.
    Raise {
        /// Name of the class.
        exc_type: String,
        /// The only argument.
        message: String,
    },
}

/// What a call comes to: a value graph, or the type and message of an error.
pub type InFlight = Result<Vec<u8>, (String, String)>;

/// A host: its functions, and how far `host_seq` has counted.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Host {
    /// The functions.
    pub functions: Functions,
    /// What `host_seq` returns next.
    pub next: i64,
    /// Calls that are in flight: what they come to, a value graph or an error of that type and
    /// message.
    pub in_flight: Vec<(u64, InFlight)>,
}

impl Host {
    /// A host that has not been called.
    #[must_use]
    pub fn new(functions: Functions) -> Host {
        Host { functions, next: 0, in_flight: Vec::new() }
    }

    /// Keeps what a call will come to.
    pub fn keep(&mut self, call_id: u64, result: FutureResult) {
        let result = match result {
            FutureResult::Value(graph) => Ok(graph),
            FutureResult::Error { exc_type, message } => Err((exc_type, message)),
        };
        self.in_flight.push((call_id, result));
    }

    /// The answers to the calls that a program waits for.
    pub fn settle(&mut self, calls: &[FutureCall]) -> Vec<FutureAnswer> {
        let settled = std::mem::take(&mut self.in_flight);
        let waited = |id: u64| calls.iter().any(|call| call.call_id == id);
        settled
            .into_iter()
            .filter(|(call_id, _)| waited(*call_id))
            .map(|(call_id, result)| FutureAnswer {
                call_id,
                result: match result {
                    Ok(graph) => FutureResult::Value(graph),
                    Err((exc_type, message)) => FutureResult::Error { exc_type, message },
                },
            })
            .collect()
    }

    /// What the called function does.
    ///
    /// # Errors
    /// When the engine's value graph is malformed, or the call is not one the corpus may make.
    pub fn answer(&mut self, call: &PendingCall) -> Result<Answer, EngineError> {
        if !self.functions.names().contains(&call.function_name) {
            let text = format!("a call of {}, which the host does not have", call.function_name);
            return Err(EngineError::Internal(text));
        }
        let arguments = Arguments::of(call)?;
        match call.function_name.as_str() {
            "later" if self.functions == Functions::ExtRaises => {
                Ok(Answer::Later(FutureResult::Error {
                    exc_type: "ValueError".to_owned(),
                    message: "refused".to_owned(),
                }))
            }
            "later" => match scalar(arguments.get(0, "x").unwrap_or(Slot::None))? {
                Answer::Value(graph) => Ok(Answer::Later(FutureResult::Value(graph))),
                other => Ok(other),
            },
            "ext" if self.functions == Functions::ExtRaises => Ok(raise("ValueError", "refused")),
            "ext" | "host_echo" => match (arguments.count(), arguments.named("value")) {
                (0, Some(value)) => scalar(value),
                _ => Ok(Answer::Echo(0)),
            },
            "host_add" => {
                let sum = arguments.int(0, "a")? + arguments.int(1, "b")?;
                let (sign, magnitude) = sum.to_bytes_le();
                scalar(Slot::BigInt { negative: sign == Sign::Minus, magnitude: &magnitude })
            }
            "host_seq" => {
                self.next += 1;
                scalar(Slot::Int(self.next - 1))
            }
            "host_lookup" => scalar(match arguments.get(0, "key") {
                Some(Slot::Str("apple")) => Slot::Int(3),
                Some(Slot::Str("pear")) => Slot::Int(5),
                Some(Slot::Str("plum")) => Slot::Int(7),
                Some(Slot::Str("fig")) => Slot::Int(0),
                _ => Slot::None,
            }),
            "host_raise" => {
                let exc_type = arguments.text(0, "type_name")?;
                Ok(raise(exc_type, arguments.text(1, "message")?))
            }
            _ => scalar(Slot::None),
        }
    }
}

/// The value graph of a scalar.
fn scalar(slot: Slot<'_>) -> Result<Answer, EngineError> {
    GraphWriter::new().finish(slot).map(Answer::Value)
}

fn raise(exc_type: &str, message: &str) -> Answer {
    Answer::Raise { exc_type: exc_type.to_owned(), message: message.to_owned() }
}

/// The arguments of a call. Those that are no scalars are never looked into.
struct Arguments<'a> {
    args: Graph<'a>,
    kwargs: Graph<'a>,
}

impl<'a> Arguments<'a> {
    fn of(call: &'a PendingCall) -> Result<Arguments<'a>, EngineError> {
        let args = Graph::parse(&call.args)?;
        let kwargs = Graph::parse(&call.kwargs)?;
        if !matches!(root(&args), Some(Node::Tuple(_))) {
            return Err(EngineError::Internal("args of a call are not a tuple".into()));
        }
        if !matches!(root(&kwargs), Some(Node::Dict(_))) {
            return Err(EngineError::Internal("kwargs of a call are not a dict".into()));
        }
        Ok(Arguments { args, kwargs })
    }

    fn count(&self) -> usize {
        slots(&self.args).map_or(0, |slots| slots.len())
    }

    fn named(&self, name: &str) -> Option<Slot<'a>> {
        let mut entries = slots(&self.kwargs)?;
        while let (Some(key), Some(value)) = (entries.next(), entries.next()) {
            if key == Slot::Str(name) {
                return Some(value);
            }
        }
        None
    }

    fn get(&self, index: usize, name: &str) -> Option<Slot<'a>> {
        slots(&self.args)?.nth(index).or_else(|| self.named(name))
    }

    fn int(&self, index: usize, name: &str) -> Result<BigInt, EngineError> {
        match self.get(index, name) {
            Some(Slot::Int(value)) => Ok(value.into()),
            Some(Slot::Bool(value)) => Ok(u8::from(value).into()),
            Some(Slot::BigInt { negative, magnitude }) => {
                let sign = if negative { Sign::Minus } else { Sign::Plus };
                Ok(BigInt::from_bytes_le(sign, magnitude))
            }
            other => Err(unexpected(name, "an int", other)),
        }
    }

    fn text(&self, index: usize, name: &str) -> Result<&'a str, EngineError> {
        match self.get(index, name) {
            Some(Slot::Str(value)) => Ok(value),
            other => Err(unexpected(name, "a str", other)),
        }
    }
}

fn unexpected(name: &str, expected: &str, found: Option<Slot<'_>>) -> EngineError {
    EngineError::Internal(format!("host argument {name}: expected {expected}, found {found:?}"))
}

fn root<'a>(graph: &Graph<'a>) -> Option<Node<'a>> {
    match graph.root() {
        Slot::Reference(index) => Some(graph.node(index)),
        _ => None,
    }
}

fn slots<'a>(graph: &Graph<'a>) -> Option<Slots<'a>> {
    match root(graph)? {
        Node::Tuple(slots) | Node::Dict(slots) => Some(slots),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use diapause_engine::Location;

    use super::*;

    fn call(name: &str, args: &[Slot<'_>]) -> PendingCall {
        let mut graph = GraphWriter::new();
        let tuple = graph.tuple(args.len());
        args.iter().for_each(|slot| graph.slot(*slot));
        let args = graph.finish(Slot::Reference(tuple)).unwrap();
        let mut graph = GraphWriter::new();
        let dict = graph.dict(0);
        let kwargs = graph.finish(Slot::Reference(dict)).unwrap();
        let position = Location::default();
        let function_name = name.to_owned();
        PendingCall {
            function_name,
            args,
            kwargs,
            call_id: 1,
            method_call: false,
            attribute: false,
            position,
            awaitable: false,
        }
    }

    fn same(found: Answer, expected: Answer) {
        assert_eq!(format!("{found:?}"), format!("{expected:?}"));
    }

    #[test]
    fn host_functions_do_what_the_readme_of_the_corpus_says() {
        let mut host = Host::new(Functions::Host);
        let value = |slot| scalar(slot).unwrap();
        let add = call("host_add", &[Slot::Int(i64::MAX), Slot::Bool(true)]);
        let magnitude = [0, 0, 0, 0, 0, 0, 0, 0x80];
        let sum = Slot::BigInt { negative: false, magnitude: &magnitude };
        same(host.answer(&add).unwrap(), value(sum));
        let add = call("host_add", &[Slot::Int(5), Slot::Int(-5)]);
        same(host.answer(&add).unwrap(), value(Slot::Int(0)));
        same(host.answer(&call("host_seq", &[])).unwrap(), value(Slot::Int(0)));
        same(host.answer(&call("host_seq", &[])).unwrap(), value(Slot::Int(1)));
        let lookup = call("host_lookup", &[Slot::Str("plum")]);
        same(host.answer(&lookup).unwrap(), value(Slot::Int(7)));
        let echo = call("host_echo", &[Slot::Ellipsis]);
        same(host.answer(&echo).unwrap(), Answer::Echo(0));
        let refused = call("host_raise", &[Slot::Str("KeyError"), Slot::Str("k")]);
        same(host.answer(&refused).unwrap(), raise("KeyError", "k"));
        assert!(host.answer(&call("ext", &[])).is_err());
        let mut host = Host::new(Functions::ExtRaises);
        same(host.answer(&call("ext", &[])).unwrap(), raise("ValueError", "refused"));
    }
}
