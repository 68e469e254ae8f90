# A generator runs only when advanced, up to the next yield.
def gen(n):
    print('started')
    for i in range(n):
        print('about to yield', i)
        yield i * i
        print('resumed', i)
    print('finished')

g = gen(2)
print('created', type(g).__name__)
print(next(g))
print(next(g))
try:
    next(g)
except StopIteration as e:
    print('stop', e.value)
print(next(g, 'still done'), list(g))
