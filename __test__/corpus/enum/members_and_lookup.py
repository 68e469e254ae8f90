# Members, aliases, lookup by value and name, what cannot be done.
# heavy
from enum import *
def show(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    BLUE = auto()
    def shout(self): return self.name + '!'
print(Color, Color.RED, repr(Color.RED), [c for c in Color], len(Color), Color.CRIMSON is Color.RED, Color(2), Color['BLUE'], Color.BLUE.value)
show(lambda: Color(9), lambda: Color['X'], lambda: Color.X, lambda: setattr(Color,'RED',5), lambda: delattr(Color,'RED'), lambda: Color.RED.shout(), lambda: Color.__members__, lambda: Color.RED in Color, lambda: 1 in Color, lambda: 77 in Color, lambda: 'x' in Color, lambda: isinstance(Color.RED,Color), lambda: type(Color.RED), lambda: type(Color), lambda: Color.RED==1, lambda: Color.RED==Color.CRIMSON, lambda: hash(Color.RED)==hash('RED'), lambda: Color.RED<Color.BLUE, lambda: {Color.RED:1}, lambda: f'{Color.RED}', lambda: '%s'%Color.RED, lambda: setattr(Color.RED,'value',3), lambda: list(reversed(Color)), lambda: bool(Color.RED), lambda: Color.RED.name, lambda: Color(), lambda: Color.RED.RED if hasattr(Color.RED,'RED') else 'no', lambda: dir(Color))
def e1():
    class Sub(Color): pass
def e2():
    class D(Enum):
        A=1
        A=2
show(e1,e2)
