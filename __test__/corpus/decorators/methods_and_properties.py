# Decorators on methods see the plain function; self comes as first argument.
def trace(f):
    def wrapper(self, *args):
        print(f'{type(self).__name__}.{f.__name__}{args}')
        return f(self, *args)
    return wrapper
def validate(kind):
    def deco(f):
        def wrapper(self, value):
            if not isinstance(value, kind):
                raise TypeError(f'{f.__name__} needs {kind.__name__}, got {type(value).__name__}')
            return f(self, value)
        return wrapper
    return deco
class Acc:
    def __init__(self): self.total = 0
    @trace
    def add(self, n):
        self.total += n
        return self.total
    @property
    @trace
    def double(self): return self.total * 2
    @trace
    @validate(int)
    def set(self, v): self.total = v
    @classmethod
    def make(cls, n):
        a = cls()
        a.add(n)
        return a
a = Acc.make(5)
print(a.add(1), a.double)
a.set(50)
try:
    a.set('x')
except TypeError as e:
    print(e)
print(a.total)
