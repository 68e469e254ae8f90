# Classes with type parameters by Generic: subscription, parameters, what may not be.
# heavy
from typing import *
def show(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)
T = TypeVar('T')
K = TypeVar('K')
V = TypeVar('V')
class Box(Generic[T]):
    def __init__(self,x): self.x=x
class Sub(Box[int]): pass
class Two(Generic[K,V]): pass
class Half(Two[str,V]): pass
show(lambda: Box, lambda: Box[int], lambda: Box[int](3).x, lambda: Box[int](3).__orig_class__, lambda: Box.__parameters__, lambda: Sub.__orig_bases__, lambda: Sub.__mro__, lambda: Box[int,str], lambda: Sub[int], lambda: Two[int,str], lambda: Half[int], lambda: Half.__parameters__, lambda: Box[T][str], lambda: Box[List[T]][int], lambda: Two[int], lambda: Generic[int], lambda: Generic[T,T], lambda: Generic[()], lambda: Box[int]==Box[int], lambda: Box[int].__origin__, lambda: isinstance(Box(1),Box[int]), lambda: isinstance(Box(1),Box), lambda: type('X',(Generic,),{}))
def f():
    class A(List[int], Generic[T]): pass
    return A.__mro__, A.__parameters__, A.__orig_bases__
def g():
    class A(Box[K], Generic[T]): pass
def h():
    class A(Generic[T], Generic[K]): pass
show(f,g,h)
