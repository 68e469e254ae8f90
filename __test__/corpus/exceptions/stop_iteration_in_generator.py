# StopIteration inside a generator becomes RuntimeError.
def g():
    yield 1
    raise StopIteration('early')
it = g()
print(next(it))
try:
    next(it)
except RuntimeError as e:
    print(e, '|', repr(e.__cause__))
def h(xs):
    while True:
        yield next(xs)
try:
    print(list(h(iter([1, 2]))))
except RuntimeError as e:
    print(e)
try:
    raise StopIteration(7)
except StopIteration as e:
    print(e.value)
