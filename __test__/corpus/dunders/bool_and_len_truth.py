# Truth uses __bool__, then __len__, and everything else is true.
class B:
    def __init__(self, v): self.v = v
    def __bool__(self):
        print('bool', self.v)
        return self.v
class L:
    def __init__(self, n): self.n = n
    def __len__(self):
        print('len', self.n)
        return self.n
class Both(L):
    def __bool__(self): return True
print(bool(B(True)), not B(False), 'yes' if L(0) else 'no', bool(Both(0)), len(L(3)))
print(B(False) or 'right', B(True) and 'right', [x for x in (L(0), L(1)) if x] != [], any([B(False), B(True), B(False)]), all([L(1), L(0), L(1)]))
while not B(True):
    pass
for f in (lambda: bool(B(1)), lambda: bool(L(-1)), lambda: len(L('a')), lambda: len(L(1.0)), lambda: bool(L(None))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)
