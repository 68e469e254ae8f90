# Flag: combinations, iteration, containment, boundaries.
# heavy
from enum import *
def show(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)
class P(Flag):
    R=auto(); W=auto(); X=auto()
    RW=R|W
show(lambda: P.R, lambda: P.R|P.X, lambda: P.RW, lambda: P(3), lambda: P(0), lambda: P.R|P.W, lambda: ~P.R, lambda: P.RW & P.W, lambda: P.R in P.RW, lambda: list(P.RW), lambda: list(P), lambda: len(P), lambda: P(99), lambda: bool(P(0)), lambda: str(P.R|P.X), lambda: str(P(0)), lambda: P.R^P.RW, lambda: P.__members__, lambda: P, lambda: P.R|1, lambda: 1 in P.R, lambda: len(P.RW), lambda: P(7).name, lambda: P(7).value, lambda: ~P(0))
