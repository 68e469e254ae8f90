# InitVar and __post_init__, replace.
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
class I:
    x: int
    scale: InitVar[int]
    d: InitVar[int] = 5
    y: int = field(init=False)
    def __post_init__(self, scale, d): self.y = self.x*scale+d
show(lambda: I(2,3), lambda: I(2,3,1).y, lambda: replace(I(2,3),x=1), lambda: replace(I(2,3),x=1,scale=10), lambda: replace(I(2,3),y=1), lambda: I(1))
