//! JSON as value graphs and back, for programs whose expectations are written in JSON.

use diapause_engine::EngineError;
use diapause_engine::boundary::{Graph, GraphWriter, Node, NodeIndex, Slot};
use serde_json::{Map, Value};

/// JSON values deeper than this are shown as text; a cycle is one of them.
const DEEPEST: u32 = 32;

/// The value graph of a JSON value.
///
/// # Errors
/// [`EngineError::Internal`] when the graph would be malformed.
pub fn to_graph(value: &Value) -> Result<Vec<u8>, EngineError> {
    // Breadth first: a container's index is its place in the queue.
    let mut queue: Vec<&Value> = Vec::new();
    let mut graph = GraphWriter::new();
    let root = slot_of(value, &mut queue);
    let mut at = 0;
    while let Some(container) = queue.get(at).copied() {
        match container {
            Value::Array(items) => {
                graph.list(items.len());
                for item in items {
                    let slot = slot_of(item, &mut queue);
                    graph.slot(slot);
                }
            }
            Value::Object(entries) => {
                graph.dict(entries.len());
                for (key, item) in entries {
                    graph.slot(Slot::Str(key));
                    let slot = slot_of(item, &mut queue);
                    graph.slot(slot);
                }
            }
            _ => {}
        }
        at += 1;
    }
    graph.finish(root)
}

fn slot_of<'a>(value: &'a Value, queue: &mut Vec<&'a Value>) -> Slot<'a> {
    match value {
        Value::Null => Slot::None,
        Value::Bool(value) => Slot::Bool(*value),
        Value::Number(number) => match number.as_i64() {
            Some(value) => Slot::Int(value),
            None => Slot::Float(number.as_f64().unwrap_or(f64::NAN)),
        },
        Value::String(text) => Slot::Str(text),
        Value::Array(_) | Value::Object(_) => {
            let index = u32::try_from(queue.len()).unwrap_or(u32::MAX);
            queue.push(value);
            Slot::Reference(NodeIndex(index))
        }
    }
}

/// A value graph as JSON: sets and tuples become arrays, what JSON has no form for a string.
///
/// # Errors
/// [`EngineError::Value`] when the graph is malformed.
pub fn from_graph(bytes: &[u8]) -> Result<Value, EngineError> {
    let graph = Graph::parse(bytes)?;
    Ok(json_of(&graph, graph.root(), 0))
}

fn json_of(graph: &Graph<'_>, slot: Slot<'_>, depth: u32) -> Value {
    match slot {
        Slot::None => Value::Null,
        Slot::Bool(value) => value.into(),
        Slot::Int(value) => value.into(),
        Slot::Float(value) => value.into(),
        Slot::Str(text) => text.into(),
        Slot::Reference(_) if depth == DEEPEST => "...".into(),
        Slot::Reference(index) => match graph.node(index) {
            Node::List(slots) | Node::Tuple(slots) | Node::Set(slots) | Node::FrozenSet(slots) => {
                slots.map(|slot| json_of(graph, slot, depth + 1)).collect()
            }
            Node::Dict(mut slots) => {
                let mut map = Map::new();
                while let (Some(key), Some(value)) = (slots.next(), slots.next()) {
                    let key = match json_of(graph, key, depth + 1) {
                        Value::String(text) => text,
                        other => other.to_string(),
                    };
                    map.insert(key, json_of(graph, value, depth + 1));
                }
                map.into()
            }
            Node::Object { attributes, .. } => attributes.repr().into(),
            Node::Exception { exc_type, message, .. } => format!("{exc_type}: {message}").into(),
            Node::Resource(resource) => format!("<{} resource>", resource.type_name).into(),
        },
        Slot::BigInt { .. } | Slot::Ellipsis | Slot::Bytes(_) => format!("{slot:?}").into(),
    }
}

/// Whether two values are equal in Python: `2` and `2.0` are.
#[must_use]
pub fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            left == right || left.as_f64() == right.as_f64()
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(a, b)| equal(a, b))
        }
        (Value::Object(left), Value::Object(right)) => {
            let same = |(key, value)| right.get(key).is_some_and(|other| equal(value, other));
            left.len() == right.len() && left.iter().all(same)
        }
        (left, right) => left == right,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_json_value_comes_back_from_its_graph() {
        let text = r#"{"a": [1, 2.5, null, {"b": []}], "c": "é", "d": true, "e": {"f": [[3]]}}"#;
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(from_graph(&to_graph(&value).unwrap()).unwrap(), value);
    }

    #[test]
    fn numbers_are_equal_as_in_python() {
        assert!(equal(&Value::from(2), &Value::from(2.0)));
        assert!(!equal(&Value::from(1), &Value::from(true)));
    }
}
