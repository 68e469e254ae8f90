# ext in __next__ under dict(), dict.update and dict.fromkeys.
class It:
    def __init__(self, keys):
        self.pending = list(keys)
    def __iter__(self):
        return self
    def __next__(self):
        if not self.pending:
            raise StopIteration
        k = self.pending.pop(0)
        return ext((k, k * 2))
d = {'z': 0}
try:
    print(dict(It('ab')), dict(It('c'), x=1))
    d.update(It('ef'))
    print(dict.fromkeys(It('g')))
except ValueError as e:
    print('caught', e)
print(d)
d.update(It('h'), i=1)
print(d)
