# Set membership follows __hash__ and __eq__; equality without hash is unhashable.
class P:
    def __init__(self, x):
        self.x = x
    def __eq__(self, other):
        return isinstance(other, P) and self.x == other.x
    def __hash__(self):
        return hash(self.x)
    def __repr__(self):
        return f'P({self.x})'

s = {P(1), P(2), P(1)}
print(len(s), P(2) in s, P(3) in s, sorted(s, key=lambda p: p.x))
s.add(P(2))
s.remove(P(1))
print(s)
class Q:
    def __eq__(self, other):
        return True
try:
    {Q()}
except TypeError as e:
    print(e)
try:
    hash(Q())
except TypeError as e:
    print(e)
