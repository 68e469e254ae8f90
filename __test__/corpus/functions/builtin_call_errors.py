# Built-in functions report wrong argument counts and kinds in their own words.
tests = [
    lambda: len(), lambda: len(1, 2), lambda: len(5), lambda: abs(), lambda: abs(1, 2), lambda: isinstance(1), lambda: isinstance(1, 2), lambda: ord(), lambda: sum(), lambda: sum(5), lambda: sum(['a']), lambda: sum(['a'], ''),
    lambda: max(), lambda: max([]), lambda: max(5), lambda: min(()), lambda: sorted(), lambda: sorted(5), lambda: sorted([1], 2), lambda: print(foo=1), lambda: print('a', sep=1), lambda: print('a', end=2),
    lambda: zip(1), lambda: map(), lambda: map(len), lambda: filter(1), lambda: enumerate(), lambda: enumerate(5), lambda: reversed(5), lambda: reversed({1}), lambda: iter(),
]
for t in tests:
    try:
        t()
    except Exception as e:
        print(type(e).__name__ + ':', e)
