# References and proxies, before and after their objects are gone.
# heavy
import gc
import weakref
from weakref import *
def show(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)
class A:
    def __init__(self, n=0): self.n=n
    def m(self): return 'm%s'%self.n
    def __repr__(self): return f'A({self.n})'
a=A(1)
r=ref(a)
p=proxy(a)
print(r(), p.n, p.m(), p, str(p), isinstance(p,A), getweakrefcount(a), r is ref(a))
p.n=5; print(a.n)
del a
print(r(), )
show(lambda: p.n, lambda: bool(r), lambda: hash(r), lambda: r==r)
show(lambda: ref(1), lambda: ref([]), lambda: ref('x'), lambda: ref(None), lambda: ref({}), lambda: ref(()), lambda: ref(len)() is len)
