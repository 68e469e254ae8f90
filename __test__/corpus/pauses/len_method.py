# ext in __len__, under len and truth tests.
class L:
    def __init__(self, n):
        self.n = n
    def __len__(self):
        print('len', self.n)
        return ext(self.n)
try:
    print(len(L(3)), bool(L(0)), 'full' if L(1) else 'empty', L(0) or 'other')
except ValueError as e:
    print('caught', e)
print(not L(2))
