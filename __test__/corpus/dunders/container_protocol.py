# __getitem__, __setitem__, __delitem__, __contains__ and __len__.
class Box:
    def __init__(self): self.d = {}
    def __getitem__(self, k):
        print('get', k)
        return self.d[k]
    def __setitem__(self, k, v):
        print('set', k, v)
        self.d[k] = v
    def __delitem__(self, k):
        print('del', k)
        del self.d[k]
    def __contains__(self, k):
        print('contains', k)
        return k in self.d
    def __len__(self): return len(self.d)
b = Box()
b['x'] = 1
b['x'] += 5
b[1, 2] = 'pair'
print(b['x'], 'x' in b, 'q' not in b, len(b), b[1, 2])
del b['x']
try:
    b['x']
except KeyError as e:
    print('missing', e)
class Truthy:
    def __contains__(self, k): return 'non-bool'
print(1 in Truthy(), 1 not in Truthy())
