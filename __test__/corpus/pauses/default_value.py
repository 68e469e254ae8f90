# ext as a default value: evaluated once, when the function is defined.
print('defining')
try:
    def f(a, b=ext('default'), c=print('c default')):
        return a, b, c
    print(f(1), f(2, 3))
except ValueError as e:
    print('not defined:', e)
    try:
        f(1)
    except NameError as n:
        print(n)
def g(*, k=ext(5)):
    return k
print(g(), g(k=6), g())
