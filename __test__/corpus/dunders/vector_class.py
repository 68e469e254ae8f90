# A vector type as model-written code has it.
class Vec:
    def __init__(self, *xs): self.xs = tuple(xs)
    def __repr__(self): return f"Vec({', '.join(map(repr, self.xs))})"
    def __eq__(self, o): return isinstance(o, Vec) and self.xs == o.xs
    def __add__(self, o): return Vec(*(a + b for a, b in zip(self.xs, o.xs)))
    def __sub__(self, o): return self + -o
    def __neg__(self): return Vec(*(-a for a in self.xs))
    def __mul__(self, k):
        if isinstance(k, Vec):
            return sum(a * b for a, b in zip(self.xs, k.xs))
        return Vec(*(a * k for a in self.xs))
    __rmul__ = __mul__
    def __abs__(self): return (self * self) ** 0.5
    def __iter__(self): return iter(self.xs)
    def __getitem__(self, i): return self.xs[i]
    def __len__(self): return len(self.xs)
    def __bool__(self): return any(self.xs)
u, v = Vec(3, 4), Vec(1, -2)
print(u + v, u - v, -u, u * 2, 2 * u, u * v, abs(u), [*u], u[0], len(u), bool(Vec(0, 0)), u == Vec(3, 4), u != v)
x, y = u
print(x, y, sum([u, v], Vec(0, 0)), max(u), list(reversed(u)), u[::-1])
