# Parameters, star parameters and comprehension variables can be captured.
def f(a, *args, k=1, **kw):
    def show():
        return a, args, k, kw
    a = a * 2
    return show

print(f(1, 2, 3, k=4, z=5)())
def adders(ns):
    return {n: (lambda x, n=n: x + n) for n in ns}
print(adders([1, 10])[10](5))
def compose(f, g):
    return lambda *a: f(g(*a))
print(compose(str, max)(1, 9, 3) + '!')
