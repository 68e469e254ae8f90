//! A value graph of the host as values of the heap.

use diapause_vm::heap::{Heap, ResourceType};
use diapause_vm::object::Set;
use diapause_vm::trap::Trap;
use diapause_vm::types::TypeId;
use diapause_vm::value::Value;

use super::{Graph, Node, NodeIndex, ResourceNode, Slot};
use crate::error::EngineError;

/// Makes the values of a graph; gives the root.
///
/// # Errors
/// [`EngineError::Value`] for bytes that are no graph and for values that Python cannot hold, such
/// as a dict as the key of a dict; [`EngineError::Limit`] when they exceed the memory limit.
pub fn import(heap: &mut Heap, bytes: &[u8]) -> Result<Value, EngineError> {
    let graph = Graph::parse(bytes)?;
    let mut values = vec![Value::NONE; graph.len()];
    // Lists, dicts and sets first, empty: they may stand anywhere, in themselves too.
    for (place, node) in graph.nodes().enumerate() {
        values[place] = match node {
            Node::List(_) => heap.new_list(Vec::new()).map_err(failed)?,
            Node::Dict(_) => heap.new_dict().map_err(failed)?,
            Node::Set(_) => heap.alloc(Set::default()).map_err(failed)?,
            Node::Resource(node) => resource(heap, &node)?,
            _ => continue,
        };
    }
    let mut import = Import { heap, values };
    for index in graph.immutable_order()? {
        import.immutable(&graph, index)?;
    }
    for (place, node) in graph.nodes().enumerate() {
        let container = import.values[place];
        match node {
            Node::List(slots) => {
                for slot in slots {
                    let item = import.value(slot)?;
                    import.heap.push(container, item).map_err(failed)?;
                }
            }
            Node::Dict(mut slots) => {
                while let (Some(key), Some(value)) = (slots.next(), slots.next()) {
                    let (key, value) = (import.value(key)?, import.value(value)?);
                    import.hashed(key, |heap| heap.dict_insert(container, key, value))?;
                }
            }
            Node::Set(slots) => {
                for slot in slots {
                    let item = import.value(slot)?;
                    import.hashed(item, |heap| heap.set_add(container, item))?;
                }
            }
            _ => {}
        }
    }
    import.value(graph.root())
}

/// The object that a program has for one of the host.
fn resource(heap: &mut Heap, node: &ResourceNode<'_>) -> Result<Value, EngineError> {
    let of = ResourceType {
        name: node.type_name,
        methods: &node.methods,
        attributes: &node.attributes,
        open: node.open,
    };
    let found = heap.host_resource(node.handle, node.lost, &of).map_err(failed)?;
    found.ok_or_else(|| {
        let ResourceNode { handle, type_name, .. } = node;
        EngineError::Value(format!("resource {handle} is of another type than {type_name}"))
    })
}

/// What a trap means where no program runs.
fn failed(trap: Trap) -> EngineError {
    match trap {
        Trap::Limit(_) => EngineError::Limit {
            limit: "memory",
            text: "the values of the host exceed the memory limit".into(),
        },
        other => EngineError::Internal(format!("a value could not be made: {other:?}")),
    }
}

struct Import<'a> {
    heap: &'a mut Heap,
    values: Vec<Value>,
}

impl Import<'_> {
    fn value(&mut self, slot: Slot<'_>) -> Result<Value, EngineError> {
        Ok(match slot {
            Slot::None => Value::NONE,
            Slot::Bool(value) => Value::bool(value),
            Slot::Int(value) => self.heap.new_int(value).map_err(failed)?,
            Slot::BigInt { negative, magnitude } => {
                let sign = if negative { num_bigint::Sign::Minus } else { num_bigint::Sign::Plus };
                let value = num_bigint::BigInt::from_bytes_le(sign, magnitude);
                self.heap.new_big_int(value).map_err(failed)?
            }
            Slot::Float(value) => self.heap.new_float(value).map_err(failed)?,
            Slot::Str(text) => self.heap.new_str(text).map_err(failed)?,
            Slot::Bytes(bytes) => self.heap.new_bytes(bytes).map_err(failed)?,
            Slot::Ellipsis => Value::ELLIPSIS,
            Slot::Reference(index) => self.values[index.0 as usize],
        })
    }

    fn items<'b>(
        &mut self,
        slots: impl Iterator<Item = Slot<'b>>,
    ) -> Result<Vec<Value>, EngineError> {
        slots.map(|slot| self.value(slot)).collect()
    }

    fn immutable(&mut self, graph: &Graph<'_>, index: NodeIndex) -> Result<(), EngineError> {
        let value = match graph.node(index) {
            Node::Tuple(slots) => {
                let items = self.items(slots)?;
                self.heap.new_tuple(items).map_err(failed)?
            }
            Node::FrozenSet(slots) => {
                let set = self.heap.alloc(Set::frozen()).map_err(failed)?;
                for item in self.items(slots)? {
                    self.hashed(item, |heap| heap.set_add(set, item))?;
                }
                set
            }
            Node::Exception { exc_type, args, .. } => {
                let class = TypeId::ALL
                    .iter()
                    .copied()
                    .find(|id| id.name() == exc_type && id.is_exception())
                    .unwrap_or(TypeId::RuntimeError);
                let args = self.value(args)?;
                let args = if args.is(diapause_vm::value::Kind::Tuple) {
                    self.heap.tuple(args).items.to_vec()
                } else {
                    vec![args]
                };
                self.heap.new_exception(class.value(), args).map_err(failed)?
            }
            Node::Object { class_name, .. } => {
                return Err(EngineError::Value(format!(
                    "an object of class {class_name} cannot be given to Python, expected a value"
                )));
            }
            Node::List(_) | Node::Dict(_) | Node::Set(_) | Node::Resource(_) => return Ok(()),
        };
        self.values[index.0 as usize] = value;
        Ok(())
    }

    /// Runs an operation that hashes a value.
    fn hashed(
        &mut self,
        key: Value,
        operation: impl FnOnce(&mut Heap) -> Result<(), Trap>,
    ) -> Result<(), EngineError> {
        operation(self.heap).map_err(|trap| match trap {
            Trap::Raise(_) | Trap::Library => EngineError::Value(format!(
                "a {} cannot be the key of a dict or the element of a set",
                self.heap.type_name(key)
            )),
            other => failed(other),
        })
    }
}
