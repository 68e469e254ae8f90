# Callbacks run when the collector finds that the object is gone; finalize.
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
def cb(r): print('callback', r is rr, r())
o=A('o'); rr=ref(o, cb)
del o
gc.collect()
print('after')
o=A('f')
f=finalize(o, print, 'finalized', 3)
print(f.alive, f.peek()[0])
del o
gc.collect()
print(f.alive, f(), f.peek())
o=A('g'); f=finalize(o, lambda: 'result'); print(f(), f.alive, f())
o=A('h'); f=finalize(o, print, 'never'); print(f.detach()[2], f.alive); del o; gc.collect()
o=A('wm'); m=WeakMethod(o.m); print(m()()); 
print(m == WeakMethod(o.m))
del o
print(m())
