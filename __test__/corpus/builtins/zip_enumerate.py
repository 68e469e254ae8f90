# zip stops at the shortest, or insists; enumerate counts.
print(list(zip('abc', [1, 2])), list(zip()), list(zip('ab')), list(zip('ab', range(9), (True, False))), dict(zip('xy', [1, 2])))
print(list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate([], start=1)), [(i, *p) for i, p in enumerate(zip('ab', 'cd'), 1)])
for f in (lambda: list(zip('ab', [1], strict=True)), lambda: list(zip([1], 'ab', strict=True)), lambda: list(zip('a', 'b', 'cd', strict=True)), lambda: zip(5), lambda: zip('a', 5), lambda: enumerate('a', 'b')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)
a, b = iter('abcd'), iter('xy')
print(list(zip(a, b)), next(a))
it = iter([1, 2, 3, 4])
print(list(zip(it, it)), list(zip('ab', 'xy', strict=True)))
