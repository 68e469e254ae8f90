# ext in __eq__ called by `in` on a list: elements are asked in order until one is equal.
class E:
    def __init__(self, n):
        self.n = n
    def __eq__(self, o):
        print('eq', self.n, o)
        return ext(self.n == o)
items = [E(1), E(2), E(3)]
try:
    print(2 in items, 9 in items, 1 not in items)
except ValueError as e:
    print('caught', e)
print(items[0] in items)
print(3 in tuple(items))
