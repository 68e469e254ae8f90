# ext in the finally of a generator which is closed.
def gen():
    try:
        yield 1
        yield 2
    finally:
        print('closing', ext('cleanup'))
        print('closed')
g = gen()
print(next(g))
try:
    print(g.close())
except ValueError as e:
    print('caught', e, type(e.__context__).__name__)
print(list(g))
h = gen()
next(h)
h.close()
