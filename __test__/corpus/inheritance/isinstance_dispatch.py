# Dispatch on type with isinstance, most specific first.
class Num:
    def __init__(self, v): self.v = v
class Add:
    def __init__(self, l, r): self.l, self.r = l, r
class Mul(Add): pass
def ev(e):
    if isinstance(e, Num):
        return e.v
    if isinstance(e, Mul):
        return ev(e.l) * ev(e.r)
    if isinstance(e, Add):
        return ev(e.l) + ev(e.r)
    raise TypeError(f'cannot evaluate {type(e).__name__}')
print(ev(Add(Num(2), Mul(Num(3), Num(4)))))
try:
    ev(Add(Num(1), 'x'))
except TypeError as e:
    print(e)
print([type(e).__name__ for e in (Num(1), Mul(0, 0))], isinstance(Mul(0, 0), Add), type(Mul(0, 0)) is Add)
