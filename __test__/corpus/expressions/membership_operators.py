# `in` works on every built-in container, with substring meaning for strings.
print(2 in [1, 2, 3], 5 not in (1, 2))
print('ell' in 'hello', '' in 'abc', 'x' not in 'abc')
print('a' in {'a': 1}, 1 in {'a': 1}, 1 in {'a': 1}.values())
print(('a', 1) in {'a': 1}.items(), 3 in {1, 2})
print(4 in range(0, 10, 2), 5 in range(0, 10, 2), 4.0 in range(5))
print(b'b' in b'abc', 98 in b'abc')
for bad in (lambda: 1 in 5, lambda: 1 in 'abc', lambda: [] in {1}):
    try:
        bad()
    except TypeError as e:
        print(e)
