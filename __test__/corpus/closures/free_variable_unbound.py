# A free variable that is not yet bound raises NameError with CPython's words.
def f():
    def g():
        return x
    try:
        g()
    except NameError as e:
        print(type(e).__name__, e)
    x = 5
    print(g())
    del x
    try:
        g()
    except NameError as e:
        print(e)
f()
def h():
    try:
        print(y)
    except UnboundLocalError as e:
        print(e)
    y = 1
h()
