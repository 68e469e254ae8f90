# What built-in types and functions say about arguments they do not take.
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

run("[1]['a']", lambda: ([1]['a']))
run("(1,)['a']", lambda: ((1,)['a']))
run("'a'['a']", lambda: ('a'['a']))
run("b'a'['a']", lambda: (b'a'['a']))
run("range(3)['a']", lambda: (range(3)['a']))
run('[1][1.5]', lambda: ([1][1.5]))
run('[1][5]', lambda: ([1][5]))
run('(1,)[5]', lambda: ((1,)[5]))
run("'a'[5]", lambda: ('a'[5]))
run("b'a'[5]", lambda: (b'a'[5]))
run('range(3)[5]', lambda: (range(3)[5]))
run('[1][10**30]', lambda: ([1][10**30]))
run('(1,)[10**30]', lambda: ((1,)[10**30]))
run("'abc'[10**30]", lambda: ('abc'[10**30]))
run('range(3)[10**30]', lambda: (range(3)[10**30]))
run('1[0]', lambda: (1[0]))
run('int[0]', lambda: (int[0]))
run('None[0]', lambda: (None[0]))
run('A()[0]', lambda: (A()[0]))
run('A[0]', lambda: (A[0]))
run('len[0]', lambda: (len[0]))
run('(x for x in [])[0]', lambda: ((x for x in [])[0]))
run('{1}[0]', lambda: ({1}[0]))
run('{}[[]]', lambda: ({}[[]]))
run('{}[([],)]', lambda: ({}[([],)]))
run('{}[A]', lambda: ({}[A]))
run('{}[N()]', lambda: ({}[N()]))
run('{}[M()]', lambda: ({}[M()]))
run('{}[(N(),)]', lambda: ({}[(N(),)]))
run("{}['a']", lambda: ({}['a']))
run('{}.get([])', lambda: ({}.get([])))
run('{}.pop([])', lambda: ({}.pop([])))
run('{}.pop(1)', lambda: ({}.pop(1)))
run('{}.popitem()', lambda: ({}.popitem()))
run('{}.setdefault([])', lambda: ({}.setdefault([])))
run('{[]:1}', lambda: ({[]:1}))
run('{[]}', lambda: ({[]}))
run('{M()}', lambda: ({M()}))
run('{N()}', lambda: ({N()}))
run('[] in {}', lambda: ([] in {}))
run('[] in {1}', lambda: ([] in {1}))
run('[] in set()', lambda: ([] in set()))
run('[] in frozenset()', lambda: ([] in frozenset()))
run('[] in {}.keys()', lambda: ([] in {}.keys()))
run('set().add([])', lambda: (set().add([])))
run('set().remove([])', lambda: (set().remove([])))
run('set().remove(1)', lambda: (set().remove(1)))
run('set().discard([])', lambda: (set().discard([])))
run('set().pop()', lambda: (set().pop()))
run('set([[]])', lambda: (set([[]])))
run('frozenset([[]])', lambda: (frozenset([[]])))
run('dict([([],1)])', lambda: (dict([([],1)])))
run('dict([1])', lambda: (dict([1])))
run('dict([(1,2,3)])', lambda: (dict([(1,2,3)])))
run("dict(['ab','cde'])", lambda: (dict(['ab','cde'])))
run('dict(1)', lambda: (dict(1)))
run('dict([1,2],3)', lambda: (dict([1,2],3)))
run('dict.fromkeys([[]])', lambda: (dict.fromkeys([[]])))
run('dict.fromkeys(1)', lambda: (dict.fromkeys(1)))
run('{}.update(1)', lambda: ({}.update(1)))
run('{}.update([1])', lambda: ({}.update([1])))
run('{}.update([(1,)])', lambda: ({}.update([(1,)])))
def c63():
    [1][0:2:0]
run('exec("[1][0:2:0]")', c63)
def c64():
    [1]['a':]
run('exec("[1][\'a\':]")', c64)
def c65():
    a=[1,2,3]; a['x']=1
run('exec("a=[1,2,3]; a[\'x\']=1")', c65)
def c66():
    a=[1,2,3]; a[5]=1
run('exec("a=[1,2,3]; a[5]=1")', c66)
def c67():
    a=[1,2,3]; del a[5]
run('exec("a=[1,2,3]; del a[5]")', c67)
def c68():
    a=[1,2,3]; del a['x']
run('exec("a=[1,2,3]; del a[\'x\']")', c68)
def c69():
    a=[1,2,3]; a[::2]=[1]
run('exec("a=[1,2,3]; a[::2]=[1]")', c69)
def c70():
    a=[1,2,3]; a[::2]=1
run('exec("a=[1,2,3]; a[::2]=1")', c70)
def c71():
    a=[1,2,3]; a[1:2]=1
run('exec("a=[1,2,3]; a[1:2]=1")', c71)
def c72():
    a=[1,2,3]; a[10**30]=1
run('exec("a=[1,2,3]; a[10**30]=1")', c72)
def c73():
    a=(1,2,3); a[0]=1
run('exec("a=(1,2,3); a[0]=1")', c73)
def c74():
    a=(1,2,3); del a[0]
run('exec("a=(1,2,3); del a[0]")', c74)
def c75():
    a='abc'; a[0]=1
run('exec("a=\'abc\'; a[0]=1")', c75)
def c76():
    a='abc'; del a[0]
run('exec("a=\'abc\'; del a[0]")', c76)
def c77():
    a=1; a[0]=1
run('exec("a=1; a[0]=1")', c77)
def c78():
    a=1; del a[0]
run('exec("a=1; del a[0]")', c78)
def c79():
    a={}; del a['x']
run('exec("a={}; del a[\'x\']")', c79)
def c80():
    a={}; del a[[]]
run('exec("a={}; del a[[]]")', c80)
def c81():
    a={}; a[[]]=1
run('exec("a={}; a[[]]=1")', c81)
def c82():
    a={1}; a[0]=1
run('exec("a={1}; a[0]=1")', c82)
def c83():
    a=A(); a[0]=1
run('exec("a=A(); a[0]=1")', c83)
def c84():
    a=A(); del a[0]
run('exec("a=A(); del a[0]")', c84)
def c85():
    int[0]=1
run('exec("int[0]=1")', c85)
run('1 in 1', lambda: (1 in 1))
run('1 in A()', lambda: (1 in A()))
run("'a' in 1", lambda: ('a' in 1))
run("1 in 'a'", lambda: (1 in 'a'))
run("300 in b'a'", lambda: (300 in b'a'))
run("'a' in b'a'", lambda: ('a' in b'a'))
run('iter(1)', lambda: (iter(1)))
run('iter(A())', lambda: (iter(A())))
run('iter(1,2)', lambda: (iter(1,2)))
run('iter()', lambda: (iter()))
run('next(1)', lambda: (next(1)))
run('next([])', lambda: (next([])))
run('next(A())', lambda: (next(A())))
run('next(iter([]))', lambda: (next(iter([]))))
def c100():
    a,b,c=1,2
run('exec("a,b,c=1,2")', c100)
def c101():
    a,b=1,2,3
run('exec("a,b=1,2,3")', c101)
def c102():
    a,b=[1,2,3]
run('exec("a,b=[1,2,3]")', c102)
def c103():
    a,b={1:1,2:2,3:3}
run('exec("a,b={1:1,2:2,3:3}")', c103)
def c104():
    a,b={1,2,3}
run('exec("a,b={1,2,3}")', c104)
def c105():
    a,b='abc'
run('exec("a,b=\'abc\'")', c105)
def c106():
    a,b=range(3)
run('exec("a,b=range(3)")', c106)
def c107():
    a,b=iter([1,2,3])
run('exec("a,b=iter([1,2,3])")', c107)
def c108():
    a,b=(x for x in range(10))
run('exec("a,b=(x for x in range(10))")', c108)
def c109():
    a,b=1
run('exec("a,b=1")', c109)
def c110():
    a,b=A()
run('exec("a,b=A()")', c110)
def c111():
    a,*b,c=(1,)
run('exec("a,*b,c=(1,)")', c111)
def c112():
    a,*b,c=iter((1,))
run('exec("a,*b,c=iter((1,))")', c112)
def c113():
    a,*b=1
run('exec("a,*b=1")', c113)
def c114():
    a,*b,c,d=()
run('exec("a,*b,c,d=()")', c114)
def c115():
    [*1]
run('exec("[*1]")', c115)
def c116():
    {*1}
run('exec("{*1}")', c116)
def c117():
    (*1,)
run('exec("(*1,)")', c117)
def c118():
    {**1}
run('exec("{**1}")', c118)
def c119():
    {**[1]}
run('exec("{**[1]}")', c119)
def c120():
    dict(**1)
run('exec("dict(**1)")', c120)
def c121():
    def f(**k): pass
    f(**1)
run('exec("def f(**k): pass\\nf(**1)")', c121)
def c122():
    def f(**k): pass
    f(**{1:2})
run('exec("def f(**k): pass\\nf(**{1:2})")', c122)
def c123():
    def f(**k): pass
    f(a=1,**{'a':2})
run('exec("def f(**k): pass\\nf(a=1,**{\'a\':2})")', c123)
def c124():
    def f(**k): pass
    f(**{'a':2},**{'a':1})
run('exec("def f(**k): pass\\nf(**{\'a\':2},**{\'a\':1})")', c124)
def c125():
    class C:
     def f(self,**k): pass
    C().f(a=1,**{'a':2})
run('exec("class C:\\n def f(self,**k): pass\\nC().f(a=1,**{\'a\':2})")', c125)
def c126():
    dict(a=1,**{'a':2})
run('exec("dict(a=1,**{\'a\':2})")', c126)
def c127():
    print(a=1,**{'a':2})
run('exec("print(a=1,**{\'a\':2})")', c127)
def c128():
    print(**{1:2})
run('exec("print(**{1:2})")', c128)
def c129():
    (lambda **k:0)(a=1,**{'a':2})
run('exec("(lambda **k:0)(a=1,**{\'a\':2})")', c129)
def c130():
    A(a=1,**{'a':2})
run('exec("A(a=1,**{\'a\':2})")', c130)
run('len(1)', lambda: (len(1)))
run('len(A())', lambda: (len(A())))
run('len()', lambda: (len()))
run('len(1,2)', lambda: (len(1,2)))
run("abs('a')", lambda: (abs('a')))
run('abs(A())', lambda: (abs(A())))
run('min([])', lambda: (min([])))
run('max([])', lambda: (max([])))
run('max()', lambda: (max()))
run('max(1)', lambda: (max(1)))
run('max(1,2,default=3)', lambda: (max(1,2,default=3)))
run("max(1,'a')", lambda: (max(1,'a')))
run("max([1,'a'])", lambda: (max([1,'a'])))
run("min(1,'a')", lambda: (min(1,'a')))
run("sum(['a'])", lambda: (sum(['a'])))
run("sum(['a'],'')", lambda: (sum(['a'],'')))
run("sum([b'a'],b'')", lambda: (sum([b'a'],b'')))
run('sum(1)', lambda: (sum(1)))
run("sum([1,'a'])", lambda: (sum([1,'a'])))
run('all(1)', lambda: (all(1)))
run('any(1)', lambda: (any(1)))
run('chr(-1)', lambda: (chr(-1)))
run('chr(0x110000)', lambda: (chr(0x110000)))
run("chr('a')", lambda: (chr('a')))
run('chr(1.0)', lambda: (chr(1.0)))
run("ord('ab')", lambda: (ord('ab')))
run('ord(1)', lambda: (ord(1)))
run("ord('')", lambda: (ord('')))
run("ord(b'ab')", lambda: (ord(b'ab')))
run("bin('a')", lambda: (bin('a')))
run('hex(1.5)', lambda: (hex(1.5)))
run('oct(A())', lambda: (oct(A())))
run("divmod(1,'a')", lambda: (divmod(1,'a')))
run('divmod(1,0)', lambda: (divmod(1,0)))
run('divmod(1.0,0)', lambda: (divmod(1.0,0)))
run("divmod('a',1)", lambda: (divmod('a',1)))
run("pow(2,'a')", lambda: (pow(2,'a')))
run('pow(2,-1,4)', lambda: (pow(2,-1,4)))
run('pow(2,1,0)', lambda: (pow(2,1,0)))
run('pow(2.0,1,3)', lambda: (pow(2.0,1,3)))
run("pow(2,3,'a')", lambda: (pow(2,3,'a')))
run('pow(0,-1)', lambda: (pow(0,-1)))
run("round('a')", lambda: (round('a')))
run("round(1.5,'a')", lambda: (round(1.5,'a')))
run('round(A())', lambda: (round(A())))
run('round(1.5,1.5)', lambda: (round(1.5,1.5)))
run("round(float('nan'))", lambda: (round(float('nan'))))
run("round(float('inf'))", lambda: (round(float('inf'))))
run('round(1,2.0)', lambda: (round(1,2.0)))
run('hash([])', lambda: (hash([])))
run('hash({})', lambda: (hash({})))
run('hash(([],))', lambda: (hash(([],))))
run('hash(M())', lambda: (hash(M())))
run('isinstance(1,1)', lambda: (isinstance(1,1)))
run("isinstance(1,('a',))", lambda: (isinstance(1,('a',))))
run('issubclass(1,int)', lambda: (issubclass(1,int)))
run('issubclass(int,1)', lambda: (issubclass(int,1)))
run('issubclass(int,(str,1))', lambda: (issubclass(int,(str,1))))
run('reversed(1)', lambda: (reversed(1)))
run('reversed(A())', lambda: (reversed(A())))
run('reversed({1})', lambda: (reversed({1})))
run('reversed(iter([]))', lambda: (reversed(iter([]))))
run('enumerate(1)', lambda: (enumerate(1)))
run("enumerate([],'a')", lambda: (enumerate([],'a')))
run('zip(1)', lambda: (zip(1)))
run('zip([],1)', lambda: (zip([],1)))
run('map(1)', lambda: (map(1)))
run('map()', lambda: (map()))
run('map(1,1)', lambda: (map(1,1)))
run('filter(1)', lambda: (filter(1)))
run('filter(None,1)', lambda: (filter(None,1)))
run('list(zip([1],[1,2],strict=True))', lambda: (list(zip([1],[1,2],strict=True))))
run('list(zip([1,2],[1],strict=True))', lambda: (list(zip([1,2],[1],strict=True))))
run('list(zip([1,2],[1,2],[1],strict=True))', lambda: (list(zip([1,2],[1,2],[1],strict=True))))
run('list(zip([1,2],[1,2],[1,2,3],strict=True))', lambda: (list(zip([1,2],[1,2],[1,2,3],strict=True))))
run('list(zip([1],[1],[1,2,3],[1,2,3],strict=True))', lambda: (list(zip([1],[1],[1,2,3],[1,2,3],strict=True))))
run('list(map(lambda a,b:0,[1],[1,2],strict=True))', lambda: (list(map(lambda a,b:0,[1],[1,2],strict=True))))
run('range()', lambda: (range()))
run('range(1.0)', lambda: (range(1.0)))
run("range('a')", lambda: (range('a')))
run('range(1,2,0)', lambda: (range(1,2,0)))
run('range(1,2,3,4)', lambda: (range(1,2,3,4)))
run('range(A())', lambda: (range(A())))
run('range(5).index(7)', lambda: (range(5).index(7)))
run("range(5).index('a')", lambda: (range(5).index('a')))
run('slice()', lambda: (slice()))
run("slice(1).indices('a')", lambda: (slice(1).indices('a')))
run('slice(1).indices(-1)', lambda: (slice(1).indices(-1)))
run("slice('a').indices(1)", lambda: (slice('a').indices(1)))
run('slice(1,2,0).indices(3)', lambda: (slice(1,2,0).indices(3)))
run('[].index(1)', lambda: ([].index(1)))
run("[1].index('a')", lambda: ([1].index('a')))
run('(1,).index(2)', lambda: ((1,).index(2)))
run('[].remove(1)', lambda: ([].remove(1)))
run('[].pop()', lambda: ([].pop()))
run('[1].pop(5)', lambda: ([1].pop(5)))
run("[1].pop('a')", lambda: ([1].pop('a')))
run("[1].insert('a',1)", lambda: ([1].insert('a',1)))
run('[].extend(1)', lambda: ([].extend(1)))
run('[].append()', lambda: ([].append()))
run("[1,'a'].sort()", lambda: ([1,'a'].sort()))
run('[1].sort(1)', lambda: ([1].sort(1)))
run('sorted(1)', lambda: (sorted(1)))
run('sorted([1],key=1)', lambda: (sorted([1],key=1)))
run('sorted([1],1)', lambda: (sorted([1],1)))
run('list(1)', lambda: (list(1)))
run('list(1,2)', lambda: (list(1,2)))
run('tuple(1)', lambda: (tuple(1)))
run('set(1)', lambda: (set(1)))
run('frozenset(1)', lambda: (frozenset(1)))
run('set().update(1)', lambda: (set().update(1)))
run('set().union(1)', lambda: (set().union(1)))
run('set().union([[]])', lambda: (set().union([[]])))
run('set().intersection(1)', lambda: (set().intersection(1)))
run('set().intersection([[]])', lambda: (set().intersection([[]])))
run('set().difference(1)', lambda: (set().difference(1)))
run('set().difference([[]])', lambda: (set().difference([[]])))
run('set().symmetric_difference(1)', lambda: (set().symmetric_difference(1)))
run('set().symmetric_difference_update([[]])', lambda: (set().symmetric_difference_update([[]])))
run('set().issubset(1)', lambda: (set().issubset(1)))
run('set().isdisjoint(1)', lambda: (set().isdisjoint(1)))
run('set().isdisjoint([[]])', lambda: (set().isdisjoint([[]])))
run('{1}|[1]', lambda: ({1}|[1]))
run('{1}&[1]', lambda: ({1}&[1]))
run('{1}-[1]', lambda: ({1}-[1]))
run('{1}^[1]', lambda: ({1}^[1]))
run('{1}<[1]', lambda: ({1}<[1]))
run('{1}<=1', lambda: ({1}<=1))
run('{}|[1]', lambda: ({}|[1]))
def c260():
    a={};a|=1
run('exec("a={};a|=1")', c260)
def c261():
    a={};a|=[1]
run('exec("a={};a|=[1]")', c261)
def c262():
    a=set();a|=[1]
run('exec("a=set();a|=[1]")', c262)
def c263():
    a=[];a+=1
run('exec("a=[];a+=1")', c263)
run('[]+1', lambda: ([]+1))
run('()+1', lambda: (()+1))
run("[]*'a'", lambda: ([]*'a'))
run('[]*1.5', lambda: ([]*1.5))
run("'a'*[]", lambda: ('a'*[]))
run('{1:1}.keys()|1', lambda: ({1:1}.keys()|1))
run('{1:1}.keys()&1', lambda: ({1:1}.keys()&1))
run('{1:1}.keys()-1', lambda: ({1:1}.keys()-1))
run('{1:1}.keys()^1', lambda: ({1:1}.keys()^1))
run('{1:1}.values()|[1]', lambda: ({1:1}.values()|[1]))
run('{1:1}.keys()<1', lambda: ({1:1}.keys()<1))
run('vars(1)', lambda: (vars(1)))
run('A(1)', lambda: (A(1)))
run('type(1,2)', lambda: (type(1,2)))
run('type()', lambda: (type()))
run('dict([1])', lambda: (dict([1])))
run('{}.update([A()])', lambda: ({}.update([A()])))
run('{1:2}.pop([])', lambda: ({1:2}.pop([])))
run('([],1) in {1:1}.items()', lambda: (([],1) in {1:1}.items()))
run('{1:1}.items()|[[]]', lambda: ({1:1}.items()|[[]]))
run('{1:1}.keys()&[[]]', lambda: ({1:1}.keys()&[[]]))
run('{1:1}.keys()-[[]]', lambda: ({1:1}.keys()-[[]]))
run('{1:1}.keys()^[[]]', lambda: ({1:1}.keys()^[[]]))
run('{1:1}.keys().isdisjoint([[]])', lambda: ({1:1}.keys().isdisjoint([[]])))
run('{1:1}.keys().isdisjoint(1)', lambda: ({1:1}.keys().isdisjoint(1)))
run('set().issubset([[]])', lambda: (set().issubset([[]])))
run('set().issuperset([[]])', lambda: (set().issuperset([[]])))
run('set().difference_update([[]])', lambda: (set().difference_update([[]])))
run('set().intersection_update([[]])', lambda: (set().intersection_update([[]])))
run('[1]*10**30', lambda: ([1]*10**30))
run('bool(NotImplemented)', lambda: (bool(NotImplemented)))
run('not NotImplemented', lambda: (not NotImplemented))
run('{1}.pop(1)', lambda: ({1}.pop(1)))
run('range(3)[::0]', lambda: (range(3)[::0]))
run("[1,2].index(1,'a')", lambda: ([1,2].index(1,'a')))
run('[1,2].index(1,None)', lambda: ([1,2].index(1,None)))
run('(1,2).index(1,1.5)', lambda: ((1,2).index(1,1.5)))
run('round(2.5), round(3.5), round(-2.5), round(2.675,2), round(1234,-2), round(1250,-2), round(1350,-2), round(-1250,-2), round(15,-1), round(25,-1), round(5,-1), round(1e300,-300),round(1.5,1000), round(123.456,-2), round(1e16,2), round(5e-324,5), round(True), round(1.0,None), round(12,None), round(0.5), round(-0.5), round(-0.4,0), round(10,-400), round(1.7976931348623157e308,-308)', lambda: (round(2.5), round(3.5), round(-2.5), round(2.675,2), round(1234,-2), round(1250,-2), round(1350,-2), round(-1250,-2), round(15,-1), round(25,-1), round(5,-1), round(1e300,-300),round(1.5,1000), round(123.456,-2), round(1e16,2), round(5e-324,5), round(True), round(1.0,None), round(12,None), round(0.5), round(-0.5), round(-0.4,0), round(10,-400), round(1.7976931348623157e308,-308)))
run('pow(3,-1,7), pow(2,10,-7), pow(-2,3,5), pow(2,-2), pow(2.0,-1), pow(0.0,-1)', lambda: (pow(3,-1,7), pow(2,10,-7), pow(-2,3,5), pow(2,-2), pow(2.0,-1), pow(0.0,-1)))
run('max([],key=1)', lambda: (max([],key=1)))
run('enumerate([],start=1.5)', lambda: (enumerate([],start=1.5)))
run("{'a':1}.keys()=={'a'}, {'a':1}.keys()<={'a','b'}, {'a':[1]}.items()=={('a',1)}", lambda: ({'a':1}.keys()=={'a'}, {'a':1}.keys()<={'a','b'}, {'a':[1]}.items()=={('a',1)}))
run('{1}.remove({2})', lambda: ({1}.remove({2})))
run('next(1,5)', lambda: (next(1,5)))
run('divmod(1.5,0)', lambda: (divmod(1.5,0)))
def c309():
    a=[1,2,3,4];a['x':2]=1
run('exec("a=[1,2,3,4];a[\'x\':2]=1")', c309)
def c310():
    d={1:1}
    for k in d: d[k+1]=1
run('exec("d={1:1}\\nfor k in d: d[k+1]=1")', c310)
def c311():
    d={1:1,2:2}
    for k in d:
      del d[k]; d[k+10]=1
run('exec("d={1:1,2:2}\\nfor k in d:\\n  del d[k]; d[k+10]=1")', c311)
def c312():
    d={1:1}
    for k in d.items(): d[5]=1
run('exec("d={1:1}\\nfor k in d.items(): d[5]=1")', c312)
def c313():
    d={1}
    for k in d: d.add(5)
run('exec("d={1}\\nfor k in d: d.add(5)")', c313)
def c314():
    d={1:1}
    for k in reversed(d): d[5]=1
run('exec("d={1:1}\\nfor k in reversed(d): d[5]=1")', c314)
