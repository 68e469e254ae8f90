# ext in __next__ under min and max, with keys and defaults.
class It:
    def __init__(self, items):
        self.items = list(items)
    def __iter__(self):
        return self
    def __next__(self):
        if not self.items:
            raise StopIteration
        return ext(self.items.pop(0))
try:
    print(min(It([3, 1, 2])), max(It('bca')), min(It([]), default='empty'), max(It([1, -5]), key=abs))
except ValueError as e:
    print('caught', e)
print(max(It([7])))
