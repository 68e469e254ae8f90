# ext in __next__ called by next() with and without default.
class It:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration('none left')
        self.n -= 1
        return ext(self.n)
it = It(2)
try:
    print(next(it), next(it, 'dflt'), next(it, 'dflt'))
    next(it)
except StopIteration as e:
    print('stop', e)
except ValueError as e:
    print('caught', e, it.n)
print(next(It(1)))
