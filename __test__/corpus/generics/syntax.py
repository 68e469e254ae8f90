# Type parameters of functions, classes and aliases; their values are made when they are asked for.
def show(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__+':', e)
type A = int
type B[T] = list[T] if False else T
type C[T: (int, str), *Ts, **P] = undefined_name
print(A, A.__name__, A.__value__, A.__type_params__, type(A).__name__, A.__module__)
print(B, B.__type_params__, B.__value__)
show(lambda: C.__value__)
undefined_name = 5
show(lambda: C.__value__)
T, Ts, P = C.__type_params__
print(T, T.__name__, T.__constraints__, T.__bound__, Ts, P, type(T).__name__, type(Ts).__name__, type(P).__name__)
def ident[T](x: T, y: 'T' = 3, *, z: T = 4) -> T:
    local: T = x
    return T, local, y, z
print(ident.__type_params__, ident.__annotations__, ident(5), ident.__name__, ident.__qualname__, ident.__defaults__, ident.__kwdefaults__)
class Box[T, U: int = bool]:
    item: T
    other: U
    def __init__(self, item: T): self.item = item
    def get(self) -> T: return self.item
    def conv[V: 'Box'](self, v: V) -> U: return V, T
    @classmethod
    def make(cls): return cls.__name__, T
    class Inner:
        x: T
print(Box.__type_params__, Box.__annotations__, Box.get.__annotations__, Box.conv.__annotations__, Box.conv.__type_params__)
print(Box(3).get(), Box(1).conv(2), Box.make(), Box.Inner.__annotations__, Box.conv.__qualname__)
print(Box.__mro__, Box.__bases__, Box.__orig_bases__, Box.__parameters__)
U = Box.__type_params__[1]
print(U.__bound__, U.__default__, U.has_default(), Box.__type_params__[0].has_default(), Box.__type_params__[0].__default__)
print(Box[int, bool], Box[str](3).get(), Box[int].__origin__ is Box, Box[int].__args__)
class Sub[K](Box[K, int]):
    pass
print(Sub.__orig_bases__, Sub.__parameters__, Sub(4).get(), Sub[int], [b.__name__ for b in Sub.__mro__])
class Plain(Box[int]): pass
print(Plain.__orig_bases__, Plain(1).get(), Plain.__parameters__)
show(lambda: Plain[int])
show(lambda: Box[1,2,3])
show(lambda: T)
def outer():
    S = 'outer'
    def inner[S](x: S): return S, x
    class K[Q]:
        z = S
        def m(self): return S, Q
    return inner(1), K().m(), K.z
print(outer())
def bad[T: 1/0](x): return x
print(bad(1))
show(lambda: bad.__type_params__[0].__bound__)
def dec(f): print('decorated', f.__name__, f.__type_params__); return f
@dec
def decorated[T](x: T = print('default')): pass
@dec
class DC[T]: pass
class M:
    X = int
    type Alias = X
    def f[T: X](self, a: X) -> Alias: pass
print(M.Alias.__value__, M.f.__type_params__[0].__bound__, M.f.__annotations__)
type Rec = Rec | None if False else (Rec, int)
print(Rec.__value__)
from typing import TypeVar, Generic, TypeAliasType, ParamSpec, TypeVarTuple
print(isinstance(T, TypeVar) , isinstance(A, TypeAliasType), isinstance(P, ParamSpec), issubclass(Box, Generic))
def vt[*Ts](*args: *Ts): return args
print(vt(1,2), vt.__annotations__)
def ps[**P](f, *args: P.args, **kwargs: P.kwargs): return f(*args, **kwargs)
print(ps(max, 1, 2), ps.__annotations__)
T0 = TypeVar('T0'); T1 = TypeVar('T1', bound=int, covariant=True);
print(T0, T1, T1.__bound__, T0.__constraints__)
class Old(Generic[T0]):
    def __init__(self, v): self.v = v
print(Old[int](3).v, Old.__parameters__, Old[int], Old[T1][int])
for x in [lambda: TypeVar('Q', int), lambda: Generic[int], lambda: Old[int, str]]: show(x)
print(int.__type_params__ if hasattr(int, '__type_params__') else 'none', M.__type_params__, show.__type_params__)
type = 5
print(type)
