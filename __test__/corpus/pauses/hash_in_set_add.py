# ext in __hash__ called by set.add, set displays, discard and in.
class H:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        print('hash', self.n)
        return ext(self.n)
s = set()
try:
    s.add(H(1))
    s.add(H(2))
    print(len(s), H(3) in s, len({H(4), H(5)}))
    s.discard(H(6))
except ValueError as e:
    print('caught', e)
print(len(s))
set([H(7)])
