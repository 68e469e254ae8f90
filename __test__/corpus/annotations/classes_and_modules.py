# Annotations of classes and modules are made when they are asked for.
def show(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__+':', e)
x: int = 1
if x: y: str
else: z: float
show(lambda: __annotations__)
show(lambda: __annotate__(1))
show(lambda: __conditional_annotations__)
class C:
    a: int
    b: 'str' = 2
    c: undefined
    def m(self, p: a, *args: b, q: int = 3, **kw: C) -> 'ret': pass
class D(C):
    d: int
class E(C): pass
show(lambda: C.__annotations__)
show(lambda: D.__annotations__)
show(lambda: E.__annotations__)
show(lambda: D().__annotations__)
show(lambda: E.__annotate__)
show(lambda: D.__annotate__(1))
show(lambda: D.__annotate__(2))
show(lambda: D.__annotate__(3))
show(lambda: D.__annotate__(0))
show(lambda: D.__annotate__())
show(lambda: D.__annotate__(format=1))
show(lambda: D.__annotate__('x'))
show(lambda: C.m.__annotations__)
show(lambda: D.__annotations__ is D.__annotations__)
show(lambda: [D.__annotate__.__name__, D.__annotate__.__qualname__, C.m.__annotate__.__qualname__, C.m.__annotate__.__module__])
undefined = 'now'
show(lambda: C.__annotations__)
C.__annotations__ = {'new': 1}
show(lambda: (C.__annotations__, C.__annotate__))
C.__annotations__['k'] = 2
show(lambda: C.__annotations__)
def sa(o, n, v):
    setattr(o, n, v); return o.__annotations__, o.__annotate__
show(lambda: sa(C, '__annotations__', 5))
show(lambda: sa(C, '__annotate__', 5))
show(lambda: sa(C, '__annotate__', None))
show(lambda: sa(D, '__annotate__', lambda f: 5))
show(lambda: sa(int, '__annotations__', {}))
show(lambda: int.__annotations__)
show(lambda: int.__annotate__)
