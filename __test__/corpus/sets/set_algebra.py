# Union, intersection, difference and symmetric difference.
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, b - a, a ^ b)
print(a.union(b, [9]), a.intersection([1, 3], (3, 1)), a.difference([1], [2]), a.symmetric_difference([1, 10]))
a |= {8}
a -= {1}
a &= {2, 3, 8, 99}
a ^= {2, 5}
print(a)
a.update([1, 2], {3})
a.difference_update([8])
a.intersection_update({1, 2, 3})
a.symmetric_difference_update({3, 4})
print(a)
for f in (lambda: a | [1], lambda: a - (1,), lambda: a.union(5), lambda: a < [1]):
    try:
        f()
    except TypeError as e:
        print(e)
