# member, nonmember, _ignore_, __new__, unhashable values, mixed-in types.
# heavy
from enum import *
def show(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    BLUE = auto()
    def shout(self): return self.name + '!'
import enum
class Mm(Enum):
    a = member(lambda: 3)
    b = nonmember(5)
    def f(self): return 1
    class Inner: pass
    _ignore_ = ['tmp']
    tmp = 4
show(lambda: Mm.b, lambda: Mm.a.value(), lambda: list(Mm.__members__), lambda: hasattr(Mm,'tmp'))
class W(bytes, Enum):
    def __new__(cls, v, label):
        o=bytes.__new__(cls,[v]); o._value_=v; o.label=label; return o
    A=(1,'one'); B=(2,'two')
show(lambda: W.A, lambda: W.B.label, lambda: W(1), lambda: bytes(W.B))
class Empty(Enum): pass
show(lambda: Empty(1), lambda: list(Empty))
class Base(Enum):
    def hi(self): return 'hi '+self.name
class Dd(Base):
    Z=1
show(lambda: Dd.Z.hi(), lambda: Dd.Z)
match Color.RED:
    case Color.RED: print('matched')
import copy
show(lambda: copy.deepcopy(Color.RED) is Color.RED, lambda: auto(), lambda: enum.show_flag_values(7), lambda: FlagBoundary.KEEP, lambda: STRICT)
class Un(Enum):
    A=[1]; B=[2]
show(lambda: Un([1]), lambda: Un([3]), lambda: Un.A.value)
class Fl(float, Enum):
    PI=3.14
show(lambda: Fl.PI, lambda: Fl.PI+1, lambda: str(Fl.PI))
