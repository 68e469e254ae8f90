# What @dataclass refuses.
# heavy
from dataclasses import *
from typing import ClassVar
def show(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)
@dataclass(order=True, frozen=True)
class O:
    a: int
    b: str = field(default='x', compare=False, repr=False)
@dataclass
class Base:
    a: int = 1
    b: int = 2
def e1():
    @dataclass
    class X:
        a: int = 1
        b: int
def e2():
    @dataclass
    class X:
        a: list = []
def e3():
    @dataclass
    class X(O):
        c: int = 1
def e4():
    @dataclass(order=True)
    class X:
        a: int
        def __lt__(self, o): return True
def e5():
    @dataclass
    class X:
        a = field()
def e6():
    @dataclass(eq=False, order=True)
    class X: pass
def e7(): field(default=1, default_factory=int)
def e8():
    @dataclass(frozen=True)
    class X(Base): pass
show(e1,e2,e3,e4,e5,e6,e7,e8)
