# throw raises inside the generator at its yield.
def worker():
    while True:
        try:
            job = yield 'ready'
            print('job', job)
        except ValueError as e:
            print('caught', e)
        except KeyError:
            yield 'recovered from KeyError'

g = worker()
print(next(g), g.send('a'), g.throw(ValueError('bad')), g.throw(KeyError('k')), next(g))
try:
    g.throw(RuntimeError('fatal'))
except RuntimeError as e:
    print('out:', e)
print(next(g, 'finished'))
fresh = worker()
try:
    fresh.throw(ValueError('before start'))
except ValueError as e:
    print(e)
try:
    fresh.throw(5)
except TypeError as e:
    print(e)
