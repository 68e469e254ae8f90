# ext in __eq__ called by a dict lookup among keys of equal hash.
class K:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return 1
    def __eq__(self, o):
        print('eq', self.n, o.n)
        return ext(self.n == o.n)
a = K('a')
d = {a: 1}
print(d[a])
try:
    d[K('b')] = 2
    print(len(d), d[K('b')], K('c') in d, d.get(K('a')))
except ValueError as e:
    print('caught', e)
print(len(d))
d[K('a')] = 'updated'
print(d[a])
