# frozensets hash by content and have no mutating methods.
f = frozenset([1, 2, 2])
print(f, len(f), f | {3}, {3} | f, type(f | {3}).__name__, type({3} | f).__name__)
d = {f: 'x', frozenset(): 'empty'}
print(d[frozenset([2, 1])], d[frozenset()], frozenset('a'), f == {1, 2}, hash(f) == hash(frozenset((2, 1))))
print({1, 2} in {f}, {f} == {frozenset({1, 2})}, f.copy() is f, f & {1}, f - {1}, f ^ {5}, f <= {1, 2})
try:
    f.add(3)
except AttributeError as e:
    print(e)
