# int | None: flattening, equality, checks, and operands that do not fit.
# heavy
import types
import typing
def show(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)

print(int | None, type(int | None), (int | None).__args__, types.UnionType is typing.Union, typing.Optional[int])
show(lambda: isinstance(1, int | str), lambda: isinstance(1, int | list[int]), lambda: isinstance(1.5, int | list[int]), lambda: issubclass(int, int | str))
show(lambda: issubclass(1, int | str), lambda: isinstance(1, (int | str, 'x')), lambda: isinstance(1.5, (int | str, 'x')), lambda: isinstance(None, int | None))
show(lambda: (int | str)[int], lambda: int | 'a', lambda: 'a' | int, lambda: None | int, lambda: int | int, lambda: int | bool | int)
show(lambda: (int | str) == (str | int), lambda: (int | str) == (int | str | None), lambda: hash(int | str) == hash(str | int), lambda: {int | str: 1}[str | int])
show(lambda: typing.Union[int, str] == (int | str), lambda: typing.Union[()], lambda: typing.Union[int], lambda: typing.Union[int, typing.Union[str, None]])
show(lambda: (int | str)(), lambda: typing.Union(), lambda: int | 3, lambda: list[int] | None, lambda: str | list, lambda: (int | str).__name__)
def f():
    class A(int | str):
        pass
show(f, lambda: (int | str) | (bytes | int), lambda: (int | str).__origin__, lambda: int | (lambda: 0))
x = int
x |= None
print(x)
class Meta(type):
    def __or__(cls, other):
        return 'mine'
class A(metaclass=Meta):
    pass
print(A | int, int | A, A | None)
