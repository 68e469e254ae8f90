# ext in __next__ under starred unpacking.
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
    a, *b, c = It(5)
    print(a, b, c)
    *d, e = It(1)
    print(d, e)
except ValueError as e:
    print('caught', e)
first, *rest = It(3)
print(first, rest)
