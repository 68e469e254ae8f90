# list() takes any iterable once.
class Count:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        i = 0
        while i < self.n:
            yield i
            i += 1

print(list(), list(Count(3)), list('ab'), list((1, 2)), list({1: 2}.items()), [*Count(2), *Count(1)])
it = iter([1, 2, 3])
print(next(it), list(it), list(it))
for f in (lambda: list(5), lambda: list(None), lambda: list(1, 2), lambda: list(x=1)):
    try:
        f()
    except TypeError as e:
        print(e)
