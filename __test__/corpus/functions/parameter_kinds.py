# All five kinds of parameters bind as in CPython.
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw

print(f(1, d=4))
print(f(1, 20, 30, 40, 50, d=0))
print(f(1, d=4, c=9, x=1, a='kw a', b='kw b'))
print(f(*[1, 2], *(3, 4), **{'d': 5}, **{'z': 6}))
def g(*, k=1): return k
def h(x, /): return x
print(g(), g(k=2), h(5))
