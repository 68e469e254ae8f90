class Slotted:
    __slots__ = ("a", "b")
class Base: kind = "base"
class Left(Base): pass
class Right(Base): kind = "right"
class Both(Left, Right, Slotted):
    def __init__(self): self.a, self.own = 1, 2
it = Both()
ext(1)
it.b = 3
print(it.a, it.b, it.own, it.kind, [c.__name__ for c in Both.__mro__])
