# Functions have names, docs and attributes, and compare by identity.
def f(x, y=1, *a, k, **kw):
    "the doc"
    local = x
    return local

print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__module__, callable(f))
f.calls = 0
f.calls += 2
print(f.calls, f.__dict__, f == f, f is not f)
f.__name__ = 'renamed'
print(f.__name__, type(f).__name__, (lambda: 0).__qualname__)
table = {'add': lambda a, b: a + b, 'up': str.upper}
print(table['add'](1, 2), table['up']('x'), [g.__name__ for g in (len, f, int, str.upper, [].append)])
try:
    f.missing
except AttributeError as e:
    print(e)
