//! The value graph: exact bytes first, then round trips, then bytes that lie.

use diapause_engine::EngineError;
use diapause_engine::boundary::{Graph, GraphWriter, Node, NodeIndex, Slot};

fn scalar(slot: Slot<'_>) -> Vec<u8> {
    GraphWriter::new().finish(slot).unwrap()
}

fn refused(bytes: &[u8]) -> String {
    match Graph::parse(bytes) {
        Err(EngineError::Value(text)) => text,
        other => panic!("{bytes:?} gave {other:?}"),
    }
}

#[test]
fn scalars_have_exact_bytes() {
    let cases: &[(Slot<'_>, &[u8])] = &[
        (Slot::None, &[0]),
        (Slot::Bool(false), &[1]),
        (Slot::Bool(true), &[2]),
        (Slot::Int(0), &[3, 0]),
        (Slot::Int(-1), &[3, 1]),
        (Slot::Int(1), &[3, 2]),
        (Slot::Int(64), &[3, 0x80, 1]),
        (Slot::Int(300), &[3, 0xd8, 4]),
        (Slot::Int(i64::MAX), &[3, 254, 255, 255, 255, 255, 255, 255, 255, 255, 1]),
        (Slot::Int(i64::MIN), &[3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]),
        (
            Slot::BigInt { negative: false, magnitude: &[0, 0, 0, 0, 0, 0, 0, 0x80] },
            &[4, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0x80],
        ),
        (
            Slot::BigInt { negative: true, magnitude: &[1, 0, 0, 0, 0, 0, 0, 0, 9] },
            &[4, 1, 9, 1, 0, 0, 0, 0, 0, 0, 0, 9],
        ),
        (Slot::Float(1.5), &[5, 0, 0, 0, 0, 0, 0, 0xf8, 0x3f]),
        (Slot::Float(-0.0), &[5, 0, 0, 0, 0, 0, 0, 0, 0x80]),
        (Slot::Str("é!"), &[6, 3, 0xc3, 0xa9, b'!']),
        (Slot::Ellipsis, &[8]),
        (Slot::Bytes(&[0, 255]), &[9, 2, 0, 255]),
    ];
    for (slot, expected) in cases {
        let bytes = scalar(*slot);
        assert_eq!(bytes[..2], [1, 0], "{slot:?}");
        assert_eq!(&bytes[2..], *expected, "{slot:?}");
        assert_eq!(Graph::parse(&bytes).unwrap().root(), *slot);
    }
}

#[test]
fn an_int_has_one_form() {
    let written = |negative, magnitude| scalar(Slot::BigInt { negative, magnitude });
    assert_eq!(written(false, &[]), scalar(Slot::Int(0)));
    assert_eq!(written(true, &[5, 0, 0]), scalar(Slot::Int(-5)));
    assert_eq!(written(true, &[0, 0, 0, 0, 0, 0, 0, 0x80]), scalar(Slot::Int(i64::MIN)));
    assert!(refused(&[1, 0, 4, 0, 1, 5]).contains("not in its one form"));
    assert!(refused(&[1, 0, 4, 2, 9, 1, 1, 1, 1, 1, 1, 1, 1, 1]).contains("one form"));
    assert!(refused(&[1, 0, 4, 0, 9, 1, 1, 1, 1, 1, 1, 1, 1, 0]).contains("one form"));
}

#[test]
fn nodes_have_exact_bytes() {
    let mut graph = GraphWriter::new();
    graph.dict(1);
    graph.slot(Slot::Str("k"));
    graph.slot(Slot::Reference(NodeIndex(2)));
    graph.object("A", 1);
    graph.attribute("x");
    graph.slot(Slot::Reference(NodeIndex(0)));
    graph.object_repr("<A>");
    graph.tuple(1);
    graph.slot(Slot::Reference(NodeIndex(1)));
    graph.exception("E", "no");
    graph.slot(Slot::None);
    graph.set(0);
    graph.frozen_set(0);
    let bytes = graph.finish(Slot::Reference(NodeIndex(0))).unwrap();
    #[rustfmt::skip]
    assert_eq!(bytes, [
        1, 6,
        3, 1, 6, 1, b'k', 7, 2,
        6, 1, b'A', 1, 1, b'x', 7, 0, 3, b'<', b'A', b'>',
        2, 1, 7, 1,
        7, 1, b'E', 2, b'n', b'o', 0,
        4, 0,
        5, 0,
        7, 0,
    ]);
    let graph = Graph::parse(&bytes).unwrap();
    assert_eq!(graph.len(), 6);
    let Node::Object { class_name, attributes } = graph.node(NodeIndex(1)) else { panic!() };
    assert_eq!((class_name, attributes.repr()), ("A", "<A>"));
    let attributes: Vec<_> = attributes.collect();
    assert_eq!(attributes, [("x", Slot::Reference(NodeIndex(0)))]);
    let Node::Exception { exc_type, message, args } = graph.node(NodeIndex(3)) else { panic!() };
    assert_eq!((exc_type, message, args), ("E", "no", Slot::None));
    let Node::Dict(slots) = graph.node(NodeIndex(0)) else { panic!() };
    assert_eq!(slots.len(), 2);
}

#[test]
fn a_writer_that_is_misused_says_so() {
    let mut graph = GraphWriter::new();
    graph.list(2);
    graph.slot(Slot::None);
    assert!(matches!(graph.finish(Slot::None), Err(EngineError::Internal(_))));
    let graph = GraphWriter::new();
    let dangling = graph.finish(Slot::Reference(NodeIndex(0)));
    assert!(matches!(dangling, Err(EngineError::Internal(_))));
    let mut graph = GraphWriter::new();
    graph.slot(Slot::None);
    assert!(matches!(graph.finish(Slot::None), Err(EngineError::Internal(_))));
}

#[test]
fn immutable_nodes_come_behind_what_they_hold() {
    // ([()], ()) where both empty tuples are one node behind the others.
    let mut graph = GraphWriter::new();
    graph.tuple(2);
    graph.slot(Slot::Reference(NodeIndex(1)));
    graph.slot(Slot::Reference(NodeIndex(2)));
    graph.list(1);
    graph.slot(Slot::Reference(NodeIndex(0)));
    graph.tuple(0);
    let bytes = graph.finish(Slot::Reference(NodeIndex(0))).unwrap();
    let order = Graph::parse(&bytes).unwrap().immutable_order().unwrap();
    assert_eq!(order, [NodeIndex(2), NodeIndex(0)]);
}

#[test]
fn a_tuple_within_itself_is_refused() {
    let bytes = [1, 2, 2, 1, 7, 1, 5, 1, 7, 0, 7, 0];
    let graph = Graph::parse(&bytes).unwrap();
    let error = graph.immutable_order().unwrap_err().to_string();
    assert_eq!(error, "a tuple, frozenset or exception contains itself");
}

#[test]
fn a_million_levels_are_read_without_recursion() {
    let depth = 1_000_000;
    let mut graph = GraphWriter::new();
    for level in 1..=depth {
        graph.tuple(1);
        graph.slot(if level < depth { Slot::Reference(NodeIndex(level)) } else { Slot::None });
    }
    let bytes = graph.finish(Slot::Reference(NodeIndex(0))).unwrap();
    let graph = Graph::parse(&bytes).unwrap();
    let order = graph.immutable_order().unwrap();
    assert_eq!(order.first(), Some(&NodeIndex(depth - 1)));
    assert_eq!(order.len(), depth as usize);
}

#[test]
fn every_fault_is_a_value_error() {
    assert!(refused(&[]).contains("ends too early"));
    assert!(refused(&[2, 0, 0]).contains("version 2, expected 1"));
    assert!(refused(&[1, 0]).contains("ends too early"));
    assert!(refused(&[1, 0, 0, 0]).contains("expected the end"));
    assert!(refused(&[1, 0, 10]).contains("slot tag 10"));
    assert!(refused(&[1, 1, 9, 0, 0]).contains("node kind 9"));
    assert!(refused(&[1, 0, 7, 0]).contains("node 0 of 0"));
    assert!(refused(&[1, 0, 6, 2, 0xc3, 0x28]).contains("invalid utf-8"));
    assert!(refused(&[1, 0x80, 0, 0]).contains("longer than needed"));
    // Counts that promise more than the bytes can hold allocate nothing.
    assert!(refused(&[1, 0xff, 0xff, 0xff, 0xff, 0x0f, 0]).contains("at most"));
    assert!(refused(&[1, 1, 1, 0xff, 0xff, 0xff, 0xff, 0x0f, 0]).contains("at most"));
    let mut endless = vec![1, 0, 3];
    endless.extend([0xff; 20]);
    assert!(refused(&endless).contains("above 64 bits"));
}

#[test]
fn every_prefix_and_every_changed_byte_is_taken_or_refused_but_never_panics() {
    let mut graph = GraphWriter::new();
    graph.dict(2);
    graph.slot(Slot::Str("name"));
    graph.slot(Slot::Reference(NodeIndex(1)));
    graph.slot(Slot::BigInt { negative: true, magnitude: &[9; 12] });
    graph.slot(Slot::Float(0.1));
    graph.object("Thing", 1);
    graph.attribute("x");
    graph.slot(Slot::Reference(NodeIndex(2)));
    graph.object_repr("Thing()");
    graph.exception("ValueError", "no");
    graph.slot(Slot::Reference(NodeIndex(3)));
    graph.tuple(1);
    graph.slot(Slot::Bytes(b"raw"));
    let whole = graph.finish(Slot::Reference(NodeIndex(0))).unwrap();
    for end in 0..whole.len() {
        refused(&whole[..end]);
    }
    for at in 0..whole.len() {
        for value in 0..=255 {
            let mut bytes = whole.clone();
            bytes[at] = value;
            if let Ok(graph) = Graph::parse(&bytes) {
                let _ = graph.immutable_order();
                for node in graph.nodes() {
                    if let Node::Object { attributes, .. } = node {
                        let _ = attributes.repr();
                    }
                }
            }
        }
    }
}
