# get_type_hints, overload, final, override and other helpers.
# heavy
from typing import *
def show(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)
def fn(a:int, b:'str'='x', *c:float, d:Optional['int']=None, **e:Any)->'list[int]': pass
class H:
    x: 'int'
    y: ClassVar[int]=3
    z: Annotated[int,'meta']
class H2(H):
    q: str
show(lambda: get_type_hints(fn), lambda: get_type_hints(H), lambda: get_type_hints(H2), lambda: get_type_hints(H,include_extras=True))
@overload
def ov(a:int)->int: ...
@overload
def ov(a:str)->str: ...
show(lambda: ov(1), lambda: len(get_overloads(ov)))
def ov(a): return a
show(lambda: ov(1), lambda: len(get_overloads(ov)))
@final
class F: pass
class O:
    @override
    def m(self): pass
    @final
    def n(self): pass
show(lambda: F.__final__, lambda: O.m.__override__, lambda: O.n.__final__, lambda: assert_never(3), lambda: assert_type(1,int), lambda: TYPE_CHECKING)
class An(Any): pass
show(lambda: isinstance(An(),An), lambda: An)
show(lambda: List[int]|None, lambda: Optional[List[int]], lambda: int|List[int], lambda: Literal['a']|None, lambda: Any|None, lambda: Self|int, lambda: Union[int,'x'], lambda: Callable[[int],str]|None)
show(lambda: Annotated[int,1]==Annotated[int,1], lambda: Annotated[int,1].__metadata__, lambda: Annotated[T,1][int], lambda: Annotated[List[T],'z'][int], lambda: Annotated[int,1].__origin__, lambda: Annotated[int,1](5))
