# bool is an int subclass whose arithmetic gives ints.
print(True + True, True * 5, -True, +False, sum([True, False, True]))
print(isinstance(True, int), issubclass(bool, int), type(True).__name__)
print(True & True, type(True & 1).__name__, type(True & True).__name__)
print(['no', 'yes'][True], {1: 'a', True: 'b'})
print(bool('False'), bool([]), bool(0.0), bool('') or 'empty')
print(int(True), float(True), str(True), repr(False), f'{True:d} {True:5}|')
print(True == 1, True is 1 == True, hash(True))
print(True < 2, max(True, 0), 3 + (2 > 1))
