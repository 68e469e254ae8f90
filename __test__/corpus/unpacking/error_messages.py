# Unpacking the wrong number or kind of things raises with CPython's words.
def case(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
def a(): x, y = 1, 2, 3
def b(): x, y, z = [1, 2]
def c(): x, y = 5
def d(): x, *y, z = [1]
def e(): x, y = 'abc'
def f(): x, y = None
def g(): x, (y, z) = 1, 2
def h(): x, y = iter([1])
def i(): x, = []
def j(): [] = [1]
def k(): x, y = {1: 2, 3: 4, 5: 6}
def l(): *x, = 5
def m(): [*5]
def n(): {**[1]}
def o(): (*None,)
def p(): x, y = (z for z in range(10))
for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p):
    case(fn)
