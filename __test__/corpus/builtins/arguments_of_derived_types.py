# Where a built-in function or method takes a number or a text, it takes what is derived from one
# or has `__index__` as well.
import enum
import io
import itertools
import json
import math
import random
from collections import Counter, OrderedDict, deque


class Number(int):
    pass


class Text(str):
    pass


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Suffix(enum.StrEnum):
    PYTHON = '.py'
    RUST = '.rs'


class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return hash(self.number)

    def __eq__(self, other):
        return self.number == (other.number if isinstance(other, Key) else other)

    def __repr__(self):
        return f'Key({self.number})'


def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


print(Text('abc')[Index(1)], Text('abc')[Index(0):Index(2)], 'abc'.__getitem__(Index(2)))
print('main.py'.endswith(tuple(Suffix)), 'main.c'.endswith(tuple(Suffix)), '.rs'.startswith((Text('x'), Text('.'))))
attempt('abc'.startswith, ('x', 5))

print(b'abcd'.hex(Text(':'), Index(2)), b'abcd'.hex(bytes_per_sep=Number(2), sep='-'), bytearray(b'ab').hex(b'.'))
for separator in [], [1], 5, 'ab', frozenset([1]):
    attempt(b'abc'.hex, separator)
    attempt(memoryview(b'abc').hex, separator)

attempt(int.from_bytes, Index(1), 'big')
attempt(int.from_bytes, [1, Index(2)], 'big')
attempt(int.from_bytes, 5, 'big')
attempt(complex, Index(1), Key(2))
attempt(complex, Index(1), Index(2))
attempt(math.ldexp, 1, Number(2))
attempt(math.ldexp, 1, Index(2))

for start in Number(5), Index(5), True:
    pairs = list(enumerate((Key(n) for n in range(2)), start))
    print(pairs, [type(number).__name__ for number, _ in pairs])
found = (Key(1), Key(2), Key(1)).index(1, Number(1))
print(found, type(found).__name__)
rotated = deque([1, 2, 3])
rotated.rotate(Index(1))
print(rotated)
attempt(rotated.rotate, 1.5)

# Nothing more is asked for when all elements are found.
print({1, 2}.intersection(itertools.count()), {2}.issubset(itertools.count()), frozenset([3]).intersection([3, []]))


def numbers():
    yield Key(1)
    raise ValueError('nobody asks for the second')


print({Key(1)} & {Key(1)}, {Key(1)}.intersection(numbers()), {Key(1)}.issubset(numbers()))

order = OrderedDict([(1, 'a'), (2, 'b')])
order.move_to_end(1.0)
print(list(order))
order.move_to_end(True, last=False)
print(list(order))

print(Counter({'a': 'x'}), Counter(a=1.5), Counter(b=None))
counts = Counter()
counts.update({'a': 1.5})
counts.update(a=2)
print(counts)
attempt(counts.update, a='x')

for wrong in 5, [1, 2], 'text':
    attempt(io.BytesIO, wrong)
    attempt(io.BytesIO().write, wrong)
print(io.BytesIO(bytearray(b'ab')).read(), io.BytesIO(memoryview(b'cd')).read(), io.BytesIO(None).read())

attempt(json.dumps, 1, inden=2)
attempt(json.dumps, {'a': [1]}, cls=None, indent=Number(1))
attempt(json.loads, bytearray(b'[1, 2]'))

random.seed(bytearray(b'abc'))
print(random.random(), random.getrandbits(100), random.getrandbits(32), random.getrandbits(0), random.randbytes(7))
attempt(random.getrandbits, 1 << 70)
attempt(random.getrandbits, -1)
