//! Shapes: where the attributes of instances stand.

use super::Heap;
use crate::object::{Shape, ShapeId};
use crate::trap::Trap;
use crate::value::Value;

/// An instance with more attributes than this keeps them in a dict.
pub const MAX_SLOTS: usize = 48;

impl Heap {
    /// A new root shape for a class. Instances that carry a value have it in the first slot.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn new_root_shape(&mut self, class: Value, carrier: bool) -> Result<ShapeId, Trap> {
        let names = if carrier { vec![Value::small(0)] } else { Vec::new() };
        self.add_shape(Shape { class, names, transitions: Vec::new() })
    }

    fn add_shape(&mut self, shape: Shape) -> Result<ShapeId, Trap> {
        self.charge(size_of::<Shape>() + shape.names.len() * size_of::<Value>())?;
        let id = ShapeId(self.shapes.len() as u32);
        self.shapes.push(shape);
        Ok(id)
    }

    /// The number of a class that is about to be made.
    pub(crate) fn next_class(&mut self) -> u32 {
        self.classes_made = self.classes_made.saturating_add(1);
        self.classes_made
    }

    /// Finds out again what a class and its bases define, when a snapshot is loaded.
    pub fn refresh_class(&mut self, class: Value) {
        self.classes_made = self.classes_made.max(self.class(class).order);
        self.update_traits(class);
    }

    /// The shape.
    #[inline]
    #[must_use]
    pub fn shape(&self, id: ShapeId) -> &Shape {
        &self.shapes[id.0 as usize]
    }

    /// The slot of an attribute, whose name is interned.
    #[inline]
    #[must_use]
    pub fn slot_of(&self, id: ShapeId, name: Value) -> Option<usize> {
        self.shapes[id.0 as usize].names.iter().position(|&other| other == name)
    }

    /// The shape with one attribute more; `None` when there would be too many.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn extend_shape(&mut self, id: ShapeId, name: Value) -> Result<Option<ShapeId>, Trap> {
        self.extend_shape_within(id, name, MAX_SLOTS)
    }

    /// The same with another bound for the continuations of a shape: snapshots that follow each
    /// other may have more of them than there ever were at a time.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn extend_shape_within(
        &mut self,
        id: ShapeId,
        name: Value,
        most: usize,
    ) -> Result<Option<ShapeId>, Trap> {
        let shape = &self.shapes[id.0 as usize];
        if let Some(&(_, next)) = shape.transitions.iter().find(|(other, _)| *other == name) {
            return Ok(Some(next));
        }
        // Many different continuations are a sign of attributes used as a dict.
        if shape.names.len() >= MAX_SLOTS || shape.transitions.len() >= most {
            return Ok(None);
        }
        let mut names = shape.names.clone();
        names.push(name);
        let class = shape.class;
        let next = self.add_shape(Shape { class, names, transitions: Vec::new() })?;
        self.shapes[id.0 as usize].transitions.push((name, next));
        Ok(Some(next))
    }
}
