# sorted returns a new list from anything; reversed needs a sequence.
print(sorted([3, 1, 2]), sorted('bca', reverse=True), sorted({'b': 1, 'a': 2}), sorted([(1, 'b'), (1, 'a'), (0, 'z')]), sorted([]), sorted(x * x % 7 for x in range(7)))
print(sorted(['Bob', 'al', 'Cy'], key=str.lower), sorted([-2, 1, -1], key=abs), sorted('hello', key='olhe'.index), sorted([True, 2, 0.5]), sorted([3, 1], key=None, reverse=0))
print(list(reversed([1, 2])), ''.join(reversed('abc')), list(reversed(range(3))), sorted(sorted('ba'), reverse=True), [*reversed((1, 2))])
for f in (lambda: sorted([1, None]), lambda: sorted(None), lambda: sorted([1], reverse='x'), lambda: sorted([[1], 'a']), lambda: sorted([{}, {}]), lambda: reversed(x for x in 'a'), lambda: sorted([1], key=5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)
