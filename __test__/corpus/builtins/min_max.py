# min and max with key, default, several arguments and ties.
print(min(3, 1, 2), max([3, 1, 2]), min('hello'), max('b', 'a'), max({'x': 1, 'y': 0}), min((2, 'b'), (2, 'a')))
print(min([], default='none'), max((), default=None), max('a', 'bbb', 'cc', key=len), min([-3, 2, -1], key=abs), max([1, 2], key=lambda x: -x))
print(max(['bb', 'aa', 'c'], key=len), min(['bb', 'aa', 'c', 'd'], key=len), max(True, 1), max(1, True), max(1, 1.0), min(0, -0.0))
for f in (lambda: max(1, 'a'), lambda: min([]), lambda: max(1), lambda: max(1, 2, default=3), lambda: min([1], key=5), lambda: max(None), lambda: min([1, None])):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
print(max([], key=len, default=0), max(x for x in [1, 5, 2]))
