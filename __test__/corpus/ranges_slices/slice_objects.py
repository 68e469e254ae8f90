# slice objects print, compare, and compute indices.
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), s == slice(1, 10, 2), s.indices(5), slice(None, None, -1).indices(4), slice(-3, None).indices(10))
print('abcdefghij'[s], list(range(20))[slice(-2, None)], [1, 2, 3][slice(2)])
class Probe:
    def __getitem__(self, item):
        return item
p = Probe()
print(p[1], p[1:2], p[::], p[1:2, 3], p[...], p['a':'b':'c'], p[()], p[1,], p[:, 0])
print(hash(slice(1, 2)) == hash(slice(1, 2)), type(s).__name__)
