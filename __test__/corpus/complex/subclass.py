# Classes derived from complex.
class Vec(complex):
    def __new__(cls, x, y=0, label=''):
        self = super().__new__(cls, x, y)
        self.label = label
        return self

    def __add__(self, other):
        return Vec(self.real + other.real, self.imag + other.imag, self.label + '+')

    def __repr__(self):
        return f'Vec({self.real:g}, {self.imag:g})'

    @property
    def length(self):
        return abs(self)


v = Vec(3, 4, 'v')
print(v, v.label, v.length, v + 1j, (v + v).label, v * 2, type(v * 2), v == 3 + 4j, hash(v) == hash(3 + 4j))
print(1 + v, 1j - v, v ** 2, -v, complex(v), type(complex(v)), bool(Vec(0)))
print({3 + 4j: 'same'}[v], isinstance(v, complex), f'{v:.1f}', sum([v, v]))
