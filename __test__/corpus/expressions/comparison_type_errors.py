# Ordering unrelated types raises TypeError, equality never does.
tests = [
    lambda: 1 < 'a', lambda: 'a' > 1, lambda: [] <= (), lambda: None >= 0,
    lambda: {} < {}, lambda: (1, 'a') < (1, 2), lambda: [1, [2]] < [1, 3],
    lambda: object < int, lambda: len < print,
]
for f in tests:
    try:
        print(f())
    except TypeError as e:
        print(e)
print(1 == 'a', None == [], {} == [], 'a' != b'a')
print({1} < {1, 2}, {1} < {2}, {1, 2} >= {1})
