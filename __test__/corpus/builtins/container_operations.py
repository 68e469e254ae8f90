# Operations on built-in containers, one per line.
# heavy
class A: pass
class N:
    def __hash__(self): raise TypeError('no way')
class M:
    __hash__=None
class I:
    def __init__(self, n=1): self.n = n
    def __index__(self): return self.n
class L:
    def __len__(self): return 3
class K:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return isinstance(o, K) and self.n == o.n
    def __hash__(self): return hash(self.n) % 4
    def __repr__(self): return 'K' + str(self.n)
    def __lt__(self, o): return self.n < o.n
    def __add__(self, o): return K(self.n + (o.n if isinstance(o, K) else o))
    __radd__ = __add__
class S:
    def __init__(self, *items): self.items = items
    def __iter__(self):
        for x in self.items: yield x
class G:
    def __init__(self, *items): self.items = items
    def __getitem__(self, i): return self.items[i]
    def __len__(self): return len(self.items)
class MP:
    def keys(self): return ['a', 'b']
    def __getitem__(self, k): return k * 2
class IT:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n
def g(*xs):
    for x in xs: yield x
def boom(n):
    for i in range(n): yield i
    raise ValueError('boom')
    return repr(x)
def run(name, f):
    try:
        r = f()
        print(name, '=>', repr(r))
    except BaseException as e:
        print(name, '!!', type(e).__name__, *[repr(a) for a in e.args], getattr(e, '__notes__', ''))

run("1 in b'a'", lambda: (1 in b'a'))
run('max([],default=3)', lambda: (max([],default=3)))
run('sum([[1],[2]],[])', lambda: (sum([[1],[2]],[])))
run("ord(b'a')", lambda: (ord(b'a')))
run("round(float('inf'),2)", lambda: (round(float('inf'),2)))
run('isinstance(1,(int,1))', lambda: (isinstance(1,(int,1))))
run("range(5).count('a')", lambda: (range(5).count('a')))
run('{1:1}.keys()|[1]', lambda: ({1:1}.keys()|[1]))
run('{1:1}.items()&[(1,1)]', lambda: ({1:1}.items()&[(1,1)]))
run('callable(1)', lambda: (callable(1)))
run('[] in {1:1}.items()', lambda: ([] in {1:1}.items()))
run('range(10)[1:10**30]', lambda: (range(10)[1:10**30]))
run('range(10**30)[5:10]', lambda: (range(10**30)[5:10]))
run('range(True)', lambda: (range(True)))
run('range(0,10**20,10**19)', lambda: (range(0,10**20,10**19)))
run('slice(1)==slice(None,1)', lambda: (slice(1)==slice(None,1)))
run("type(reversed([])), type(reversed(())), type(reversed('')), type(reversed({})), type(reversed({}.values())), type(reversed(range(3))), type(reversed(range(10**30))), type(reversed(b''))", lambda: (type(reversed([])), type(reversed(())), type(reversed('')), type(reversed({})), type(reversed({}.values())), type(reversed(range(3))), type(reversed(range(10**30))), type(reversed(b''))))
run("type(iter('')), type(iter('é')), type(iter(range(10**30)))", lambda: (type(iter('')), type(iter('é')), type(iter(range(10**30)))))
run("list('abc').index('c',-1)", lambda: (list('abc').index('c',-1)))
run('sum([0.1]*10), sum([1e100,1,-1e100]), sum([1,2.5,0.1,0.2]), sum([0.1,1,2,0.2,0.3])', lambda: (sum([0.1]*10), sum([1e100,1,-1e100]), sum([1,2.5,0.1,0.2]), sum([0.1,1,2,0.2,0.3])))
run('sum([True,False,True]), sum([2**62,2**62])', lambda: (sum([True,False,True]), sum([2**62,2**62])))
run("sum([float('inf'),1.0,-float('inf')])", lambda: (sum([float('inf'),1.0,-float('inf')])))
run('bin(-5), hex(255), oct(8), bin(True), hex(-10**20), bin(0)', lambda: (bin(-5), hex(255), oct(8), bin(True), hex(-10**20), bin(0)))
run("ord('é'), chr(233), chr(True)", lambda: (ord('é'), chr(233), chr(True)))
run("min('b','a'), min([3,1,2],key=lambda x:-x), max('abc',default=1), max([1,1.0]), max([1.0,1]), min(1,1.0), max((),default=None)", lambda: (min('b','a'), min([3,1,2],key=lambda x:-x), max('abc',default=1), max([1,1.0]), max([1.0,1]), min(1,1.0), max((),default=None)))
run('max(1,2,key=None)', lambda: (max(1,2,key=None)))
run("list(enumerate('ab',10**20))", lambda: (list(enumerate('ab',10**20))))
run('list(zip()), list(zip(strict=True))', lambda: (list(zip()), list(zip(strict=True))))
run('isinstance(1,(str,(float,(int,))))', lambda: (isinstance(1,(str,(float,(int,))))))
run('isinstance(1,())', lambda: (isinstance(1,())))
run('callable(A), callable(A()), callable(len)', lambda: (callable(A), callable(A()), callable(len)))
run("{}.fromkeys('ab',1)", lambda: ({}.fromkeys('ab',1)))
run("dict(a=1), dict({'a':2},b=3), dict([('a',1)],a=5), dict({'a':2},a=5)", lambda: (dict(a=1), dict({'a':2},b=3), dict([('a',1)],a=5), dict({'a':2},a=5)))
run('{}|{}, {1:2}|{1:3,4:5}', lambda: ({}|{}, {1:2}|{1:3,4:5}))
run("{'a':1}.items() ^ {('a',1),('b',2)}", lambda: ({'a':1}.items() ^ {('a',1),('b',2)}))
run('frozenset([1])|{2}, {2}|frozenset([1]), frozenset([1]) is frozenset(frozenset([1]))', lambda: (frozenset([1])|{2}, {2}|frozenset([1]), frozenset([1]) is frozenset(frozenset([1]))))
run('{1,2}<{1,2,3}, {1}>={1}, {1}!={1}, {1,2}=={1,2.0}', lambda: ({1,2}<{1,2,3}, {1}>={1}, {1}!={1}, {1,2}=={1,2.0}))
run('{frozenset([1])}>{1}', lambda: ({frozenset([1])}>{1}))
run('set() in {frozenset()}', lambda: (set() in {frozenset()}))
run('{frozenset()}.remove(set())', lambda: ({frozenset()}.remove(set())))
run('{1}.discard({2})', lambda: ({1}.discard({2})))
run('id(1)==id(1)', lambda: (id(1)==id(1)))
run('object()==object()', lambda: (object()==object()))
run('vars(A())', lambda: (vars(A())))
run("sorted('bca',reverse=1), sorted([3,1],reverse='')", lambda: (sorted('bca',reverse=1), sorted([3,1],reverse='')))
run('sorted([3,1],reverse=[])', lambda: (sorted([3,1],reverse=[])))
run('next(iter([]),5)', lambda: (next(iter([]),5)))
run('abs(-5), abs(-2.5), abs(True), abs(-10**20)', lambda: (abs(-5), abs(-2.5), abs(True), abs(-10**20)))
run('iter([]).__length_hint__()', lambda: (iter([]).__length_hint__()))
run('reversed([1,2]).__length_hint__()', lambda: (reversed([1,2]).__length_hint__()))
run('type(1), type(A), type(type)', lambda: (type(1), type(A), type(type)))
run("hash('a')==hash('a')", lambda: (hash('a')==hash('a')))
run('[1,2,3].pop(-1), [1,2,3].pop(True)', lambda: ([1,2,3].pop(-1), [1,2,3].pop(True)))
run('[1].insert(-5,2)', lambda: ([1].insert(-5,2)))
run('(1,2)*-1, [1]*True', lambda: ((1,2)*-1, [1]*True))
run('range(5)==range(0,5,1), range(0)==range(2,1), range(0,3,2)==range(0,4,2), hash(range(0,3,2))==hash(range(0,4,2))', lambda: (range(5)==range(0,5,1), range(0)==range(2,1), range(0,3,2)==range(0,4,2), hash(range(0,3,2))==hash(range(0,4,2))))
run("range(5).count(True), range(5).index(True), 2.0 in range(5), 2.5 in range(5), range(5).index(2.0), 'a' in range(5), range(5).count(2.0)", lambda: (range(5).count(True), range(5).index(True), 2.0 in range(5), 2.5 in range(5), range(5).index(2.0), 'a' in range(5), range(5).count(2.0)))
run('range(5).start, range(1,2).step', lambda: (range(5).start, range(1,2).step))
run('1 in range(10**30)', lambda: (1 in range(10**30)))
run('1 in [].__iter__()', lambda: (1 in [].__iter__()))
def c61():
    a=[1];a[0:1]='abc';print(a)
run('exec("a=[1];a[0:1]=\'abc\';print(a)")', c61)
def c62():
    a=[1,2,3,4];del a[::-2];print(a)
run('exec("a=[1,2,3,4];del a[::-2];print(a)")', c62)
def c63():
    a=[1,2,3,4];a[::-2]='xy';print(a)
run('exec("a=[1,2,3,4];a[::-2]=\'xy\';print(a)")', c63)
def c64():
    a=[1,2,3,4];a[3:1]='xy';print(a)
run('exec("a=[1,2,3,4];a[3:1]=\'xy\';print(a)")', c64)
def c65():
    a=[1,2,3,4];a[1:3]=a;print(a)
run('exec("a=[1,2,3,4];a[1:3]=a;print(a)")', c65)
def c66():
    a=[1,2,3,4];a[::2]=a[1:3];print(a)
run('exec("a=[1,2,3,4];a[::2]=a[1:3];print(a)")', c66)
def c67():
    a=[1,2,3,4];a[::1]=[1];print(a)
run('exec("a=[1,2,3,4];a[::1]=[1];print(a)")', c67)
def c68():
    a=[1,2,3,4];a[0:2]=(x for x in 'q');print(a)
run('exec("a=[1,2,3,4];a[0:2]=(x for x in \'q\');print(a)")', c68)
