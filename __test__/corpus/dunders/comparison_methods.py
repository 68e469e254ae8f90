# The six comparisons, their reflections, and != derived from ==.
class C:
    def __init__(self, v): self.v = v
    def __eq__(self, o):
        print('eq', self.v, o)
        return self.v == getattr(o, 'v', o)
    def __lt__(self, o):
        print('lt', self.v)
        return self.v < getattr(o, 'v', o)
    def __le__(self, o):
        print('le', self.v)
        return 'truthy text'
    def __repr__(self): return f'C{self.v}'
a, b = C(1), C(2)
print(a == b, a != b, 1 == a, a != 1)
print(a < b, b > a, 5 > a, a <= b, b >= a)
print(a < b < C(3), a in [b, a], [a] == [C(1)])
try:
    a > 5
except TypeError as e:
    print(e)
class OnlyNe:
    def __ne__(self, o): return 'ne result'
print(OnlyNe() != 1, OnlyNe() == 1)
