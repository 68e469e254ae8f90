# ext in __next__ under sum.
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
    print(sum(It(4)), sum(It(2), 100), sum(x * x for x in It(3)))
except ValueError as e:
    print('caught', e)
print(sum(It(0)))
print(sum(It(1)))
