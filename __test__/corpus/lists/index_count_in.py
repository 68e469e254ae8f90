# index with bounds, count and in compare by identity, then equality.
a = [1, 2, 3, 2, 1.0, True, 'a', None]
print(a.index(2), a.index(2, 2), a.index(True), a.count(1), a.count('a'), None in a, 'b' in a)
nan = float('nan')
print([nan].index(nan), nan in [nan], [nan].count(nan), [nan] == [nan], float('nan') in [nan])
for f in (lambda: a.index('zz'), lambda: a.index(2, 4), lambda: a.index(1, -2), lambda: [].index(1)):
    try:
        print(f())
    except ValueError as e:
        print(e)
