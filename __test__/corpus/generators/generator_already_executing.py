# A generator cannot resume itself.
def selfish():
    try:
        next(me)
    except ValueError as e:
        yield str(e)
me = selfish()
print(list(me))
def g():
    yield 1
x = g()
print(iter(x) is x, next(x), type(x.send).__name__, x.__name__, x.__qualname__)
