# ext in __next__ under filter, and in its predicate.
class It:
    def __init__(self, n):
        self.i, self.n = 0, n
    def __iter__(self):
        return self
    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return ext(self.i)
try:
    print(list(filter(lambda x: ext(x % 2), It(5))), list(filter(None, It(2))))
except ValueError as e:
    print('caught', e)
print(next(filter(lambda x: ext(x > 1), [1, 2, 3])))
