# ext in __reversed__ and in the sequence protocol under reversed.
class R:
    def __reversed__(self):
        return iter(ext([3, 2, 1]))
class S:
    def __len__(self):
        return ext(2)
    def __getitem__(self, i):
        return ext(i * 10)
try:
    print(list(reversed(R())), list(reversed(S())))
except ValueError as e:
    print('caught', e)
for x in reversed(S()):
    print(x)
