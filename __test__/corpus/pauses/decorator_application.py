# ext as a decorator: called with the function.
def deco(f):
    print('deco', f.__name__)
    return f
try:
    @deco
    @ext
    @deco
    def f(x):
        return x + 1
    print(f(1))
except ValueError as e:
    print('caught', e)
@ext
def g():
    return 'g'
print(g())
