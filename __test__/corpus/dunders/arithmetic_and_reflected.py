# Binary operators try the left method, then the reflected one.
class N:
    def __init__(self, v): self.v = v
    def __repr__(self): return f'N({self.v})'
    def _op(self, o, sym):
        if isinstance(o, N):
            return N(f'{self.v}{sym}{o.v}')
        if isinstance(o, int):
            return N(f'{self.v}{sym}int {o}')
        return NotImplemented
    def __add__(self, o): return self._op(o, '+')
    def __radd__(self, o): return N(f'{o} r+ {self.v}')
    def __sub__(self, o): return self._op(o, '-')
    def __rsub__(self, o): return N(f'{o} r- {self.v}')
    def __mul__(self, o): return self._op(o, '*')
    def __truediv__(self, o): return self._op(o, '/')
    def __floordiv__(self, o): return self._op(o, '//')
    def __mod__(self, o): return self._op(o, '%')
    def __pow__(self, o): return self._op(o, '**')
    def __matmul__(self, o): return self._op(o, '@')
    def __divmod__(self, o): return (self // o, self % o)

a, b = N('a'), N('b')
print(a + b, a + 1, 1 + a, 'x' + a, a - b, 2 - a, a * b, a / 3, a // b, a % b, a ** 2, a @ b, divmod(a, b))
for f in (lambda: a * 'x', lambda: 'x' * a, lambda: a / 1.5, lambda: [] @ a, lambda: 2 ** a):
    try:
        f()
    except TypeError as e:
        print(e)
print(sum([a, b]), sum([a, b], N('s')))
