# Protocols with data members do not answer issubclass.
# heavy
from typing import *
@runtime_checkable
class D(Protocol):
    name: str
    def go(self): ...
class B:
    def __init__(self): self.name='n'
    def go(self): pass
class C:
    name=1
    def go(self): pass
for c in (B,C,int):
    try: print(issubclass(c,D))
    except TypeError as e: print(e)
print(isinstance(B(),D), isinstance(C(),D))
for c in (B,C,int):
    try: print(issubclass(c,D))
    except TypeError as e: print(e)
def k(): pass
@runtime_checkable
class D2(Protocol):
    def go(self): ...
class X:
    go=None
class Y: pass
y=Y(); y.go=1
print(isinstance(X(),D2),isinstance(y,D2),issubclass(C,D2))
