# Parents referred to weakly, cycles, methods.
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
class Node:
    def __init__(self): self.parent=None; self.kids=[]
    def add(self,k): k.parent=ref(self); self.kids.append(k)
n=Node(); c=Node(); n.add(c); print(c.parent() is n); del n; gc.collect(); print(c.parent())
def make():
    t=A('t'); return ref(t), t.n
q,_=make(); print(q())
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.get_threshold()[0]>0)
a=A(); b=A(); a.o=b; b.o=a; ra=ref(a); del a,b; gc.collect(); print(ra())
cp=proxy(lambda v: v+1)
show(lambda: cp(1))
fn=lambda v: v+1
cp=proxy(fn); print(cp(1), type(cp).__name__, type(proxy(y)).__name__)
