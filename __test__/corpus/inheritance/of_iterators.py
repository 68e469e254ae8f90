# Classes derived from enumerate, zip, map, filter and reversed.


class Counted(enumerate):
    def __init__(self, *args):
        self.taken = 0

    def __next__(self):
        pair = super().__next__()
        self.taken += 1
        return pair


c = Counted('abc', 5)
c.label = 'x'
print(next(c), c.taken, c.label, iter(c) is c, isinstance(c, enumerate))
for pair in c:
    print(pair, c.taken)
print(list(c), [*Counted('q')], dict(Counted('ab')))


class Swapped(zip):
    def __next__(self):
        return super().__next__()[::-1]


print(list(Swapped('ab', [1, 2])), dict(Swapped('ab', [1, 2])))
(a, b), *rest = Swapped('abc', 'xyz')
print(a, b, rest)
try:
    list(Swapped('ab', 'c', strict=True))
except ValueError as error:
    print(error)


class Doubling(map):
    pass


m = Doubling(lambda x: x * 2, [1, 2, 3])
m.note = 'kept'
print(next(m), sum(m), m.note, vars(m), Doubling.__mro__)


class Kept(filter):
    def __init__(self, function, items, note=None):
        self.note = note


k = Kept(None, [0, 1, '', 2])
print(list(k), k.note)


class Backwards(reversed):
    pass


# A list has a `__reversed__` of its own, which decides what comes out.
print(type(Backwards([1, 2])).__name__, type(Backwards('ab')).__name__, list(Backwards((1, 2))))
print(max(Counted('ba')), sorted(Doubling(int, '312')), tuple(zip(Counted('ab'), Doubling(int, '12'))))
print(1 in Doubling(int, '01'), 'b' in dict(Counted('ab')).values())
for bad in (lambda: Counted(5), lambda: Swapped(1), lambda: Doubling(int), lambda: Backwards({1})):
    try:
        bad()
    except TypeError as error:
        print(error)
