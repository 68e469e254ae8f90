# reversed() uses __reversed__, or __len__ with __getitem__.
class R:
    def __reversed__(self):
        return iter('xyz')
class S:
    def __len__(self): return 3
    def __getitem__(self, i):
        print('get', i)
        return i
class No:
    __reversed__ = None
    def __len__(self): return 1
    def __getitem__(self, i): return i
print(list(reversed(R())), list(reversed(S())), list(reversed('ab')), list(reversed((1, 2))), list(reversed({1: 2, 3: 4}.items())))
try:
    reversed(No())
except TypeError as e:
    print(e)
