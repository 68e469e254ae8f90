# in, index, count and remove call __eq__ element by element, identity first.
class E:
    def __init__(self, n): self.n = n
    def __eq__(self, o):
        print(f'{self.n}=={getattr(o, "n", o)}', end=' ')
        return self.n == getattr(o, 'n', o)
    def __repr__(self): return f'E{self.n}'
a, b, c = E(1), E(2), E(3)
lst = [a, b, c, b]
print(b in lst, 3 in lst, E(9) in lst)
print(lst.index(E(2)), lst.count(b), lst.index(b, 2))
lst.remove(E(3))
print(lst, lst == [a, b, b], [E(1)] == [E(1), E(2)], (a, b) == (a, E(2)))
try:
    lst.remove(7)
except ValueError as e:
    print(e)
