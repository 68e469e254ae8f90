# copy: shallow and deep copies, cycles, sharing, classes with their own ideas.
import copy
from collections import defaultdict, deque, namedtuple
a = [1, [2, 3], {'k': (4, [5])}]
s, d = copy.copy(a), copy.deepcopy(a)
a[1].append('x')
a[2]['k'][1].append('y')
print(a, s, d, s[1] is a[1], d[1] is a[1])
loop = [1]
loop.append(loop)
twin = copy.deepcopy(loop)
print(twin[1] is twin, twin is loop)
shared = []
pair = copy.deepcopy((shared, shared, 'text'))
print(pair[0] is pair[1], pair[0] is shared)
t = (1, 'a', (2,))
print(copy.deepcopy(t) is t, copy.copy(t) is t)
class Node:
    def __init__(self, name):
        self.name, self.links = name, []
n = Node('n')
n.links.append(n)
c, e = copy.copy(n), copy.deepcopy(n)
print(c.links is n.links, e.links[0] is e, e.name, type(e).__name__)
class Own:
    def __copy__(self):
        return 'shallow'
    def __deepcopy__(self, memo):
        return ('deep', type(memo).__name__)
print(copy.copy(Own()), copy.deepcopy([Own()]))
class Words(list):
    pass
w = Words(['a', ['b']])
w.note = [1]
x = copy.deepcopy(w)
print(x, type(x).__name__, x.note, x[1] is w[1], copy.copy(w).note is w.note)
Point = namedtuple('Point', 'x y')
p = copy.deepcopy(Point([1], 2))
print(p, copy.copy(defaultdict(list, a=[1])), copy.deepcopy(deque([[1], 2], maxlen=3)))
print(copy.deepcopy({1: {2}, 'f': frozenset([3])}), copy.copy({1, 2}), copy.replace(Point(1, 2), x=9))
print(repr(copy.copy(ValueError('v', 1))), copy.deepcopy(len) is len, copy.deepcopy(Node) is Node)
class Slotted:
    __slots__ = ('a', 'b')
o = Slotted()
o.a = [1]
q = copy.deepcopy(o)
print(q.a, q.a is o.a, hasattr(q, 'b'))
try:
    copy.replace(5, x=1)
except TypeError as error:
    print(error)
