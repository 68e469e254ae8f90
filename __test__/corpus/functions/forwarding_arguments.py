# Wrappers forward any arguments.
def wrap(f, *args, **kwargs):
    print('call', f.__name__, args, kwargs)
    return f(*args, **kwargs)

def area(w, h=1, *, unit='m'):
    return f'{w * h}{unit}2'

print(wrap(area, 3), wrap(area, 3, h=4), wrap(area, 2, 5, unit='cm'), wrap(max, 1, 5, 3), wrap(sorted, [2, 1], reverse=True))
def partial(f, *a, **k):
    return lambda *b, **l: f(*a, *b, **{**k, **l})
p = partial(area, 2, unit='in')
print(p(), p(3), p(h=4, unit='ft'))
