# sum, any and all, which stop as early as they can.
def gen(*xs):
    for x in xs:
        print('yield', x)
        yield x
print(any(gen(0, '', 3, 4)), all(gen(1, [], 2)), any([]), all([]), any([[]]), all([[]]))
print(sum([1, 2, 3]), sum([], 5), sum((x for x in range(4)), start=10), sum([[1], [2]], []), sum([(1,), (2, 3)], ()), sum([True, True]), sum([0.5, 1]), sum({1: 'a', 2: 'b'}))
for f in (lambda: sum('ab'), lambda: sum([1, 'a']), lambda: sum([[1]]), lambda: sum([b'a'], b''), lambda: any(None)):
    try:
        f()
    except TypeError as e:
        print(e)
