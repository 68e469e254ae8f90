# Protocols: checks at run time, members, instances.
# heavy
from typing import *
def show(*fs):
    for f in fs:
        try: print(repr(f()))
        except Exception as e: print(type(e).__name__, e)
class P(Protocol):
    x: int
    def f(self) -> int: ...
@runtime_checkable
class R(Protocol):
    def close(self): ...
@runtime_checkable
class D(Protocol):
    name: str
    def go(self): ...
class A:
    def close(self): pass
class B:
    def __init__(self): self.name='n'
    def go(self): pass
class Impl(R):
    def __init__(self, z): self.z=z
    def close(self): return self.z
show(lambda: isinstance(A(),R), lambda: isinstance(1,R), lambda: issubclass(A,R), lambda: isinstance(B(),D), lambda: issubclass(B,D), lambda: isinstance(A(),P), lambda: P(), lambda: R(), lambda: Impl(3).close(), lambda: isinstance(Impl(1),R), lambda: is_protocol(R), lambda: is_protocol(Impl), lambda: sorted(get_protocol_members(D)), lambda: get_protocol_members(A), lambda: P.__mro__, lambda: isinstance(3,SupportsInt), lambda: isinstance('',SupportsIndex), lambda: runtime_checkable(A))
T=TypeVar('T')
class GP(Protocol[T]):
    def get(self)->T: ...
class GI(GP[int]):
    def get(self): return 1
show(lambda: GP[int], lambda: GI().get(), lambda: GP.__parameters__, lambda: GI.__orig_bases__)
def bad():
    class X(P, A, Protocol): pass
show(bad)
