# Comparison with bytes and among bytearrays.
a = bytearray(b'abc')
print(a == b'abc', b'abc' == a, a == bytearray(b'abc'), a != b'abd', a == 'abc', a == [97, 98, 99], a == memoryview(b'abc'))
print(a < b'abd', b'ab' < a, a <= a, a > b'abcd', a >= bytearray(), bytearray(b'b') > b'a', a < memoryview(b'b'))
print(b'abc' in [a], a in (b'abc',), 97 in a, b'bc' in a, bytearray(b'bc') in b'abc', 300 in [300])
print(sorted([bytearray(b'b'), bytearray(b'a'), b'ab']), max(bytearray(b'x'), b'y'))
for f in (lambda: a < 1, lambda: a < 'a', lambda: hash(a), lambda: {a: 1}, lambda: {a}, lambda: 'a' in a, lambda: 300 in a, lambda: None in a):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
print(bool(a), bool(bytearray()), len(a), not bytearray(1))
