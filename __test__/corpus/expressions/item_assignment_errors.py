# Assigning or deleting where it is not supported raises with CPython's words.
def case(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)

def a(): 'abc'[0] = 'x'
def b(): (1, 2)[0] = 5
def c(): [][0] = 1
def d(): del 'abc'[0]
def e(): del (1,)[0]
def f(): del [][0]
def g(): del {}['k']
def h(): (5).x = 1
def i(): None.y = 2
def j(): range(3)[0] = 1
def k(): [1]['a'] = 1
def l(): 5[0] = 1
def m(): 'abc'.x = 1
def n(): del (5).x
def o(): {}[[]] = 1
for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o):
    case(fn)
