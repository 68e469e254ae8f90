# Caches of functions, of methods and of properties.
from functools import *

@lru_cache(maxsize=2)
def sq(x):
    print('compute', x)
    return x*x
print(sq(1), sq(2), sq(1), sq(3), sq(2), sq(1))
print(sq.cache_info(), sq.cache_parameters())
sq.cache_clear()
print(sq.cache_info(), sq.__wrapped__(5), sq.__name__)
@cache
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(80), fib.cache_info())
@lru_cache
def t(*a, **k): return len(a) + len(k)
print(t(1,2,x=3), t(1,2,x=3), t(1,2), t(1.0), t(1), t('a'), t.cache_info())
@lru_cache(typed=True)
def ty(a): return type(a).__name__
print(ty(1), ty(1.0), ty(True), ty.cache_info(), ty.cache_parameters())
try: sq([1])
except TypeError as e: print(e)
class M:
    @lru_cache
    def meth(self, x): print('call', x); return x
    @cached_property
    def prop(self): print('prop'); return 42
m = M()
print(m.meth(1), m.meth(1), m.prop, m.prop, m.__dict__)
del m.prop
print(m.prop)
print(M.prop.__class__.__name__, M.prop.attrname)
class Sl:
    __slots__ = ()
    @cached_property
    def z(self): return 1
try: Sl().z
except TypeError as e: print(e)
try: lru_cache('x')
except TypeError as e: print(e)
