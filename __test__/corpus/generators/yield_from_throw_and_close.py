# throw and close reach the innermost generator of a yield from chain.
def inner():
    try:
        while True:
            try:
                yield 'inner'
            except ValueError as e:
                print('inner caught', e)
    finally:
        print('inner finally')
def outer():
    try:
        yield from inner()
    except KeyError as e:
        print('outer caught', e)
        yield 'from outer'
    finally:
        print('outer finally')
g = outer()
print(next(g), g.throw(ValueError('v')), g.throw(KeyError('k')))
g.close()
h = outer()
next(h)
h.close()
print('closed')
