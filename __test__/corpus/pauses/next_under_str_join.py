# ext in __next__ under str.join.
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
    print('-'.join(It('abc')), ''.join(It([])), ', '.join(ext(c) for c in 'xy'))
except ValueError as e:
    print('caught', e)
print('+'.join(It(['only'])))
