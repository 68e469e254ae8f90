# Which built-in objects are which abstract containers, and the methods that come for free.
# heavy
import collections.abc as c
from collections import deque, OrderedDict, Counter, UserDict, UserList, ChainMap
import collections
class I:
    def __iter__(self): return iter(())
class N:
    __hash__=None
objs=[1,'',b'',[],(),{},set(),frozenset(),range(3),{}.keys(),{}.values(),{}.items(),iter([]),(x for x in ()),len,int,I(),N(),None,deque(),OrderedDict(),Counter(),ChainMap(),zip(),enumerate([]),lambda:0,object()]
for n in c.__all__:
    k=getattr(c,n)
    print(n,''.join('01'[isinstance(o,k)] for o in objs), k.__module__, sorted(k.__abstractmethods__))
class S(c.Sequence):
    def __init__(self,*a): self.a=a
    def __len__(self): return len(self.a)
    def __getitem__(self,i): return self.a[i]
s=S(1,2,3,2)
print(list(s),2 in s,9 in s,s.index(2),s.count(2),list(reversed(s)),s.index(2,2))
try: s.index(99)
except ValueError as e: print('VE',e)
class MS(S,c.MutableSequence):
    def __init__(self,*a): self.a=list(a)
    def __setitem__(self,i,v): self.a[i]=v
    def __delitem__(self,i): del self.a[i]
    def insert(self,i,v): self.a.insert(i,v)
m=MS(1,2,3); m.append(4); m.extend([5,6]); m+=[7]; m.reverse(); print(m.a, m.pop(), m.pop(0), m.a); m.remove(3); print(m.a); m.clear(); print(m.a)
class Mp(c.MutableMapping):
    def __init__(self,*a,**k): self.d=dict(*a,**k)
    def __getitem__(self,k): return self.d[k]
    def __setitem__(self,k,v): self.d[k]=v
    def __delitem__(self,k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
p=Mp(a=1,b=2)
print(list(p.keys()),list(p.items()),list(p.values()),p.get('z'),p.pop('a'),p.setdefault('q',9),'b' in p,p=={'b':2,'q':9},len(p))
p.update({'x':1},y=2); p.update([('z',3)]); print(p.d, p.keys()&{'x','nope'}, p.items()>={('x',1)}, p.popitem())
try: p.pop('nope')
except KeyError as e: print('KE',e)
print(p.pop('nope',None))
p.clear(); print(p.d)
try: p.popitem()
except KeyError as e: print('KE',e)
class St(c.MutableSet):
    def __init__(self,it=()): self.s=list(dict.fromkeys(it))
    def __contains__(self,x): return x in self.s
    def __iter__(self): return iter(self.s)
    def __len__(self): return len(self.s)
    def add(self,x): 
        if x not in self.s: self.s.append(x)
    def discard(self,x): 
        if x in self.s: self.s.remove(x)
    def __repr__(self): return f'St({self.s})'
a=St([1,2,3]); b=St([2,3,4])
print(a&b,a|b,a-b,a^b,a<b,St([2])<a,a==St([3,2,1]),a.isdisjoint([9]),{1}&a,[1]|a,{1,9}-a, a>=St([1]))
a|=[7]; a&={1,7,3}; a-={1}; a^={3,8}; print(a)
try: a.remove(99)
except KeyError as e: print('KE',e)
print(a.pop(),a); a.clear(); print(a)
try: c.Sequence()
except TypeError as e: print(e)
try: c.Set()
except TypeError as e: print(e)
print(c.Iterable[int], c.Callable[[int,str],bool], c.Callable[...,int], c.Mapping[str,int], type(c.Callable[[],int]))
print(issubclass(I,c.Iterable), issubclass(N,c.Hashable), issubclass(list,c.Hashable))
class G(c.Generator):
    def send(self,v): return v
    def throw(self,*a): raise a[0]
g=G(); print(g.send(3), next(g), iter(g) is g, g.close())
for o in (deque,OrderedDict,Counter,UserDict,UserList,ChainMap): print(o.__module__, [n for n in c.__all__ if issubclass(o,getattr(c,n))])
print(c.Sequence.__mro__)
print(repr(c.Mapping))
