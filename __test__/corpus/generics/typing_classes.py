# Type variables and generic classes made by hand.
from typing import Generic, ParamSpec, TypeVar, TypeVarTuple
T = TypeVar('T')
N = TypeVar('N', int, float)
B = TypeVar('B', bound=str, covariant=True)
C = TypeVar('C', contravariant=True)
Ts = TypeVarTuple('Ts')
P = ParamSpec('P')
for v in (T, N, B, C, Ts, P, P.args, P.kwargs):
    print(v, v.__name__ if hasattr(v, '__name__') else v.__origin__)
print(N.__constraints__, B.__bound__, B.__covariant__, C.__contravariant__, T.has_default())
class Stack(Generic[T]):
    def __init__(self):
        self.items = []
    def push(self, item: T) -> 'Stack[T]':
        self.items.append(item)
        return self
    def pop(self) -> T:
        return self.items.pop()
class Pair(Stack[int], Generic[T, N]):
    pass
s = Stack[int]()
print(s.push(1).push(2).pop(), Stack.__parameters__, Stack[int], Stack[int] == Stack[int], Stack[int] == Stack[str])
print(Pair.__parameters__, Pair[str, int], [c.__name__ for c in Pair.__mro__], Pair.__orig_bases__)
print(Stack.push.__annotations__)
class Both[A, *Bs]:
    def f[**Q](self, *args: Q.args, **kw: Q.kwargs) -> A:
        return args, kw
print(Both.__type_params__, Both[int, str, bool], Both().f(1, k=2), Both.f.__type_params__)
