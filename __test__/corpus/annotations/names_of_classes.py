# Annotations see the names of the function or class that they stand in.
def show(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__+':', e)
def outer(T):
    def inner(a: T, b: later) -> T: pass
    later = 7
    return inner
show(lambda: outer(int).__annotations__)
class K:
    T = int
    class L:
        T = str
        v: T
    w: T


    def meth(self, a: T): pass
show(lambda: (K.L.__annotations__, K.meth.__annotations__, K.__annotations__))
K.T = bytes
show(lambda: K.meth.__annotations__)
class P:
    __private: int
    def f(self, __q: int): pass
show(lambda: (P.__annotations__, P.f.__annotations__))
