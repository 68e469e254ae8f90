# A host error in a generator ends it and reaches the consumer.
# host
def gen():
    try:
        yield host_seq()
        host_raise('ValueError', 'mid generator')
        yield 'never'
    finally:
        print('cleanup', host_seq())
g = gen()
print(next(g))
try:
    next(g)
except ValueError as e:
    print('consumer saw', e)
print(next(g, 'exhausted'))
try:
    print(list(host_raise('KeyError', x) if x == 'b' else x for x in 'abc'))
except KeyError as e:
    print(repr(e))
def stopping():
    yield 1
    host_raise('StopIteration', 'x')
try:
    list(stopping())
except RuntimeError as e:
    print(e)
