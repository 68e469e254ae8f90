# Patterns ask __eq__, keys, get, __len__, __getitem__ in a fixed order.
class Loud:
    def __init__(self, v):
        self.v = v
    def __eq__(self, other):
        print('eq', other)
        return self.v == other
    def __hash__(self):
        return hash(self.v)
match Loud(3):
    case 1 | 2:
        print('no')
    case 3:
        print('three')
match [Loud(1), Loud(2)]:
    case [1, 3]:
        print('no')
    case [1, x] if x == 2:
        print('second')
class Attrs:
    @property
    def a(self):
        print('property a')
        return 1
    @property
    def bad(self):
        print('property bad')
        raise AttributeError('hidden')
match Attrs():
    case Attrs(bad=1):
        print('no')
    case Attrs(a=2, bad=1):
        print('no')
    case Attrs(a=1):
        print('yes')
match {Loud(1): 'a', 2: 'b'}:
    case {1: 'x'}:
        print('no')
    case {1: x, 2: y}:
        print(x, y)
