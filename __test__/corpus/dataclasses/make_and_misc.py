# make_dataclass, unsafe_hash, recursion in repr, match, metadata.
# heavy
from dataclasses import *
from typing import ClassVar
def show(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)
@dataclass
class P:
    x: int
    y: int = 0
    z: list = field(default_factory=list)
    k: ClassVar[int] = 9
C=make_dataclass('C',[('x',int),'y',('z',int,field(default=5))],namespace={'add':lambda self: self.x+self.z})
show(lambda: C(1,2), lambda: C(1,2).add(), lambda: C.__module__, lambda: make_dataclass('C',['1x']), lambda: make_dataclass('C',['if']), lambda: make_dataclass('C',['a','a']))
@dataclass(unsafe_hash=True)
class U:
    a: int
show(lambda: hash(U(1))==hash(U(1)), lambda: {U(1):1}[U(1)])
@dataclass
class Rec:
    next: 'Rec' = None
r=Rec(); r.next=r
print(r)
match P(1,2):
    case P(a,b): print(a,b)
@dataclass
class M:
    a: int = field(metadata={'u':1}, default=3)
show(lambda: fields(M)[0].metadata, lambda: fields(M)[0].metadata['u'])
import copy
show(lambda: copy.replace(P(1),x=5), lambda: copy.copy(P(1)), lambda: copy.deepcopy(U(1)), lambda: InitVar[int])
@dataclass
class E(Exception):
    code: int
show(lambda: E(3).code, lambda: str(E(3)))
