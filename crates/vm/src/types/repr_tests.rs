//! Tests of `repr` and `str`; expectations from CPython 3.14.

use super::*;
use crate::object::{Class, Instance, Set, ShapeId};

fn heap() -> Heap {
    Heap::new(64 << 20)
}

fn class(heap: &mut Heap, name: &str, base: TypeId, members: &[&str]) -> Value {
    let dict = heap.new_dict().unwrap();
    for (key, text) in [("__module__", "__main__"), ("__qualname__", name)] {
        let text = heap.new_str(text).unwrap();
        heap.dict_set_text(dict, key, text).unwrap();
    }
    for member in members {
        heap.dict_set_text(dict, member, Value::NONE).unwrap();
    }
    let qualname = heap.intern(name).unwrap();
    let name = heap.intern(name.rsplit('.').next().unwrap()).unwrap();
    let value = heap
        .alloc(Class {
            name,
            qualname,
            bases: Box::new([base.value()]),
            mro: Box::new([]),
            dict,
            root_shape: ShapeId(0),
            layout: base,
            metatype: TypeId::Type.value(),
            members: 0,
            has_dict: true,
            order: 0,
            volatile: false,
            traits: crate::object::ClassTraits::default(),
        })
        .unwrap();
    let mut mro = vec![value];
    let mut current = base;
    while current != TypeId::Object {
        mro.push(current.value());
        current = current.base();
    }
    mro.push(TypeId::Object.value());
    heap.class_mut(value).mro = mro.into();
    heap.class_mut(value).root_shape = heap.new_root_shape(value, false).unwrap();
    value
}

fn instance(heap: &mut Heap, class: Value) -> Value {
    let shape = heap.class(class).root_shape;
    heap.alloc(Instance { class, shape, slots: crate::object::Slots::new() }).unwrap()
}

fn text(heap: &mut Heap, value: Value) -> String {
    heap.repr(value).unwrap()
}

#[test]
fn containers_print_their_items() {
    let heap = &mut heap();
    let quote = heap.new_str("it's").unwrap();
    let float = heap.new_float(1e300).unwrap();
    let big = heap.new_big_int(num_bigint::BigInt::from(1) << 70).unwrap();
    let one = heap.new_tuple(vec![Value::TRUE]).unwrap();
    let none = heap.new_tuple(vec![]).unwrap();
    let list = heap.new_list(vec![quote, float, big, one, none, Value::ELLIPSIS]).unwrap();
    assert_eq!(
        text(heap, list),
        "[\"it's\", 1e+300, 1180591620717411303424, (True,), (), Ellipsis]"
    );
    let dict = heap.new_dict().unwrap();
    assert_eq!(text(heap, dict), "{}");
    heap.dict_insert(dict, quote, Value::NONE).unwrap();
    heap.dict_insert(dict, Value::small(-1), one).unwrap();
    assert_eq!(text(heap, dict), "{\"it's\": None, -1: (True,)}");
    for (kind, shown) in [
        (ViewKind::Keys, "dict_keys([\"it's\", -1])"),
        (ViewKind::Values, "dict_values([None, (True,)])"),
        (ViewKind::Items, "dict_items([(\"it's\", None), (-1, (True,))])"),
    ] {
        let view = heap.alloc(crate::object::DictView { dict, kind }).unwrap();
        assert_eq!(text(heap, view), shown);
    }
    for (set, shown) in [(Set::default(), "set()"), (Set::frozen(), "frozenset()")] {
        let set = heap.alloc(set).unwrap();
        assert_eq!(text(heap, set), shown);
    }
    let mut set = Set::frozen();
    heap.set_insert_native(&mut set, Value::small(3), 3);
    let set = heap.alloc(set).unwrap();
    assert_eq!(text(heap, set), "frozenset({3})");
}

#[test]
fn values_that_contain_themselves_end() {
    let heap = &mut heap();
    let list = heap.new_list(vec![]).unwrap();
    let tuple = heap.new_tuple(vec![list, Value::small(1)]).unwrap();
    heap.push(list, tuple).unwrap();
    assert_eq!(text(heap, list), "[([...], 1)]");
    assert_eq!(text(heap, tuple), "([(...)], 1)");
    let dict = heap.new_dict().unwrap();
    heap.dict_insert(dict, Value::small(1), dict).unwrap();
    assert_eq!(text(heap, dict), "{1: {...}}");
    // What the library has under way counts too.
    heap.repr_active.push(dict);
    let outer = heap.new_list(vec![dict]).unwrap();
    assert_eq!(text(heap, outer), "[{...}]");
}

#[test]
fn deep_nesting_raises_recursion_error() {
    let heap = &mut heap();
    let mut list = heap.new_list(vec![]).unwrap();
    for _ in 0..200_000 {
        list = heap.new_list(vec![list]).unwrap();
    }
    let Err(Trap::Raise(error)) = heap.repr(list) else { panic!("no exception") };
    assert_eq!(
        heap.exception_text(error).unwrap(),
        "maximum recursion depth exceeded while getting the repr of an object"
    );
}

#[test]
fn objects_of_the_program_show_their_class() {
    let heap = &mut heap();
    let plain = class(heap, "f.<locals>.C", TypeId::Object, &[]);
    let object = instance(heap, plain);
    assert_eq!(text(heap, plain), "<class '__main__.f.<locals>.C'>");
    assert_eq!(text(heap, object), "<__main__.f.<locals>.C object at 0x7f0000000000>");
    let own = class(heap, "D", TypeId::Object, &["__repr__"]);
    let object = instance(heap, own);
    let list = heap.new_list(vec![object]).unwrap();
    assert!(matches!(heap.repr(list), Err(Trap::Library)));
    let own = class(heap, "E", TypeId::Object, &["__str__"]);
    let object = instance(heap, own);
    assert!(heap.repr(object).is_ok());
    assert!(matches!(heap.str_of(object), Err(Trap::Library)));
    assert_eq!(text(heap, TypeId::Int.value()), "<class 'int'>");
    assert_eq!(text(heap, builtins::find("print").unwrap()), "<built-in function print>");
}

#[test]
fn exceptions_show_their_arguments() {
    let heap = &mut heap();
    let word = heap.new_str("x").unwrap();
    let cases = [
        (TypeId::ValueError, vec![], "ValueError()", ""),
        (TypeId::ValueError, vec![word], "ValueError('x')", "x"),
        (TypeId::KeyError, vec![word], "KeyError('x')", "'x'"),
        (TypeId::KeyError, vec![word, word], "KeyError('x', 'x')", "('x', 'x')"),
        (TypeId::OSError, vec![word], "OSError('x')", "x"),
        (
            TypeId::OSError,
            vec![Value::small(2), word, word],
            "FileNotFoundError(2, 'x')",
            "[Errno 2] x: 'x'",
        ),
        (TypeId::ValueError, vec![Value::small(1), word], "ValueError(1, 'x')", "(1, 'x')"),
    ];
    for (class, args, repr, str) in cases {
        let error = heap.construct_exception(class, args, &[]).unwrap();
        assert_eq!(text(heap, error), repr);
        assert_eq!(heap.str_of(error).unwrap(), str);
    }
    let own = class(heap, "Outer.Inner", TypeId::KeyError, &[]);
    let error = heap.new_exception(own, vec![word]).unwrap();
    assert_eq!(text(heap, error), "Inner('x')");
    assert_eq!(heap.str_of(error).unwrap(), "'x'");
}

#[test]
fn an_exception_in_itself_raises_recursion_error() {
    let heap = &mut heap();
    let error = heap.new_exception(TypeId::ValueError.value(), vec![]).unwrap();
    let args = heap.new_tuple(vec![error]).unwrap();
    heap.exception_mut(error).args = args;
    assert!(matches!(heap.repr(error), Err(Trap::Raise(_))));
    assert!(matches!(heap.str_of(error), Err(Trap::Raise(_))));
}

#[test]
fn catching_needs_exception_classes() {
    let heap = &mut heap();
    let error = heap.new_exception(TypeId::KeyError.value(), vec![]).unwrap();
    let (lookup, key) = (TypeId::LookupError.value(), TypeId::KeyError.value());
    assert!(heap.exception_matches(error, lookup).unwrap());
    assert!(!heap.exception_matches(error, TypeId::OSError.value()).unwrap());
    let both = heap.new_tuple(vec![TypeId::OSError.value(), key]).unwrap();
    assert!(heap.exception_matches(error, both).unwrap());
    assert!(heap.exception_matches(error, TypeId::Int.value()).is_err());
    assert!(heap.exception_matches(error, Value::small(1)).is_err());
}
