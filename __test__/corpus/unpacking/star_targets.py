# One starred name takes the rest, as a list.
a, *b = [1, 2, 3]
*c, d = 'xyz'
e, *f, g = range(5)
h, *i = (1,)
*j, = 'ab'
k, (l, *m), *n = 1, 'abc', 2, 3
print(a, b, c, d, e, f, g, h, i, j, k, l, m, n)
for x, *y in [(1, 2, 3), 'ab', [9]]:
    print(x, y)
obj = {}
obj['first'], *obj['rest'] = 1, 2, 3
print(obj)
