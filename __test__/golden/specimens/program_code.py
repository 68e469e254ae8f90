# kind: program
"""A docstring."""
import math
BIG, TEXT = -(2**100), "ß\x00"
def f(a, /, b: int = 2, *c, d=(1, (2.5, None, ...)), **e):
    """Inside."""
    global G
    try:
        G = [a for a in (b, *c) if a not in {1, 2, "x", b"y"}]
        return lambda: (a, 4j, G)
    except (TypeError, ValueError) as error:
        raise error from None
    finally:
        d, e = e, d
async def g():
    async with x as y:
        yield await y
class C(Exception):
    def m(self): return super().__init__(), __class__
print(f(1, 5, 6)(), C().m(), BIG, TEXT, f.__doc__, __doc__)
