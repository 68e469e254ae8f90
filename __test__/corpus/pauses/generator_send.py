# ext in a generator driven by send.
def acc():
    total = 0
    while True:
        x = yield total
        if x is None:
            return ext('final')
        total += ext(x)
g = acc()
print(next(g))
try:
    print(g.send(5), g.send(10))
    g.send(None)
except StopIteration as e:
    print('returned', e.value)
except ValueError as e:
    print('caught', e)
print(next(g, 'exhausted'))
h = acc()
next(h)
h.send(1)
h.close()
