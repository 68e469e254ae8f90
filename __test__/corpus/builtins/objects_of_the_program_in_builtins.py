# Built-in types and functions work with objects whose special methods the program defines.
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

run('dict(S((1, 2), 5))', lambda: (dict(S((1, 2), 5))))
run('dict(S((1, 2), (1,)))', lambda: (dict(S((1, 2), (1,)))))
run('dict(g((K(1), 2), (1, 2, 3)))', lambda: (dict(g((K(1), 2), (1, 2, 3)))))
run('(lambda **k: k)(**MP()), (lambda **k: k)(z=1, **MP())', lambda: ((lambda **k: k)(**MP()), (lambda **k: k)(z=1, **MP())))
run('(lambda **k: k)(a=1, **MP())', lambda: ((lambda **k: k)(a=1, **MP())))
run('{**A()}', lambda: ({**A()}))
run('(lambda **k: k)(**A())', lambda: ((lambda **k: k)(**A())))
run('{1,2,3}.union(iter([4]), S(5)), {1,2,3}.intersection(iter([1,2])), {1,2,3}.difference(iter([1])), {1,2,3}.symmetric_difference(iter([1,7]))', lambda: ({1,2,3}.union(iter([4]), S(5)), {1,2,3}.intersection(iter([1,2])), {1,2,3}.difference(iter([1])), {1,2,3}.symmetric_difference(iter([1,7]))))
run('[K(1), K(2)].index(K(2)), [K(1), K(2)].count(K(1)), K(2) in [K(1), K(2)], K(3) in (K(1),), (K(1), K(2)).index(K(2), 1), (K(1),).count(K(1))', lambda: ([K(1), K(2)].index(K(2)), [K(1), K(2)].count(K(1)), K(2) in [K(1), K(2)], K(3) in (K(1),), (K(1), K(2)).index(K(2), 1), (K(1),).count(K(1))))
run('[K(1)].index(K(2))', lambda: ([K(1)].index(K(2))))
def c11():
    a = [K(1), K(2), K(3)]
    a.remove(K(2))
    print(a)
    a.remove(K(7))
run('exec("a = [K(1), K(2), K(3)]\\na.remove(K(2))\\nprint(a)\\na.remove(K(7))")', c11)
run("sorted([K(3), K(1), K(2)]), sorted([K(3), K(1), K(2)], reverse=True), sorted(S(3, 1)), sorted(g('b', 'a')), sorted([3, 1, 2], key=lambda x: -x), sorted('bca', key=str.upper, reverse=True)", lambda: (sorted([K(3), K(1), K(2)]), sorted([K(3), K(1), K(2)], reverse=True), sorted(S(3, 1)), sorted(g('b', 'a')), sorted([3, 1, 2], key=lambda x: -x), sorted('bca', key=str.upper, reverse=True)))
run('sorted([(1, K(2)), (1, K(1)), (0, K(5))])', lambda: (sorted([(1, K(2)), (1, K(1)), (0, K(5))])))
run("sorted([3, 'a', K(1)])", lambda: (sorted([3, 'a', K(1)])))
run('sorted([1, 2], key=lambda x: x / 0)', lambda: (sorted([1, 2], key=lambda x: x / 0)))
def c16():
    a = [3, 1, 2]
    a.sort(key=lambda x: a.append(5) or x)
run('exec("a = [3, 1, 2]\\na.sort(key=lambda x: a.append(5) or x)")', c16)
def c17():
    a = [3, 1, 2]
    try:
        a.sort(key=lambda x: len(a))
    finally:
        print(a)
run('exec("a = [3, 1, 2]\\ntry:\\n    a.sort(key=lambda x: len(a))\\nfinally:\\n    print(a)")', c17)
def c18():
    a = [3, 1, 2]
    try:
        a.sort(key=lambda x: 1 / (x - 1))
    except ZeroDivisionError:
        print(a)
run('exec("a = [3, 1, 2]\\ntry:\\n    a.sort(key=lambda x: 1 / (x - 1))\\nexcept ZeroDivisionError:\\n    print(a)")', c18)
run('sorted([K(i * 7 % 50) for i in range(200)]) == [K(x) for x in sorted(i * 7 % 50 for i in range(200))]', lambda: (sorted([K(i * 7 % 50) for i in range(200)]) == [K(x) for x in sorted(i * 7 % 50 for i in range(200))]))
run('[x.n for x in sorted([K(i * 37 % 101) for i in range(100)], reverse=True)] == sorted([i * 37 % 101 for i in range(100)], reverse=True)', lambda: ([x.n for x in sorted([K(i * 37 % 101) for i in range(100)], reverse=True)] == sorted([i * 37 % 101 for i in range(100)], reverse=True)))
run("min([K(2), K(1)]), max([K(2), K(1)], key=lambda k: -k.n), min(S(3, 1)), max(g(1, 5, 2)), min(K(3), K(2)), max(S(), default=7), min(3, 1, key=lambda x: -x), max('ab', 'b', key=len)", lambda: (min([K(2), K(1)]), max([K(2), K(1)], key=lambda k: -k.n), min(S(3, 1)), max(g(1, 5, 2)), min(K(3), K(2)), max(S(), default=7), min(3, 1, key=lambda x: -x), max('ab', 'b', key=len)))
run('max(S())', lambda: (max(S())))
run('max([1, K(1)])', lambda: (max([1, K(1)])))
run('sum([K(1), K(2)], K(0)), sum([K(1), K(2)]), sum(S(1, 2)), sum(g(0.1, 0.2, 0.3)), sum(x * 0.1 for x in range(10)), sum(map(float, range(5))), sum([[1], [2]], []), sum(((1,), (2,)), ())', lambda: (sum([K(1), K(2)], K(0)), sum([K(1), K(2)]), sum(S(1, 2)), sum(g(0.1, 0.2, 0.3)), sum(x * 0.1 for x in range(10)), sum(map(float, range(5))), sum([[1], [2]], []), sum(((1,), (2,)), ())))
run('sum([0.1] * 10), sum(iter([0.1] * 10)), sum([1, 2, 0.5]), sum([1e16, 1, -1e16]), sum(range(10**5)), sum([True, 2]), sum([], 5), sum([1], start=2), sum([2**62, 2**62, 1])', lambda: (sum([0.1] * 10), sum(iter([0.1] * 10)), sum([1, 2, 0.5]), sum([1e16, 1, -1e16]), sum(range(10**5)), sum([True, 2]), sum([], 5), sum([1], start=2), sum([2**62, 2**62, 1])))
run("sum([1, 'a'])", lambda: (sum([1, 'a'])))
run("sum(g(1, 'a'))", lambda: (sum(g(1, 'a'))))
run('sum([A()])', lambda: (sum([A()])))
run("any(S(0, 1)), all(S(1, 0)), any(g()), all(g()), any([0, '', None]), all([1, 'a'])", lambda: (any(S(0, 1)), all(S(1, 0)), any(g()), all(g()), any([0, '', None]), all([1, 'a'])))
def c30():
    it = iter([0, 1, 2, 3])
    print(any(it), list(it))
    it = g(1, 0, 5)
    print(all(it), list(it))
run('exec("it = iter([0, 1, 2, 3])\\nprint(any(it), list(it))\\nit = g(1, 0, 5)\\nprint(all(it), list(it))")', c30)
run("list(enumerate(S('a', 'b'), I(5))), list(enumerate(g(1))), list(zip(S(1, 2), [3, 4])), list(map(lambda x: x + 1, S(1, 2))), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(None, [0, 1, ''])), list(map(lambda a, b: a * b, [1, 2], g(3, 4)))", lambda: (list(enumerate(S('a', 'b'), I(5))), list(enumerate(g(1))), list(zip(S(1, 2), [3, 4])), list(map(lambda x: x + 1, S(1, 2))), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(None, [0, 1, ''])), list(map(lambda a, b: a * b, [1, 2], g(3, 4)))))
run('list(zip(g(1, 2), [1], strict=True))', lambda: (list(zip(g(1, 2), [1], strict=True))))
run('list(zip(g(1), [1, 2], strict=True))', lambda: (list(zip(g(1), [1, 2], strict=True))))
run('list(zip(g(1), [1], g(1, 2), strict=True))', lambda: (list(zip(g(1), [1], g(1, 2), strict=True))))
run('list(map(lambda *a: a, g(1, 2), [1], strict=True))', lambda: (list(map(lambda *a: a, g(1, 2), [1], strict=True))))
run("list(map(int, ['1', '2'])), list(enumerate(map(str, [1, 2]))), list(zip(map(str, [1]), 'a')), list(map(len, filter(None, ['', 'ab'])))", lambda: (list(map(int, ['1', '2'])), list(enumerate(map(str, [1, 2]))), list(zip(map(str, [1]), 'a')), list(map(len, filter(None, ['', 'ab'])))))
run('list(iter(iter([1, 2, 3, 4]).__next__, 3))', lambda: (list(iter(iter([1, 2, 3, 4]).__next__, 3))))
def c38():
    it = iter(lambda: K(1), K(1))
    print(list(it))
run('exec("it = iter(lambda: K(1), K(1))\\nprint(list(it))")', c38)
run('list(G(1, 2, 3)), 2 in G(1, 2), list(reversed(G(1, 2))), [*G(1, 2)], tuple(G()), iter(G(1)).__next__()', lambda: (list(G(1, 2, 3)), 2 in G(1, 2), list(reversed(G(1, 2))), [*G(1, 2)], tuple(G()), iter(G(1)).__next__()))
run("list(IT(3)), 1 in IT(3), [*IT(2)], tuple(IT(2)), next(IT(1)), next(IT(0), 'd')", lambda: (list(IT(3)), 1 in IT(3), [*IT(2)], tuple(IT(2)), next(IT(1)), next(IT(0), 'd')))
run('next(IT(0))', lambda: (next(IT(0))))
run('next(g())', lambda: (next(g())))
run('next(g(), 5), next(g(1), 5), next(map(lambda x: x, [1])), next(map(lambda x: x, []), 9), next(map(lambda x: x, [3]), 9), next(filter(None, [0, 4]))', lambda: (next(g(), 5), next(g(1), 5), next(map(lambda x: x, [1])), next(map(lambda x: x, []), 9), next(map(lambda x: x, [3]), 9), next(filter(None, [0, 4]))))
run('next(map(lambda x: 1 / 0, [1]))', lambda: (next(map(lambda x: 1 / 0, [1]))))
run("next(map(next, [iter([])]), 'default')", lambda: (next(map(next, [iter([])]), 'default')))
def c46():
    a, b = S(1, 2); print(a, b)
    (c, d), e = g(g(1, 2), 3); print(c, d, e)
    x, *y = S(1, 2, 3); print(x, y)
    *p, q = IT(3); print(p, q)
    f, *h, i = G(1, 2); print(f, h, i)
run('exec("a, b = S(1, 2); print(a, b)\\n(c, d), e = g(g(1, 2), 3); print(c, d, e)\\nx, *y = S(1, 2, 3); print(x, y)\\n*p, q = IT(3); print(p, q)\\nf, *h, i = G(1, 2); print(f, h, i)")', c46)
def c47():
    a, b = S(1)
run('exec("a, b = S(1)")', c47)
def c48():
    a, b = S(1, 2, 3)
run('exec("a, b = S(1, 2, 3)")', c48)
def c49():
    a, b = G(1, 2, 3)
run('exec("a, b = G(1, 2, 3)")', c49)
def c50():
    a, *b, c = S(1)
run('exec("a, *b, c = S(1)")', c50)
def c51():
    a, b = boom(1)
run('exec("a, b = boom(1)")', c51)
def c52():
    a, b = IT(5)
run('exec("a, b = IT(5)")', c52)
def c53():
    it = iter([1, 2, 3, 4])
    try:
        a, b = it
    except ValueError: pass
    print(list(it))
run('exec("it = iter([1, 2, 3, 4])\\ntry:\\n    a, b = it\\nexcept ValueError: pass\\nprint(list(it))")', c53)
run('list(boom(2))', lambda: (list(boom(2))))
run('[*boom(1)]', lambda: ([*boom(1)]))
run('len(L()), bool(L()), not L()', lambda: (len(L()), bool(L()), not L()))
run("[1, 2, 3][I()], [1, 2, 3][I(-1)], 'abc'[I()], (1, 2)[I()], b'ab'[I()], range(5)[I(2)], [1, 2, 3][I():I(2)], 'abcd'[I()::I(2)], [1, 2, 3][:I(-1)]", lambda: ([1, 2, 3][I()], [1, 2, 3][I(-1)], 'abc'[I()], (1, 2)[I()], b'ab'[I()], range(5)[I(2)], [1, 2, 3][I():I(2)], 'abcd'[I()::I(2)], [1, 2, 3][:I(-1)]))
run('[1, 2, 3][I(7)]', lambda: ([1, 2, 3][I(7)]))
def c59():
    a = [1, 2, 3]
    a[I()] = 5
    del a[I(0)]
    a[I(0):I(1)] = S(7, 8)
    print(a)
    a.insert(I(1), 0); print(a.pop(I(0)), a)
    a[:] = g(1, 2); print(a)
    a[::2] = S(9); print(a)
run('exec("a = [1, 2, 3]\\na[I()] = 5\\ndel a[I(0)]\\na[I(0):I(1)] = S(7, 8)\\nprint(a)\\na.insert(I(1), 0); print(a.pop(I(0)), a)\\na[:] = g(1, 2); print(a)\\na[::2] = S(9); print(a)")', c59)
def c60():
    a = [1, 2, 3]
    a[::2] = g(1)
run('exec("a = [1, 2, 3]\\na[::2] = g(1)")', c60)
def c61():
    a = [1]; a.extend(S(1, 2)); a.extend(g(3)); a += S(4); a += g(5); a.extend(a); print(a)
run('exec("a = [1]; a.extend(S(1, 2)); a.extend(g(3)); a += S(4); a += g(5); a.extend(a); print(a)")', c61)
def c62():
    d = {1: 1}
    try:
        for k in d: d[k + 1] = 1
    finally:
        print(d)
run('exec("d = {1: 1}\\ntry:\\n    for k in d: d[k + 1] = 1\\nfinally:\\n    print(d)")', c62)
def c63():
    d = {1: 1}
    it = iter(d)
    d[2] = 2
    for i in range(2):
        try: next(it)
        except RuntimeError as e: print(e)
run('exec("d = {1: 1}\\nit = iter(d)\\nd[2] = 2\\nfor i in range(2):\\n    try: next(it)\\n    except RuntimeError as e: print(e)")', c63)
def c64():
    a = [1, 2, 3]
    for x in a:
        if x < 3: a.append(x + 10)
    print(a)
run('exec("a = [1, 2, 3]\\nfor x in a:\\n    if x < 3: a.append(x + 10)\\nprint(a)")', c64)
def c65():
    it = iter([1]); print(list(it), list(it)); a = []; it = iter(a); print(list(it)); a.append(1); print(list(it))
run('exec("it = iter([1]); print(list(it), list(it)); a = []; it = iter(a); print(list(it)); a.append(1); print(list(it))")', c65)
run('hash((1, [2]))', lambda: (hash((1, [2]))))
run('abs(I())', lambda: (abs(I())))
run('range(I(2)), list(range(I(1), I(4), I(2))), slice(I(1), I(5)).indices(I(3)), hex(I(255)), chr(I(65)), bin(I(2)), oct(I(8))', lambda: (range(I(2)), list(range(I(1), I(4), I(2))), slice(I(1), I(5)).indices(I(3)), hex(I(255)), chr(I(65)), bin(I(2)), oct(I(8))))
run("type('T', (), {'x': 1}).x, type('T', (K,), {})(3), type(1), type('a') is str", lambda: (type('T', (), {'x': 1}).x, type('T', (K,), {})(3), type(1), type('a') is str))
run('divmod(7, 2), pow(2, 10), pow(2, 3, 5), pow(base=2, exp=3), round(2.5), round(-3.5), round(2.675, 2), round(1234, -2), round(1.5, ndigits=0), round(7, ndigits=None)', lambda: (divmod(7, 2), pow(2, 10), pow(2, 3, 5), pow(base=2, exp=3), round(2.5), round(-3.5), round(2.675, 2), round(1234, -2), round(1.5, ndigits=0), round(7, ndigits=None)))
run('divmod(K(1), 2)', lambda: (divmod(K(1), 2)))
run('pow(K(1), 2)', lambda: (pow(K(1), 2)))
run('isinstance(K(1), (int, (str, K))), issubclass(K, object), issubclass(bool, int), isinstance(TypeError(), Exception)', lambda: (isinstance(K(1), (int, (str, K))), issubclass(K, object), issubclass(bool, int), isinstance(TypeError(), Exception)))
run("list(reversed({1: 1, 2: 2})), list(reversed({1: 1, 2: 2}.items())), list(reversed([1, 2])), list(reversed('ab')), list(reversed(range(0, 10, 3)))", lambda: (list(reversed({1: 1, 2: 2})), list(reversed({1: 1, 2: 2}.items())), list(reversed([1, 2])), list(reversed('ab')), list(reversed(range(0, 10, 3)))))
run("[].__len__(), [1].__contains__(1), {1: 2}.__getitem__(1), 'ab'.__len__(), (1,).__iter__().__next__(), {1}.__contains__(1), [3].__eq__([3]), [1].__lt__([2]), [1].__eq__(1), len(dir([])) > 20", lambda: ([].__len__(), [1].__contains__(1), {1: 2}.__getitem__(1), 'ab'.__len__(), (1,).__iter__().__next__(), {1}.__contains__(1), [3].__eq__([3]), [1].__lt__([2]), [1].__eq__(1), len(dir([])) > 20))
run('{1: 2}.__getitem__(5)', lambda: ({1: 2}.__getitem__(5)))
run('[K(1), 2] == [K(1), 2], (K(1),) < (K(2),), [K(1)] != [K(2)], {1: K(1)} == {1: K(1)}', lambda: ([K(1), 2] == [K(1), 2], (K(1),) < (K(2),), [K(1)] != [K(2)], {1: K(1)} == {1: K(1)}))
def c78():
    class E:
      def __eq__(self, o): d.clear(); return False
      def __hash__(self): return 1
    d = {1: 1}
    print(d.get(E()), d)
run('exec("class E:\\n  def __eq__(self, o): d.clear(); return False\\n  def __hash__(self): return 1\\nd = {1: 1}\\nprint(d.get(E()), d)")', c78)
def c79():
    class E:
      def __eq__(self, o): d[len(d) + 5] = 1; return len(d) > 3
      def __hash__(self): return 1
    d = {1: 1}
    print(E() in d, d)
run('exec("class E:\\n  def __eq__(self, o): d[len(d) + 5] = 1; return len(d) > 3\\n  def __hash__(self): return 1\\nd = {1: 1}\\nprint(E() in d, d)")', c79)
def c80():
    class E:
      def __eq__(self, o): raise KeyError('x')
      def __hash__(self): return 1
    d = {1: 1}
    E() in d
run('exec("class E:\\n  def __eq__(self, o): raise KeyError(\'x\')\\n  def __hash__(self): return 1\\nd = {1: 1}\\nE() in d")', c80)
def c81():
    class E:
      def __eq__(self, o): raise KeyError('x')
      def __hash__(self): return 1
    d = {E(): 1}
    1 in d
run('exec("class E:\\n  def __eq__(self, o): raise KeyError(\'x\')\\n  def __hash__(self): return 1\\nd = {E(): 1}\\n1 in d")', c81)
def c82():
    class E:
      def __eq__(self, o): raise KeyError('x')
      def __hash__(self): return 1
    1 in [E()]
run('exec("class E:\\n  def __eq__(self, o): raise KeyError(\'x\')\\n  def __hash__(self): return 1\\n1 in [E()]")', c82)
def c83():
    class H:
      def __hash__(self): return 'a'
    hash(H())
run('exec("class H:\\n  def __hash__(self): return \'a\'\\nhash(H())")', c83)
def c84():
    class H:
      def __len__(self): return -1
    len(H())
run('exec("class H:\\n  def __len__(self): return -1\\nlen(H())")', c84)
def c85():
    class H:
      def __len__(self): return 'a'
    len(H())
run('exec("class H:\\n  def __len__(self): return \'a\'\\nlen(H())")', c85)
def c86():
    class H:
      def __bool__(self): return 1
    bool(H())
run('exec("class H:\\n  def __bool__(self): return 1\\nbool(H())")', c86)
def c87():
    class H:
      def __iter__(self): return 1
    iter(H())
run('exec("class H:\\n  def __iter__(self): return 1\\niter(H())")', c87)
def c88():
    class H:
      def __iter__(self): return 1
    list(H())
run('exec("class H:\\n  def __iter__(self): return 1\\nlist(H())")', c88)
def c89():
    class H:
      __iter__ = None
    list(H())
run('exec("class H:\\n  __iter__ = None\\nlist(H())")', c89)
def c90():
    class H:
      __contains__ = None
    1 in H()
run('exec("class H:\\n  __contains__ = None\\n1 in H()")', c90)
def c91():
    class H:
      def __index__(self): return 'a'
    [1][H()]
run('exec("class H:\\n  def __index__(self): return \'a\'\\n[1][H()]")', c91)
def c92():
    class H:
      def __index__(self): return 'a'
    [1][H():]
run('exec("class H:\\n  def __index__(self): return \'a\'\\n[1][H():]")', c92)
def c93():
    class H:
      def __index__(self): raise ValueError('v')
    range(H())
run('exec("class H:\\n  def __index__(self): raise ValueError(\'v\')\\nrange(H())")', c93)
def c94():
    class H:
      def __iter__(self): raise ValueError('v')
    a, b = H()
run('exec("class H:\\n  def __iter__(self): raise ValueError(\'v\')\\na, b = H()")', c94)
def c95():
    class H:
      def __iter__(self): raise TypeError('v')
    a, b = H()
run('exec("class H:\\n  def __iter__(self): raise TypeError(\'v\')\\na, b = H()")', c95)
def c96():
    class H:
      def __iter__(self): raise TypeError('v')
    [*H()]
run('exec("class H:\\n  def __iter__(self): raise TypeError(\'v\')\\n[*H()]")', c96)
def c97():
    class H:
      def __getitem__(self, i): raise ValueError('v')
    list(H())
run('exec("class H:\\n  def __getitem__(self, i): raise ValueError(\'v\')\\nlist(H())")', c97)
def c98():
    class H:
      def __reversed__(self): return [1]
    print(reversed(H()))
run('exec("class H:\\n  def __reversed__(self): return [1]\\nprint(reversed(H()))")', c98)
def c99():
    class H:
      def __next__(self): return 1
    print(next(H()))
    iter(H())
run('exec("class H:\\n  def __next__(self): return 1\\nprint(next(H()))\\niter(H())")', c99)
run('{1, 2, 3, 100, 50, 25, 8} - {1}, {5, 1, 9} | {17, 3}, {100, 50, 25, 8, 16} & {8, 16, 100}, {1, 9, 17} ^ {25, 33}, set(range(20, 0, -3)), frozenset([9, 1, 17])', lambda: ({1, 2, 3, 100, 50, 25, 8} - {1}, {5, 1, 9} | {17, 3}, {100, 50, 25, 8, 16} & {8, 16, 100}, {1, 9, 17} ^ {25, 33}, set(range(20, 0, -3)), frozenset([9, 1, 17])))
run('set([8, 0]), set([0, 8]), {8, 0} | {16}, {16} | {8, 0}, {0, 8}.union([24]), set({8: 1, 0: 1})', lambda: (set([8, 0]), set([0, 8]), {8, 0} | {16}, {16} | {8, 0}, {0, 8}.union([24]), set({8: 1, 0: 1})))
def c102():
    s = set(range(100))
    for i in range(90): s.discard(i)
    print(s)
    s -= {95, 96}
    print(s, s.pop())
run('exec("s = set(range(100))\\nfor i in range(90): s.discard(i)\\nprint(s)\\ns -= {95, 96}\\nprint(s, s.pop())")', c102)
run("[1, 2, 3][::-1], [1, 2, 3, 4][1::2], 'héllo'[1:4], 'héllo'[::-1], b'abc'[::-1], (1, 2, 3)[-2:], range(10)[2:8:3], range(10)[::-1], 'abc'[5:], 'abc'[-10:2]", lambda: ([1, 2, 3][::-1], [1, 2, 3, 4][1::2], 'héllo'[1:4], 'héllo'[::-1], b'abc'[::-1], (1, 2, 3)[-2:], range(10)[2:8:3], range(10)[::-1], 'abc'[5:], 'abc'[-10:2]))
def c104():
    a = list(range(10))
    del a[2:4]
    del a[::3]
    a[1:1] = [7, 7]
    a[:0] = 'xy'
    print(a)
    del a[5:2]
    a[5:2] = [0]
    print(a)
    del a[:]
    print(a)
run('exec("a = list(range(10))\\ndel a[2:4]\\ndel a[::3]\\na[1:1] = [7, 7]\\na[:0] = \'xy\'\\nprint(a)\\ndel a[5:2]\\na[5:2] = [0]\\nprint(a)\\ndel a[:]\\nprint(a)")', c104)
run('list(range(10**20, 10**20 + 3)), len(range(0, 10**20, 10**19)), 10**20 in range(0, 10**21), list(reversed(range(2**63, 2**63 + 2)))', lambda: (list(range(10**20, 10**20 + 3)), len(range(0, 10**20, 10**19)), 10**20 in range(0, 10**21), list(reversed(range(2**63, 2**63 + 2)))))
run('list(range(5, 0)), list(range(0, -5, -2)), range(0, 10, 3)[-1], range(3) == range(0, 3), range(1, 10, 3).index(7), range(1, 10, 3).count(4)', lambda: (list(range(5, 0)), list(range(0, -5, -2)), range(0, 10, 3)[-1], range(3) == range(0, 3), range(1, 10, 3).index(7), range(1, 10, 3).count(4)))
