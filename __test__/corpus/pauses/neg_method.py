# ext in unary operators.
class U:
    def __neg__(self): return ext('neg')
    def __pos__(self): return ext('pos')
    def __invert__(self): return ext('invert')
    def __abs__(self): return ext('abs')
u = U()
for f in (lambda: -u, lambda: +u, lambda: ~u):
    try:
        print(f())
    except ValueError as e:
        print('caught', e)
print(abs(u), -u)
