# ext in __contains__: its result becomes a bool.
class Bag:
    def __contains__(self, x):
        print('contains', x)
        return ext(x)
b = Bag()
try:
    print(1 in b, 0 in b, 'a' not in b, '' in b)
except ValueError as e:
    print('caught', e)
print('yes' if 5 in b else 'no')
