# ext in __next__ under tuple unpacking, which asks for one item too many.
class It:
    def __init__(self, n):
        self.i, self.n = 0, n
    def __iter__(self):
        return self
    def __next__(self):
        self.i += 1
        print('next', self.i)
        if self.i > self.n:
            raise StopIteration
        return ext(self.i)
try:
    a, b = It(2)
    print(a, b)
    (c, d), e = It(2), 'e'
    print(c, d, e)
except ValueError as e:
    print('caught', e)
try:
    a, b = It(3)
except ValueError as e:
    print('caught', e)
x, = It(1)
