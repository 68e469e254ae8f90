# ext in annotations, bounds, defaults and values of type aliases.
def f(a: ext(int), b: ext('b') = ext(3)) -> ext(None): pass
class C:
    x: ext(str)
    if ext(True):
        y: ext(C)
type A = ext(('alias', int))
def g[T: ext(str), U = ext(bytes)](x: T) -> U:
    return ext(x)
class G[T](ext(object)):
    v: ext(T)
    def m(self): return ext(T)
def attempt(what):
    try:
        print(what())
    except ValueError as e:
        print('caught', e)
attempt(lambda: f.__annotations__)
attempt(lambda: C.__annotations__)
attempt(lambda: A.__value__)
attempt(lambda: (g.__type_params__[0].__bound__, g.__type_params__[1].__default__, g.__annotations__, g(2)))
attempt(lambda: (G.__annotations__, G().m()))
