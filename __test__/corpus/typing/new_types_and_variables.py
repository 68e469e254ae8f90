# NewType, TypeVar, ParamSpec and TypeVarTuple as objects.
# heavy
from typing import *
def show(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)
T = TypeVar('T')
P = ParamSpec('P')
Ts = TypeVarTuple('Ts')
UserId=NewType('UserId',int)
show(lambda: UserId, lambda: UserId(5), lambda: UserId.__name__, lambda: UserId.__supertype__, lambda: UserId|None, lambda: cast(int,'x'), lambda: type(UserId))
def k():
    class B(UserId): pass
show(k)
show(lambda: T, lambda: T.__name__, lambda: T.__bound__, lambda: T.__constraints__, lambda: TypeVar('A',int,str).__constraints__, lambda: TypeVar('A',bound=int).__bound__, lambda: TypeVar('A',int), lambda: TypeVar('A',covariant=True), lambda: TypeVar('A',covariant=True,contravariant=True), lambda: P, lambda: P.args, lambda: P.kwargs, lambda: Ts, lambda: T|int, lambda: int|T, lambda: T.__module__, lambda: TypeVar('X', bound='Foo').__bound__, lambda: TypeVar('Z',default=int).__default__, lambda: T.__default__, lambda: T.has_default())
