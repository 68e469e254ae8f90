# A generator expression evaluates its first iterable at once, the rest lazily.
def show(x):
    print('eval', x)
    return x
g = (show(x) * k for x in show([1, 2]))
k = 10
print('made')
print(next(g))
k = 100
print(list(g))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
h = (y for x in [1] for y in x)
try:
    next(h)
except TypeError as e:
    print(e)
print(sum(i * i for i in range(4)), max((c for c in 'hello'), default=None), ','.join(str(i) for i in range(3)))
