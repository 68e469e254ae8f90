# Class patterns: __match_args__ for positional parts, names for the others.
class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y):
        self.x = x
        self.y = y
class Named(Point):
    __match_args__ = ('name',)
    name = 'class attribute'
    @property
    def size(self):
        return abs(self.x) + abs(self.y)
class Lazy:
    def __getattr__(self, name):
        if name.startswith('no'):
            raise AttributeError(name)
        return name.upper()
def look(v):
    match v:
        case Point(0, 0):
            return 'origin'
        case Point(x, 0) | Point(0, x):
            return 'axis', x
        case Named(n, size=s):
            return n, s
        case Point(x=1 | 2, y=y):
            return 'small', y
        case Point(missing=m):
            return 'never', m
        case Point():
            return 'point'
        case Lazy(nothing=x):
            return 'never', x
        case Lazy(some=x, noone=y):
            return 'never', x, y
        case Lazy(one=x, two='TWO'):
            return x
        case object(__class__=c):
            return c.__name__
for v in [Point(0, 0), Point(3, 0), Point(0, 4), Named(3, -4), Point(2, 5), Point(5, 5), Lazy(), 1, 'x']:
    print(look(v))
match Point(Point(1, 2), [Point(3, 4), {'p': Point(5, 6)}]):
    case Point(Point(a, b), [Point(x=c), {'p': Point(y=d)}]):
        print(a, b, c, d)
