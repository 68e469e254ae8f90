def inner():
    try:
        x = yield 1
        yield x
    except ValueError as e:
        yield str(e)
    return "result"
def outer():
    print((yield from inner()))
    yield from [7, 8]
g = outer()
print(next(g))
ext(1)
print(g.throw(ValueError("thrown")), list(g))
