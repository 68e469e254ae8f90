# raise with classes, instances, nothing, and wrong things.
def case(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, repr(e), e.args)
def a(): raise ValueError
def b(): raise ValueError('x', 2)
def c(): raise
def d(): raise 5
def e(): raise 'text'
def f(): raise int
def g(): raise ValueError from 5
def h(): raise None
def i(): raise ValueError('v') from KeyError('k')
def j(): raise NotImplemented
class NeedsArg(Exception):
    def __init__(self, x): self.x = x
def k(): raise NeedsArg
def l(): raise NeedsArg(3)
for fn in (a, b, c, d, e, f, g, h, i, j, k, l):
    case(fn)
