# Unary operators and conversion methods.
class N:
    def __neg__(self): return 'neg'
    def __pos__(self): return 'pos'
    def __invert__(self): return 'invert'
    def __abs__(self): return 'abs'
    def __int__(self): return 7
    def __float__(self): return 2.5
    def __index__(self): return 3
    def __round__(self, nd=None): return f'round {nd}'
    def __bytes__(self): return b'raw'
n = N()
print(-n, +n, ~n, abs(n), int(n), float(n), round(n), round(n, 2), [10, 20, 30, 40][n], hex(n), 'ab' * n, bytes(n), range(n), chr(n) == '\x03')
class Bad:
    def __int__(self): return 'x'
    def __float__(self): return 1
    def __index__(self): return 2.0
class OnlyIndex:
    def __index__(self): return 9
print(int(OnlyIndex()), float(OnlyIndex()))
for f in (lambda: int(Bad()), lambda: float(Bad()), lambda: [1][Bad()], lambda: -Bad(), lambda: round(Bad()), lambda: abs(Bad())):
    try:
        f()
    except TypeError as e:
        print(e)
