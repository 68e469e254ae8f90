//! The collector: mark from the roots with an explicit stack, then sweep every arena.

use super::Heap;
use crate::value::{Kind, Value};

impl Heap {
    /// Asks for a collection at the next safepoint.
    #[cold]
    pub(crate) fn request_collection(&mut self) {
        self.withhold_fuel();
        // Until then allocation goes on without asking again.
        self.threshold = self.limit;
    }

    /// Lets the program come to a stop at the next safepoint, with what is left of its budget.
    #[cold]
    pub(super) fn withhold_fuel(&self) {
        self.fuel_withheld.set(self.fuel_withheld.get() + self.fuel.take());
    }

    /// Whether a collection is due.
    #[must_use]
    pub fn collection_due(&self) -> bool {
        self.bytes > self.threshold || self.threshold == self.limit
    }

    /// Spends one unit of the budget; false when none is left.
    #[inline]
    pub(crate) fn tick(&mut self) -> bool {
        match self.fuel.get().checked_sub(1) {
            Some(left) => {
                self.fuel.set(left);
                true
            }
            None => false,
        }
    }

    /// Spends one unit of what is withheld, where the program passes a safepoint at which it cannot
    /// stop: it costs the same whether a collection is due or not.
    #[cold]
    pub(crate) fn tick_withheld(&self) {
        self.fuel_withheld.set(self.fuel_withheld.get().saturating_sub(1));
    }

    /// Sets the budget of safepoints until [`Heap::tick`] says no.
    pub fn set_fuel(&mut self, fuel: u32) {
        self.renew_effort();
        self.fuel.set(fuel);
        self.fuel_withheld.set(0);
    }

    /// What is left of the budget.
    #[must_use]
    pub const fn fuel(&self) -> u32 {
        self.fuel.get() + self.fuel_withheld.get()
    }

    /// Collects everything that the roots do not reach.
    pub fn collect(&mut self, roots: impl IntoIterator<Item = Value>) {
        self.free_what(roots, false);
    }

    /// Collects everything that neither the roots nor weak references reach: what a snapshot
    /// would not hold.
    pub fn prune(&mut self, roots: impl IntoIterator<Item = Value>) {
        self.free_what(roots, true);
    }

    /// Collects what the roots do not reach, through weak references as well if `weak_holds`.
    fn free_what(&mut self, roots: impl IntoIterator<Item = Value>, weak_holds: bool) {
        self.wake_all();
        let mut work: Vec<Value> = Vec::new();
        for root in roots.into_iter().chain(self.own_roots()) {
            if self.mark(root) {
                work.push(root);
            }
        }
        while let Some(value) = work.pop() {
            if weak_holds && value.is(Kind::Weak) {
                let target = self.weak(value).target;
                if target.is_object() && self.mark(target) {
                    work.push(target);
                }
            }
            self.trace(value, &mut |child: Value| {
                if child.is_object() && self.mark(child) {
                    work.push(child);
                }
            });
        }
        self.clear_weak();
        self.forget_unmarked();
        let bytes = self.sweep_arenas();
        self.after_collection(bytes);
        self.fuel.set(self.fuel.get() + self.fuel_withheld.take());
    }

    /// What the heap itself keeps alive.
    fn own_roots(&self) -> Vec<Value> {
        self.repr_active.iter().chain(&self.weak_dead).copied().chain([self.streams]).collect()
    }

    /// Drops what tables remember of objects that are about to be freed.
    fn forget_unmarked(&mut self) {
        let mut interned = std::mem::take(&mut self.interned);
        interned.retain(|value| self.is_marked(*value));
        self.interned = interned;
        if let Some(names) = self.names.get() {
            names.iter().for_each(|name| name.set(Value::UNBOUND));
        }
        for place in 0..self.characters.len() {
            if !self.is_marked(self.characters[place]) {
                self.characters[place] = Value::UNBOUND;
            }
        }
        let mut recent = std::mem::take(&mut self.recent_keys);
        recent.retain(|value| self.is_marked(value));
        self.recent_keys = recent;
        self.forget_shapes();
        self.lookups.clear();
        self.offsets.retain(|string| self.is_marked(string));
        self.forget_counters();
        self.patterns.forget_objects();
        self.forget_resources();
        let mut identities = std::mem::take(&mut self.identities);
        identities.retain(|value| self.is_marked(value));
        self.identities = identities;
    }

    /// Shapes hold names weakly: a transition to a name that is gone cannot be taken again, and a
    /// shape with such a name has no instance.
    fn forget_shapes(&mut self) {
        let mut shapes = std::mem::take(&mut self.shapes);
        for shape in &mut shapes {
            let dead = !self.is_marked(shape.class)
                || shape.names.iter().any(|&name| !self.is_marked(name));
            if dead {
                shape.class = Value::NONE;
                shape.names = Vec::new();
                shape.transitions = Vec::new();
            } else {
                shape.transitions.retain(|&(name, _)| self.is_marked(name));
            }
        }
        self.shapes = shapes;
    }
}
