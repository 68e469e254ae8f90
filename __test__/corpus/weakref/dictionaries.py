# WeakValueDictionary and WeakKeyDictionary.
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
d=WeakValueDictionary()
k1,k2=A(1),A(2)
d['a']=k1; d['b']=k2; d['c']=A(3)
print(sorted(d.keys()), len(d), 'c' in d, 'a' in d, d.get('c'), d['a'])
del k1
print(sorted(d), d.get('a','gone'))
show(lambda: d['a'], lambda: d.pop('b'), lambda: len(d))
w=WeakKeyDictionary()
x,y=A('x'),A('y')
w[x]=1; w[y]=2
print(len(w), w[x], x in w, sorted(v for v in w.values()))
del x
print(len(w), list(w.items()))
