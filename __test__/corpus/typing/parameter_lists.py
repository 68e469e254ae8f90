# ParamSpec, Concatenate and TypeVarTuple in aliases; type parameters of the syntax.
# heavy
from typing import *
def show(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)
T = TypeVar('T')
P2=ParamSpec('P2')
show(lambda: Callable[P2,T][[int,str],bool], lambda: Callable[P2,T][...,bool], lambda: Callable[P2,T].__parameters__)
class Z(Generic[P2]): pass
show(lambda: Z[[int,str]], lambda: Z[int,str], lambda: Z[...])
Ts=TypeVarTuple('Ts')
class V(Generic[*Ts]): pass
class V2(Generic[T,*Ts]): pass
show(lambda: V[int,str], lambda: V[()], lambda: V2[int], lambda: V2[int,str,float], lambda: V2[()], lambda: V[*tuple[int,str]], lambda: V[*Ts], lambda: tuple[*Ts][int,str], lambda: Tuple[int,Unpack[Ts]][str], lambda: V.__parameters__)
class N[Q: int = bool]: pass
show(lambda: N[int], lambda: N.__type_params__, lambda: N.__parameters__, lambda: N.__orig_bases__, lambda: N.__type_params__[0].__bound__, lambda: N[int,str])
type Al[X] = list[X] | None
show(lambda: Al, lambda: Al[int], lambda: Al.__value__, lambda: Al[int].__value__, lambda: Al[int].__args__, lambda: type(Al[int]), lambda: Al.__type_params__, lambda: Al|int)
