# ext in __lt__ called by sorted.
class L:
    def __init__(self, n):
        self.n = n
    def __lt__(self, o):
        print(f'{self.n}<{o.n}')
        return ext(self.n < o.n)
    def __repr__(self):
        return f'L{self.n}'
items = [L(3), L(1), L(2)]
try:
    print(sorted(items))
    print(sorted(items, reverse=True))
except ValueError as e:
    print('caught', e)
print(items)
sorted(items[:2])
