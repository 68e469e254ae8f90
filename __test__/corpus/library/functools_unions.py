# Generic functions for unions of classes; classes of the library that take type arguments.
from functools import singledispatch, partial, cached_property
from itertools import chain
import re


@singledispatch
def kind(x):
    return 'other'


@kind.register
def _(x: int | float):
    return 'number'


@kind.register(str | bytes)
def _(x):
    return 'text'


print(kind(1), kind(2.5), kind('a'), kind(b''), kind([]), kind(True))
print(partial[int], chain[str], re.Pattern[str], re.Match[bytes], cached_property[int])
try:
    @kind.register
    def _(x: int | 'nothing'):
        return 'never'
except TypeError as error:
    print(type(error).__name__)
