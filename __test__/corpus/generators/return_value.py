# A generator's return value is StopIteration.value.
def g(n):
    yield n
    return n * 2
def collect(gen):
    out = []
    while True:
        try:
            out.append(next(gen))
        except StopIteration as e:
            return out, e.value
def wrap():
    v = yield from g(5)
    w = yield from g(v)
    return v, w
print(collect(g(1)), collect(wrap()), list(g(3)))
def empty():
    return 7
    yield
print(collect(empty()))
