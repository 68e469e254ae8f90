# Functions and methods chosen by the class of their first argument.
from functools import *

@singledispatch
def show(x, *rest):
    return 'default ' + repr(x)
@show.register
def _(x: int): return 'int'
@show.register(list)
def _(x): return 'list'
@show.register(bytes)
@show.register(str)
def _(x): return 'text'
show.register(float, lambda x: 'float')
print(show(1), show([]), show('a'), show(b''), show(1.5), show(None), show(True), show.dispatch(bool) is show.dispatch(int))
print(list(show.registry)[:3], show.__name__)
try: show()
except TypeError as e: print(e)
try: show.register(5, lambda x: x)
except TypeError as e: print(e)
class N:
    @singledispatchmethod
    def neg(self, arg): raise NotImplementedError('no')
    @neg.register
    def _(self, arg: int): return -arg
    @neg.register
    def _(self, arg: bool): return not arg
    @singledispatchmethod
    @classmethod
    def c(cls, x): return 'c default'
    @c.register
    @classmethod
    def _(cls, x: int): return (cls.__name__, x)
print(N().neg(5), N().neg(True), N().c(1), N.c('x'))
try: N().neg('x')
except NotImplementedError as e: print(repr(e))
