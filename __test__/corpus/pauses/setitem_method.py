# ext in __setitem__, under assignment, augmented assignment and loop targets.
class D:
    def __init__(self):
        self.d = {}
    def __setitem__(self, k, v):
        print('set', k, v)
        self.d[k] = ext(v)
    def __getitem__(self, k):
        return self.d.get(k, 0)
d = D()
try:
    d['a'] = 1
    d['a'] += 5
    d['x'], d['y'] = 'xy'
    for d['loop'] in range(2):
        pass
except ValueError as e:
    print('caught', e)
print(d.d)
