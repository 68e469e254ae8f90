# What @dataclass makes of fields: __init__, repr, ==, and functions on fields.
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
print(P(1), P(1,2,[3]), P(1)==P(1), P(1)==P(2), P(1)!=P(1), P(1)==(1,0,[]), P.__match_args__, P.__doc__)
show(lambda: P(), lambda: P(1,2,3,4), lambda: P(q=1), lambda: hash(P(1)), lambda: P(1)<P(2), lambda: [f.name for f in fields(P)], lambda: asdict(P(1,2,[P(3)])), lambda: astuple(P(1,2,[P(3)])), lambda: replace(P(1),y=7), lambda: replace(P(1),k=7), lambda: P.__annotations__, lambda: P.__init__.__qualname__, lambda: P.__init__.__annotations__, lambda: is_dataclass(P), lambda: is_dataclass(P(1)), lambda: is_dataclass(3), lambda: fields(3), lambda: asdict(P))
