# Order, frozen instances and their hashes.
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
show(lambda: O(1)<O(2), lambda: sorted([O(3),O(1)]), lambda: O(1)<3, lambda: hash(O(1))==hash(O(1,'z')), lambda: O(1), lambda: setattr(O(1),'a',2), lambda: delattr(O(1),'a'), lambda: setattr(O(1),'new',2), lambda: O(1)>=O(1))
