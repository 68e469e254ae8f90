# ext in __next__ under enumerate.
class It:
    def __init__(self, n):
        self.i, self.n = 0, n
    def __iter__(self):
        return self
    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return ext(self.i * 10)
e = enumerate(It(3), start=5)
print('lazy')
try:
    for i, x in e:
        print(i, x)
except ValueError as err:
    print('caught', err)
print(list(enumerate(It(1))))
