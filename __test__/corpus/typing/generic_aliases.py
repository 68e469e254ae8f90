# Aliases of built-in types: their parts, equality, calls, and what they refuse.
# heavy
import types
import typing
from typing import TypeVar
def show(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)

T = TypeVar('T')
print(list[int], type(list[int]), dict[str, list[int]], tuple[()], tuple[int, ...], list[None], list['a'], type[int])
show(lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: list[int][str], lambda: list[T][int, str])
show(lambda: dict[T, T][()], lambda: dict[str, T][int], lambda: list[list[T]][bytes], lambda: list[int].__name__, lambda: list[int].foo)
show(lambda: list[int]('ab'), lambda: dict[str, int](a=1), lambda: list(*list[int]), lambda: (*list[int],)[0].__unpacked__)
show(lambda: setattr(list[int], 'x', 1), lambda: setattr(list[int], '__origin__', 1), lambda: list[int].__module__, lambda: list[int].__class__)
show(lambda: types.GenericAlias(int, str), lambda: types.GenericAlias(int), lambda: list[T].__parameters__, lambda: list[int].__parameters__)
show(lambda: list[int] == list[int], lambda: list[int] == list[str], lambda: hash(list[int]) == hash(list[int]), lambda: list[int] == typing.List[int])
show(lambda: int[str], lambda: str['x'], lambda: type('A', (list[int],), {}), lambda: tuple[*tuple[int, str], float])
class Box:
    def __init__(self, x):
        self.x = x
    __class_getitem__ = classmethod(types.GenericAlias)
made = Box[int](5)
print(Box[int], made.x, made.__orig_class__, Box[int].__origin__ is Box)
class Sub(Box[str], list[int]):
    pass
print(Sub.__bases__, Sub.__orig_bases__, list[int].__mro_entries__(()), repr(list[Box]), list[Box[int]])
class Mine(list): pass
print(Mine[int], dict[str, Mine].__args__)
