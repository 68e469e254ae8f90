# Messages name the module of types that CPython has in C.
import collections
import functools
import io
import itertools
import operator
import re


def attempt(action):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(error)


values = [
    functools.partial(len), collections.deque(), collections.OrderedDict(),
    collections.defaultdict(), collections.Counter(), itertools.chain(), itertools.count(),
    re.compile('a'), re.match('a', 'a'), operator.itemgetter(1), io.StringIO(),
]
for value in values:
    attempt(lambda: -value)
    attempt(lambda: [1][value])
    attempt(lambda: value.nothing)
    attempt(lambda: type(value).nothing)
    print(type(value).__name__, type(value).__qualname__)


class Derived(collections.deque):
    pass


attempt(lambda: -Derived())
print('__static_type__' in dir(collections.deque))
