# Calling types converts; empty calls give empty values.
print(int(), float(), str() == '', bool(), list(), tuple(), dict(), set(), bytes(), frozenset() == set(), range(0), object() != object(), type(None)())
print(list('ab'), tuple([1]), set('a'), dict([(1, 2)]), bool('0'), int('7'), float('1'), str(1), list({1: 2}), tuple({'a': 1}.values()), bytes([1]))
print([t.__name__ for t in (int, float, str, bool, list, tuple, dict, set, frozenset, bytes, range, slice, object, type, zip, map, filter, enumerate, reversed, property, staticmethod, classmethod, super)])
print(int, ValueError, type, type(print), type(lambda: 0), type(iter([])), type({}.keys()))
