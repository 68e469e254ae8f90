# ext in the body of a generator, before, between and after yields.
def gen():
    print('start')
    a = ext(1)
    yield a
    b = ext(a + 1)
    yield a + b
    print('ending', ext('end'))
g = gen()
print('created')
for x in g:
    print('got', x)
print(list(g))
