# List comprehensions with conditions, nesting and conditional elements.
print([x * x for x in range(6) if x % 2], [x if x > 2 else -x for x in range(5)], [(x, y) for x in range(3) for y in range(x)])
print([c.upper() for c in 'abc'], [[0] * i for i in range(3)], [x for x in [1, 2, 3, 4, 5, 6] if x > 2 if x % 2 == 0])
print([[r * c for c in range(1, 4)] for r in range(1, 4)], [y for x in [[1, 2], [3]] for y in x], [x for x, in [(1,), (2,)]])
print([f(3) for f in [lambda x: x + 1, lambda x: x * 2]], [i for i in (j for j in range(3))], [*[i for i in 'ab'], 'c'])
m = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in m] for i in range(3)])
