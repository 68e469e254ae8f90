# ext in __eq__ called by list.index.
class E:
    def __init__(self, n):
        self.n = n
    def __eq__(self, o):
        print('eq', self.n)
        return ext(self.n == o)
items = [E(1), E(2), E(3), E(2)]
try:
    print(items.index(2), items.index(2, 2), items.index(items[2]))
except ValueError as e:
    print('caught', e)
try:
    items.index(9)
except ValueError as e:
    print('caught', e)
print((E(0), E(5)).index(5))
