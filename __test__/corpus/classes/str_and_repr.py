# print uses __str__, containers use __repr__, and str falls back to repr.
class Both:
    def __repr__(self): return 'R'
    def __str__(self): return 'S'
class OnlyRepr:
    def __repr__(self): return 'OR'
class OnlyStr:
    def __str__(self): return 'OS'
class Bad:
    def __repr__(self): return 5
    def __str__(self): return None
b = Both()
print(b, [b], (b,), {1: b}, str(b), repr(b), f'{b} {b!r} {b!s}', '%s %r' % (b, b), '{} {!r}'.format(b, b))
print(OnlyRepr(), [OnlyRepr()], str(OnlyRepr()), OnlyStr(), str(OnlyStr()))
for f in (lambda: repr(Bad()), lambda: str(Bad()), lambda: print([Bad()])):
    try:
        f()
    except TypeError as e:
        print(e)
