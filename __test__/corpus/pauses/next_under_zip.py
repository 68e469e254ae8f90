# ext in __next__ under zip: iterators advance left to right.
class It:
    def __init__(self, name, n):
        self.name, self.i, self.n = name, 0, n
    def __iter__(self):
        return self
    def __next__(self):
        print('next', self.name)
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return ext(self.i)
try:
    print(list(zip(It('a', 2), It('b', 1))))
    for x, y in zip('pq', It('c', 5)):
        print(x, y)
except ValueError as e:
    print('caught', e)
print(dict(zip('k', It('d', 1))))
