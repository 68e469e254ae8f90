# getattr, setattr, hasattr, delattr with computed names.
class A:
    x = 1
    def m(self): return 'm'
    @property
    def boom(self): raise AttributeError('inside property')
    @property
    def crash(self): raise ValueError('not an attribute problem')
a = A()
for n in ('y', 'z'):
    setattr(a, n, n * 2)
print(a.y, getattr(a, 'z'), getattr(a, 'q', None), getattr(a, 'm')(), hasattr(a, 'x'), hasattr(a, 'boom'), getattr(a, 'boom', 'default'), getattr('s', 'upper')())
delattr(a, 'y')
print(a.__dict__, getattr(A, 'x'), hasattr(5, 'real'), hasattr([], 'push'))
for f in (lambda: getattr(a, 'y'), lambda: hasattr(a, 'crash'), lambda: a.boom, lambda: delattr(a, 'x'), lambda: setattr(a, 5, 1), lambda: getattr(a, 'q'), lambda: setattr(5, 'x', 1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
