# **kwargs keeps the order of the call, and is a fresh dict.
def f(**kw):
    kw['added'] = 1
    return kw

src = {'z': 1, 'a': 2}
print(f(**src), src)
print(f(m=0, **src, b=3))
def g(*args):
    args += (9,)
    return args
lst = [1, 2]
print(g(*lst), lst, g())
def h(a, b, c):
    return a, b, c
print(h(c=1, a=2, b=3), h(1, c=2, b=3), h(*[1], **{'c': 3, 'b': 2}))
