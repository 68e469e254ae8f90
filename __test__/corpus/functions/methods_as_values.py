# Bound methods remember their object.
class Counter:
    def __init__(self):
        self.n = 0
    def inc(self, by=1):
        self.n += by
        return self.n

c = Counter()
f = c.inc
print(f(), f(5), c.n, f.__name__, f.__self__ is c, f.__func__ is Counter.inc, c.inc == c.inc, c.inc is c.inc)
print(list(map(c.inc, [1, 2])), Counter.inc(c, by=10))
add = [].append
print(add(1), 'x'.upper(), (5).__add__(2))
try:
    Counter.inc()
except TypeError as e:
    print(e)
try:
    c.inc(1, 2)
except TypeError as e:
    print(e)
