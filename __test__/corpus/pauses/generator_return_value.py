# ext as the return value of a generator under yield from.
def inner():
    yield 1
    return ext('result')
def outer():
    r = yield from inner()
    yield f'got {r}'
try:
    print(list(outer()))
except ValueError as e:
    print('caught', e)
g = inner()
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value)
