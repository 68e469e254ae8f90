# A default captures a value; a cell captures a variable.
def make():
    x = 1
    by_value = lambda x=x: x
    by_cell = lambda: x
    x = 2
    return by_value, by_cell
v, c = make()
print(v(), c(), v(9))
def callbacks():
    result = []
    for name in ('a', 'b'):
        def cb(value, name=name):
            result.append((name, value))
        yield cb
    yield lambda: result
*cbs, get = callbacks()
for i, cb in enumerate(cbs):
    cb(i)
print(get())
