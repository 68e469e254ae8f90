# Which objects can be referred to weakly.
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
class L(list): pass
class I(int): pass
class S:
    __slots__=('a',)
class S2:
    __slots__=('__weakref__',)
l=L(); s2=S2()
show(lambda: ref(l)() is l, lambda: ref(I(3)), lambda: ref(S()), lambda: ref(s2)() is s2, lambda: ref(A)() is A)
