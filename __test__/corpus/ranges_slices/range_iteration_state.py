# A range can be iterated many times; its iterators are independent.
r = range(3)
a, b = iter(r), iter(r)
print(next(a), next(a), next(b), list(a), list(b), list(r), list(r))
print([(i, j) for i in r for j in r if i < j], r == range(0, 3, 1), r[0:2], r[::-1], [*r, *r], tuple(r), set(r))
i = 99
for i in range(0):
    pass
print(i, [x for x in range(10, 0, -3)], list(range(-5, 6, 5)), list(range(5, -6, -5)))
