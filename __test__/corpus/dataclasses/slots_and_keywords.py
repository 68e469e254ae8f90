# Slots, keyword-only fields.
# heavy
from dataclasses import *
from typing import ClassVar
def show(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)
@dataclass(slots=True)
class S:
    a: int
    b: int = 5
show(lambda: S(1), lambda: S.__slots__, lambda: hasattr(S(1),'__dict__'), lambda: setattr(S(1),'c',1), lambda: S(1).b)
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 1
show(lambda: K(a=1), lambda: K(1), lambda: K(), lambda: K.__match_args__)
@dataclass
class K2:
    a: int
    _: KW_ONLY
    b: int
    c: int = field(default=3, kw_only=False)
show(lambda: K2(1,b=2), lambda: K2(1,2,b=4))
