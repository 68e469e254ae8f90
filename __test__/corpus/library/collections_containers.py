# collections: Counter, defaultdict, OrderedDict, deque, namedtuple, ChainMap.
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple

c = Counter('mississippi')
print(c, c['z'], c.most_common(2), c.total(), sorted(c.elements()))
c.subtract('miss')
print(c, +c, -c, Counter(a=1) + Counter(a=2, b=1), Counter(a=3) - Counter(a=1, b=2))
print(Counter(a=1) | Counter(a=2, b=1), Counter(a=3, c=1) & Counter(a=1, b=2))
print(isinstance(c, dict), len(c), Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2))
c['new'] += 5
del c['nothing']
c += Counter(new=1)
print(c['new'], sorted(c), Counter([1, 1, 2]), Counter(), Counter({'x': 2}).most_common())

d = defaultdict(list)
for word in ['apple', 'avocado', 'bean']:
    d[word[0]].append(word)
print(d, d['a'], 'z' in d, d.get('z'), d['z'], len(d), isinstance(d, dict))
try:
    defaultdict()['k']
except KeyError as error:
    print('KeyError', error)
try:
    defaultdict(5)
except TypeError as error:
    print(error)
print(defaultdict(int, a=1) | {'b': 2}, defaultdict(int, {'x': 1}).copy())

o = OrderedDict(a=1, b=2, c=3)
o.move_to_end('a')
o.move_to_end('c', last=False)
print(o, o.popitem(), o.popitem(last=False), o, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1))
print(OrderedDict(a=1, b=2) == {'b': 2, 'a': 1}, OrderedDict(), list(reversed(OrderedDict.fromkeys('xy'))))

q = deque([1, 2, 3], maxlen=4)
q.append(4)
q.append(5)
q.appendleft(0)
print(q, len(q), q[0], q[-1], q.maxlen, 3 in q, q.popleft(), q.pop(), q)
q.rotate(1)
q.extend('ab')
q.extendleft('xy')
print(q, list(reversed(q)), q.count('x'), q.index('x'), deque() == deque([]), deque([1]) < deque([2]))
w = deque(range(6))
w.rotate(-2)
w.remove(3)
w.insert(1, 'i')
del w[0]
w[0] = 'j'
w.reverse()
print(w, w.copy() + deque([9]), deque([1]) * 3)
for action in (lambda: deque().pop(), lambda: deque()[0], lambda: deque([1]).remove(2), lambda: deque(maxlen=-1)):
    try:
        action()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
try:
    for item in w:
        w.append(item)
except RuntimeError as error:
    print(error)

Point = namedtuple('Point', 'x y', defaults=[7])
p = Point(1)
print(p, p.x, p[1], p == (1, 7), hash(p) == hash((1, 7)), Point._fields, Point._field_defaults)
print(p._replace(x=5), p._asdict(), Point._make([8, 9]), Point(y=2, x=1), isinstance(p, tuple))
x, y = p
print(x, y, sorted([Point(2, 1), Point(1, 2)]), Point.__doc__, Point.x.__doc__)
for action in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(z=1), lambda: p._replace(q=1), lambda: namedtuple('A', 'x x'), lambda: namedtuple('A', '_x'), lambda: Point._make([1])):
    try:
        action()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
match p:
    case Point(x=a, y=b):
        print('matched', a, b)
class Named(namedtuple('Base', ['a', 'b'])):
    def total(self):
        return self.a + self.b
print(Named(1, 2), Named(1, 2).total(), namedtuple('R', 'a class a', rename=True)._fields)

m = ChainMap({'a': 1}, {'a': 2, 'b': 3})
m['c'] = 4
print(m, m['a'], m['b'], len(m), sorted(m), m.parents, m.new_child({'a': 0})['a'], 'z' in m)
