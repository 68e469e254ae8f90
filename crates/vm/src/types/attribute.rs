//! Attribute lookup.
