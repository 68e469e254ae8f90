# Objects without the protocol raise TypeError; lookups are on the type.
class NoEnter:
    def __exit__(self, *a): pass
class NoExit:
    def __enter__(self): return self
class Neither: pass
for obj in (NoEnter(), NoExit(), Neither(), 5, None, 'x'):
    try:
        with obj:
            print('body')
    except TypeError as e:
        print(e)
n = Neither()
n.__enter__ = lambda: 1
n.__exit__ = lambda *a: None
try:
    with n:
        pass
except TypeError as e:
    print(e)
