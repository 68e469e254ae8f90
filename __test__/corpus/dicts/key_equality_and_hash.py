# Lookup uses the hash first, then identity, then equality.
class K:
    def __init__(self, n, h):
        self.n, self.h = n, h
    def __hash__(self):
        print('hash', self.n)
        return self.h
    def __eq__(self, other):
        print('eq', self.n, other.n)
        return self.n == other.n

a, b, c, a2 = K('a', 1), K('b', 2), K('c', 1), K('a', 1)
d = {a: 'A'}
print(d.get(a))
print(d.get(b))
print(d.get(c))
print(d.get(a2))
d[a2] = 'A2'
print(len(d), list(d)[0] is a, d[a])
