# ext in __eq__ called by list.remove.
class E:
    def __init__(self, n):
        self.n = n
    def __eq__(self, o):
        print('eq', self.n)
        return ext(self.n == o)
    def __repr__(self):
        return f'E{self.n}'
items = [E(1), E(2), E(3), E(2)]
try:
    items.remove(2)
    print(items)
    items.remove(9)
except ValueError as e:
    print('caught', e)
print(items)
items.remove(3)
print(items)
