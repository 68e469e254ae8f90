# ext in __next__ under set(), frozenset(), update and set displays.
class It:
    def __init__(self, n):
        self.i, self.n = 0, n
    def __iter__(self):
        return self
    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return ext(self.i % 3)
s = {100}
try:
    print(set(It(5)), {7, *It(2)}, frozenset(It(2)), {1, 2}.issubset(It(4)))
    s.update(It(2))
except ValueError as e:
    print('caught', e)
print(len(s))
s |= set(It(1))
