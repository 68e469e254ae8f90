# yield from passes values, sends and results through.
def inner():
    x = yield 'i1'
    print('inner got', x)
    y = yield 'i2'
    return f'result {x}{y}'
def outer():
    r = yield from inner()
    print('outer has', r)
    yield from 'ab'
    yield from [1, 2]
    z = yield from ()
    return z
g = outer()
print(next(g), g.send('X'), g.send('Y'), next(g), list(g))
def chain(*its):
    for it in its:
        yield from it
print(list(chain('ab', range(2), {'k': 1}, (c for c in 'z'))))
try:
    list(chain(5))
except TypeError as e:
    print(e)
