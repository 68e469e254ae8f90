# ext in __next__ under a call with star arguments: before later arguments.
class It:
    def __init__(self, n):
        self.i, self.n = 0, n
    def __iter__(self):
        return self
    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return ext(self.i)
def t(x):
    print('eval', x)
    return x
def f(*args, **kw):
    print('body')
    return args, kw
try:
    print(f(t(0), *It(2), *It(1), k=t('k')))
except ValueError as e:
    print('caught', e)
print(*It(3), sep='/')
