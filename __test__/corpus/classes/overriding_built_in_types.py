# Classes derived from built-in types that override special methods.
class It(int):
    def __add__(self,o): return It(int.__add__(self,o)*10)
    def __repr__(self): return 'It(%d)'%int(self)
    def __hash__(self): return 7
    def __eq__(self,o): return True
    def __bool__(self): return False
    def __index__(self): return 3
print(It(1)+2, It(5)==99, bool(It(3)), hash(It(2)), 2+It(1), [1,2,3,4][It(0)], It(7), sum([It(1),It(2)]), f'{It(3)}', '%d'%It(4), range(It(2)))
class St(str):
    def __len__(self): return 99
    def __getitem__(self,i): return 'I'
    def __iter__(self): return iter('xyz')
    def __contains__(self,x): return True
    def __str__(self): return 'STR'
    def upper(self): return 'UP'
print(len(St('a')), St('a')[5], list(St('a')), 'q' in St('a'), str(St('a')), f'{St("a")}', St('ab').upper(), St('b')+'c', type(St('b')+'c'), ','.join(St('x')), repr(St('q')), '%s'%St('w'))
class Ls(list):
    def append(self,x): super().append(x*2)
    def __len__(self): return 42
    def __getitem__(self,i): return 'g'
    def __setitem__(self,i,v): print('set',i,v)
    def __iter__(self): yield 'it'
    def __bool__(self): return False
l=Ls([1]); l.append(2); l[0]=5
print(len(l), l[0], list(l), bool(l), repr(l), l==[1,4], l+[1], sorted(l), max(l), [*l], tuple(l))
class Dc(dict):
    def __getitem__(self,k): return 'G'
    def __missing__(self,k): return 'M'
    def keys(self): return ['kk']
    def __contains__(self,k): return k=='z'
dd=Dc(a=1)
print(dd['a'], dd.get('a'), 'z' in dd, 'a' in dd, dict(dd), {**dd}, list(dd), dd)
class Tp(tuple):
    def __new__(cls,*a): return super().__new__(cls,a)
    def __getitem__(self,i): return 'T'
t=Tp(1,2); print(t, t[0], len(t), t==(1,2), hash(t)==hash((1,2)), t+(3,))
a,b=t; print(a,b)
class Fl(float):
    def __mul__(self,o): return 'mul'
    def __float__(self): return 9.0
    def __round__(self,n=None): return 'round'
print(Fl(2)*3, 3*Fl(2), float(Fl(1)), round(Fl(2.5)), Fl(2)+1)
class Se(set):
    def __contains__(self,x): return True
    def __or__(self,o): return 'or'
    def add(self,x): print('add',x)
s=Se([1]); s.add(4); print(5 in s, s|{2}, {2}|s, s, len(s))
class Ex(ValueError):
    def __str__(self): return 'custom'
    def __init__(self,a,b=2): self.b=b
print(str(Ex(1)), Ex(1).args, Ex(1,3).b, repr(Ex(1)))
class By(bytes):
    def __getitem__(self,i): return 'B'
print(By(b'abc')[0], By(b'abc'), By(b'x')+b'y')
