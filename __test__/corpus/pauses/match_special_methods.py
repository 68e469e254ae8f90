# ext in __eq__, __getattr__, a property and __hash__ that patterns call.
class Eq:
    def __eq__(self, other):
        return ext(other == 3)
    def __hash__(self):
        return hash(ext(3))
class Attrs:
    __match_args__ = ('first', 'second')
    @property
    def first(self):
        return ext('f')
    def __getattr__(self, name):
        if ext(name) == 'gone':
            raise AttributeError(name)
        return name * 2
def attempt(f):
    try:
        print(f())
    except ValueError as e:
        print('caught', e)
def literal():
    match [Eq(), 1]:
        case [1 | 2, _]:
            return 'no'
        case [3, 1]:
            return 'three'
def attributes():
    match Attrs():
        case Attrs('x'):
            return 'no'
        case Attrs('f', gone=_):
            return 'no'
        case Attrs(a, 'secondsecond' as b, third=c):
            return a, b, c
class K:
    three = Eq()
def keys():
    match {3: 'three', 4: 'four'}:
        case {K.three: x, 5: _}:
            return 'no'
        case {K.three: x, **rest}:
            return x, rest
attempt(literal)
attempt(attributes)
attempt(keys)
