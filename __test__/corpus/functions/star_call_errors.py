# Errors in * and ** calls.
def f(*args, **kw):
    return args, kw
tests = [
    lambda: f(*5), lambda: f(**5), lambda: f(**{1: 2}), lambda: f(**{'a': 1}, **{'a': 2}), lambda: f(a=1, **{'a': 2}), lambda: f(*None), lambda: f(**[('a', 1)]),
    lambda: print(*1), lambda: f(1, *[2], *3), lambda: len(*[]), lambda: len(*[1, 2]), lambda: len(obj=1), lambda: (lambda x: x)(*'ab'),
]
for t in tests:
    try:
        t()
    except TypeError as e:
        print(e)
print(f(*'ab', *{1: 2}, **{'k y': 3}), f(*range(2), **{}))
