# A class can give its own meaning to slices in get, set and del.
class Tape:
    def __init__(self, text):
        self.cells = list(text)
    def __len__(self):
        return len(self.cells)
    def __getitem__(self, k):
        if isinstance(k, slice):
            print('get', k.indices(len(self)))
            return ''.join(self.cells[k])
        return self.cells[k]
    def __setitem__(self, k, v):
        print('set', k)
        self.cells[k] = v
    def __delitem__(self, k):
        print('del', k)
        del self.cells[k]

t = Tape('abcdef')
print(t[1:3], t[-1], t[::-2])
t[0:2] = 'XYZ'
del t[-2:]
t[0] = '!'
print(t[:], [c for c in t])
