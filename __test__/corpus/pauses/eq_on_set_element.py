# ext in __eq__ called by set lookups among elements of equal hash.
class K:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return 7
    def __eq__(self, o):
        print('eq', self.n, o.n)
        return ext(self.n == o.n)
s = {K(1)}
try:
    s.add(K(2))
    s.add(K(1))
    print(len(s), K(2) in s)
    s.discard(K(2))
    print(len(s))
except ValueError as e:
    print('caught', e)
print(len(s))
s.add(K(5))
