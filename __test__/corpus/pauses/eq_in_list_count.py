# ext in __eq__ called by list.count: every element is asked.
class E:
    def __init__(self, n):
        self.n = n
    def __eq__(self, o):
        print('eq', self.n)
        return ext(self.n == o)
items = [E(1), E(2), E(1)]
try:
    print(items.count(1), items.count(7))
except ValueError as e:
    print('caught', e)
print((E(1), E(1)).count(1))
