# sorted and min only use <, with the later element on the left.
class L:
    def __init__(self, n): self.n = n
    def __lt__(self, o):
        print(f'{self.n}<{o.n}', end=' ')
        return self.n < o.n
    def __repr__(self): return f'L{self.n}'
print(sorted([L(3), L(1), L(2)]))
print(sorted([L(1), L(2), L(3)]))
print(sorted([L(3), L(2), L(1)], reverse=True))
print(min([L(2), L(1), L(3)]))
try:
    print(max([L(1), L(2)]))
except TypeError as e:
    print(e)
print([L(4), L(0)] < [L(4), L(1)])
