# Tuples convert to and from other containers and nest freely.
t = tuple(x * x for x in range(4))
a, (b, *c), d = 1, (2, 3, 4), 5
print(t, list(t), set(t) == {0, 1, 4, 9}, sum(t), len(t), tuple(reversed(t)), (*t, *'ab'), tuple({'k': 1}), tuple(enumerate('x')))
print(a, b, c, d, (), (1,), (1, 2)[::-1], ((),), tuple('hi') + tuple([1]), t[1:3] * 2, 4 in t, t.index(9), t.count(0))
for i, (x, y) in enumerate(((1, 2), (3, 4))):
    print(i, x + y)
nested = ((1, (2, (3, ()))),)
print(nested, nested[0][1][1][0], str(nested) == repr(nested), bool(()), bool((0,)))
