# Operators on the wrong types raise TypeError with CPython's words.
tests = [
    lambda: 1 + 'a', lambda: 'a' + 1, lambda: [] + (), lambda: () + [],
    lambda: None + 1, lambda: 'a' - 'b', lambda: {} * 2, lambda: 'a' * 'b',
    lambda: [1] * 1.5, lambda: 3 / 'x', lambda: 3 // None, lambda: 5 % [],
    lambda: 2 ** 'x', lambda: 1 << 1.0, lambda: 1.0 & 1, lambda: {1} | [2],
    lambda: -'a', lambda: +[], lambda: ~1.5, lambda: not_defined,
    lambda: {} | 1, lambda: b'a' + 'a', lambda: [] @ [],
]
for f in tests:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)
