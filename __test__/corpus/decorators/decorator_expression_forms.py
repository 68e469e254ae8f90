# Any expression can be a decorator.
def make(label):
    return lambda f: (label, f())
class NS:
    deco = staticmethod(lambda f: ('ns', f()))
table = {'k': make('from dict')}
decos = [make('zero'), make('one')]
@table['k']
def a(): return 1
@decos[1]
def b(): return 2
@NS.deco
def c(): return 3
@(lambda f: f if False else ('cond', f()))
def d(): return 4
@(chosen := make('walrus'))
def e(): return 5
@make('x') if True else make('y')
def f(): return 6
print(a, b, c, d, e, f)
try:
    @5
    def g(): pass
except TypeError as err:
    print(err)
