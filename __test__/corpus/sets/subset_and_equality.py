# Comparison operators on sets mean subset and superset.
a = {1, 2}
print(a < {1, 2, 3}, a <= {1, 2}, a < {1, 2}, a > {1}, a >= {1, 2}, a == {2, 1}, a != {1})
print(a.issubset([1, 2, 3]), a.issuperset([1]), a.isdisjoint({3}), a.isdisjoint([2]), a == frozenset([1, 2]), a == [1, 2])
print(set() < a, set() <= set(), {1, 2} < {2, 3}, {1, 2} > {2, 3}, {1.0, True} == {1})
