# ext in __next__ under map, and in the mapped function.
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
m = map(lambda a, b: f'{a}{ext(b)}', It(3), 'xyz')
print('lazy')
try:
    print(next(m))
    print(list(m), list(map(str, It(2))))
except ValueError as e:
    print('caught', e)
print(list(map(str, It(2))))
