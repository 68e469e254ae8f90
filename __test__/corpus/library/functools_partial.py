# Partial calls, wrappers and reduce().
import functools
import operator
from functools import *

print(reduce(operator.add, [1,2,3]), reduce(lambda a,b: a*b, range(1,6), 10))
for bad in (lambda: reduce(operator.add, []), lambda: reduce(operator.add, 5)):
    try: bad()
    except TypeError as e: print(e)
def f(a, b=2, *args, c=3, **kw):
    "the doc"
    return (a, b, args, c, kw)
p = partial(f, 1, c=5)
print(p(7, 8, x=9), p.func is f, p.args, p.keywords)
q = partial(p, 10, d=11)
print(q.args, q.keywords, q())
print(repr(partial(print, 1, x='y')))
P = functools.Placeholder
r = partial(f, P, 2)
print(r(1), repr(P), r.args == (P, 2))
for bad in (lambda: r(), lambda: partial(f, P), lambda: partial(), lambda: partial(5)):
    try: bad()
    except TypeError as e: print(type(e).__name__, e)
class A:
    m = partial(f, 1)
    def base(self, x, y): return ('base', x, y)
    pm = partialmethod(base, 5)
    pk = partialmethod(base, y=6)
print(A().m(2)[0], A().pm(3), A().pk(4))
print(repr(A.__dict__['pm'])[:35])
def deco(fn):
    @wraps(fn)
    def wrapper(*a, **k):
        "wrapper doc"
        return fn(*a, **k)
    return wrapper
f.attr = 5
g = deco(f)
print(g.__name__, g.__doc__, g.attr, g.__wrapped__ is f, g.__qualname__, g.__module__)
