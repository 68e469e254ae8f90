# ext in __next__ under sorted.
class It:
    def __init__(self, items):
        self.items = list(items)
    def __iter__(self):
        return self
    def __next__(self):
        if not self.items:
            raise StopIteration
        return ext(self.items.pop())
try:
    print(sorted(It([3, 1, 2])), sorted(It('cab'), reverse=True, key=ord))
except ValueError as e:
    print('caught', e)
print(sorted(It([])))
print(sorted(It([1])))
