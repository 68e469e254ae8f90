# NamedTuple as a base and as a function.
# heavy
from typing import *
def show(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)
T = TypeVar('T')
class Pt(NamedTuple):
    """A point."""
    x: int
    y: int = 0
    def norm(self): return abs(self.x)+abs(self.y)
show(lambda: Pt(1), lambda: Pt(1,2).norm(), lambda: Pt._fields, lambda: Pt._field_defaults, lambda: Pt.__annotations__, lambda: Pt.__doc__, lambda: Pt.__mro__, lambda: Pt(1)==(1,0), lambda: Pt(1)._replace(x=5), lambda: Pt(1)._asdict(), lambda: Pt())
def b2():
    class Y(NamedTuple):
        a: int = 1
        b: str
show(b2)
E2=NamedTuple('E2',[('n',str),('i',int)])
show(lambda: E2('a',1), lambda: E2.__annotations__)
class GN(NamedTuple, Generic[T]):
    v: T
show(lambda: GN[int](3), lambda: GN.__mro__, lambda: GN[int])
