# from __future__ import annotations keeps annotations as text.
from __future__ import annotations
x: int = 1
class C:
    a: list[int]
    b: 'str' = 2
    if 0: c: undefined
    d: dict[str, tuple[int, ...]] | None
    def m(self, p: a.b.c, *args: (1 + 2) * 3, q: -x ** 2 = 3, **kw: C) -> not a: pass
print(C.__annotations__, C.m.__annotations__, C.__annotate__)
print(__annotations__)
def f(a: f(1, *b, k=2, **c), b: x if y else z, c: [1, (2,), {3: 4}], d: a[1:2, ::3], e: lambda q: 1, g: (yield_), h: "it's", i: (a, b), j: 1.5, k: x < y <= z, l: (a and b) or c, m: (1).real): pass
for k, v in f.__annotations__.items(): print(k, v)
class E: pass
print(E.__annotations__)
