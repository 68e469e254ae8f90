# ext in __next__ under any and all, which stop early.
class It:
    def __init__(self, items):
        self.items = list(items)
    def __iter__(self):
        return self
    def __next__(self):
        if not self.items:
            raise StopIteration
        return ext(self.items.pop(0))
a, b = It([0, 1, 0]), It([1, 0, 1])
try:
    print(any(a), a.items, all(b), b.items, any(It([])), all(It([1])))
except ValueError as e:
    print('caught', e, a.items, b.items)
print(any(It([0])))
