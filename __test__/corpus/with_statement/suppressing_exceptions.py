# A true result of __exit__ suppresses the exception.
class Suppress:
    def __init__(self, *kinds): self.kinds = kinds
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        self.got = v
        return t is not None and issubclass(t, self.kinds)
with Suppress(KeyError, ZeroDivisionError) as s:
    1 / 0
    print('never')
print('suppressed', repr(s.got))
try:
    with Suppress(KeyError):
        int('x')
except ValueError as e:
    print('not suppressed', e)
with Suppress(ValueError) as s:
    pass
print(s.got)
def f():
    with Suppress(ValueError):
        raise ValueError
    return 'after with'
print(f())
