# WeakSet.
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
y = A('y')
s=WeakSet([y])
z=A('z'); s.add(z); s.add(z)
print(len(s), z in s)
del z
print(len(s), list(s))
