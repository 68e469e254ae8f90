# ext in a generator's handler for a thrown exception.
def gen():
    while True:
        try:
            yield 'waiting'
        except KeyError as e:
            print('handling', e)
            yield ext('handled')
g = gen()
print(next(g))
try:
    print(g.throw(KeyError('k')), next(g))
except ValueError as e:
    print('caught', e, repr(e.__context__))
print(next(g, 'exhausted'))
h = gen()
next(h)
h.throw(KeyError('again'))
h.close()
