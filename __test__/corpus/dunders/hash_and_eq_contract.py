# Defining __eq__ without __hash__ makes a class unhashable; None blocks too.
class E:
    def __eq__(self, o): return True
class H(E):
    def __hash__(self): return 42
class Blocked:
    __hash__ = None
class BadHash:
    def __hash__(self): return 'x'
class BigHash:
    def __hash__(self): return 7
print(E.__hash__, hash(H()), {H(): 1, H(): 2} != {}, len({H(), H()}), hash(BigHash()), H() in {H()})
for c in (E, Blocked, BadHash):
    for f in (lambda: hash(c()), lambda: {c(): 1}):
        try:
            f()
        except TypeError as e:
            print(e)
class Sub(H):
    def __eq__(self, o): return False
try:
    hash(Sub())
except TypeError as e:
    print(e)
