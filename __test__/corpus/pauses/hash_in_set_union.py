# ext in __hash__ called by building and updating sets from iterables.
class H:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        print('hash', self.n)
        return ext(self.n)
base = {10, 20}
try:
    print(len(base.union([H(1)])), len(base | {H(2)}), len(base.intersection([H(3), 10])))
    base.update([30, H(4)])
except ValueError as e:
    print('caught', e)
print(len(base), 30 in base)
frozenset((H(5),))
