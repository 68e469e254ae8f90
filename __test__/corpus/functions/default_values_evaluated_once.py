# Defaults are evaluated once, at definition; mutable ones are shared.
def show(x):
    print('default', x)
    return x

def f(item, acc=[], n=show(5)):
    acc.append(item)
    return acc, n

print(f(1))
print(f(2))
print(f(3, []))
print(f(4), f.__defaults__)
x = 1
def g(a=x):
    return a
x = 2
print(g(), g.__kwdefaults__)
def h(*, k=show('kw')): return k
print(h(), h.__kwdefaults__)
def safe(item, acc=None):
    if acc is None:
        acc = []
    acc.append(item)
    return acc
print(safe(1), safe(2))
