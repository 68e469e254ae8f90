# Small programs out of several iterators, with callbacks that do something in between.
from itertools import *
from operator import itemgetter, mul
from functools import reduce


def primes():
    """An endless sieve out of nested filters."""
    numbers = count(2)
    while True:
        prime = next(numbers)
        yield prime
        numbers = filterfalse(lambda n, prime=prime: n % prime == 0, numbers)


print(list(islice(primes(), 12)))


def flatten(list_of_lists):
    return list(chain.from_iterable(list_of_lists))


print(flatten([[1], [2, 3], [], [4]]))
words = 'the quick brown fox jumps over the lazy dog'.split()
by_length = sorted(words, key=len)
for length, group in groupby(by_length, key=len):
    print(length, list(group))
rows = [('a', 3), ('b', 1), ('a', 5), ('b', 2)]
for name, group in groupby(sorted(rows, key=itemgetter(0)), itemgetter(0)):
    print(name, sum(map(itemgetter(1), group)))
print(list(accumulate(range(1, 8), mul)), list(accumulate('abc', lambda a, b: b + a)))


class Loud:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n):
            print('giving', i)
            yield i


first, second = tee(Loud(3))
print(next(first), next(first), list(second), list(first))
print(list(islice(chain(Loud(2), Loud(3)), 3)))
print(list(zip_longest(Loud(1), Loud(3), fillvalue='?')))
print(list(takewhile(lambda x: x < 1, Loud(4))))
print([''.join(p) for p in product('ab', repeat=3)])
print(reduce(lambda a, b: a * 10 + b, chain([1], repeat(0, 2), [7])))


class Squares(count):
    def __next__(self):
        return super().__next__() ** 2


print(list(islice(Squares(2), 4)), isinstance(Squares(), count))
it = cycle('xyz')
print(''.join(next(it) for _ in range(8)))
try:
    list(islice(map(lambda x: 1 // x, count(-2)), 5))
except ZeroDivisionError as error:
    print('stopped:', error)
