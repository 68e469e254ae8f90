def g():
    yield ext(1)
    yield 2
    yield 3
a, *b = g()
def f(*args, **kw): return args, kw
print(a, b, f(*g(), **{"k": ext("v")}), [*g(), *"z"])
