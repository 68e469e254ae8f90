# ext in __lt__ called by list.sort, which leaves every element in the list.
class L:
    def __init__(self, n):
        self.n = n
    def __lt__(self, o):
        return ext(self.n < o.n)
    def __repr__(self):
        return f'L{self.n}'
items = [L(3), L(1), L(2), L(0)]
try:
    print(items.sort())
    print(items)
    items.sort(reverse=True)
except ValueError as e:
    print('caught', e)
print(items, len(items))
items.sort(key=lambda x: (0, x))
print(items)
