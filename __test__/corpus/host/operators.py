# Host calls inside operator methods.
# host
class N:
    def __init__(self, v): self.v = v
    def __add__(self, o): return N(host_add(self.v, o.v if isinstance(o, N) else o))
    __radd__ = __add__
    def __iadd__(self, o):
        self.v = host_add(self.v, o)
        return self
    def __neg__(self): return N(host_echo(-self.v))
    def __bool__(self): return host_echo(self.v != 0)
    def __index__(self): return host_echo(self.v)
    def __repr__(self): return f'N{self.v}'
a, b = N(1), N(2)
print(a + b, 5 + a, sum([a, b]), -a, bool(N(0)), 'yes' if a else 'no', not N(0), 'abc'[b], [0] * b)
a += 10
print(a, range(10)[N(3)], N(0) or 'zero', N(1) and 'one')
