# A name assigned anywhere in a function is local everywhere in it.
x = 1
def f():
    print(x)
    x = 2
def g():
    x += 1
def h(flag):
    if flag:
        y = 1
    return y
def i():
    for q in []:
        pass
    return q
def j():
    z = 1
    del z
    return z
def k():
    [w for w in range(3)]
    return w
for fn in (f, g, lambda: h(0), i, j, k):
    try:
        fn()
    except NameError as e:
        print(type(e).__name__, e)
print(h(1))
