# ext as a call argument: earlier arguments are evaluated before, later ones after.
def t(x):
    print('eval', x)
    return x
def f(a, b, c):
    print('body', a, b, c)
    return a + b + c
print(f(t(1), ext(2), t(3)))
print(f(ext(4), t(5), ext(6)))
