# ext in __next__ under tuple() and tuple displays.
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
    print(tuple(It(3)), (*It(2), 'end'))
except ValueError as e:
    print('caught', e)
print(tuple(It(1)))
