# iter and next on all built-in iterables.
for x in ([1], (2,), 'c', {'d': 1}, {5}, range(6, 7), b'\x07', {'k': 8}.values(), {'k': 9}.items(), enumerate('z'), zip('p', 'q'), map(str, [1]), filter(None, [3]), reversed([4]), (i for i in [5])):
    it = iter(x)
    print(type(it).__name__, next(it), next(it, 'END'), iter(it) is it)
it = iter([1, 2, 3])
for x in it:
    print(x, next(it, None))
