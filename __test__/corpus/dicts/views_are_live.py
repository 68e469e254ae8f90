# keys, values and items are live views with set operations.
d = {'a': 1, 'b': 2}
k, v, i = d.keys(), d.values(), d.items()
d['c'] = 3
print(k, v, i, len(k), 'c' in k, 3 in v, ('c', 3) in i, ('c', 4) in i)
print(sorted(k & {'a', 'z'}), sorted(k | ['q']), sorted(k - {'a'}), sorted(k ^ {'a', 'z'}), sorted(i & {('a', 1)}))
print(k == {'a', 'b', 'c'}, k >= {'a'}, k.isdisjoint('xyz'), list(reversed(k)), list(reversed(d)), v == d.values(), k == d.keys())
print(list(zip(k, v)), max(d, key=d.get), sum(v), dict(i) == d, sorted(i, reverse=True))
try:
    k[0]
except TypeError as e:
    print(e)
