# Names of typing, bare and subscripted, and what their parts are.
# heavy
from typing import *
def show(*fs):
    for f in fs:
        try: print(repr(f()))
        except Exception as e: print(type(e).__name__, e)
T=TypeVar('T'); K=TypeVar('K'); V=TypeVar('V'); P=ParamSpec('P'); Ts=TypeVarTuple('Ts')
show(lambda: List, lambda: List[int], lambda: Dict[str,List[int]], lambda: Tuple[int,...], lambda: Tuple[()], lambda: Type[int],
 lambda: Optional[int], lambda: Optional[None], lambda: Union[int,None,str], lambda: Callable[[int,str],bool], lambda: Callable[...,int], lambda: Callable, lambda: Callable[P,int],
 lambda: Callable[Concatenate[int,P],int], lambda: Literal[1,'a',None,True], lambda: Literal[1,1,True], lambda: Literal[1]==Literal[True], lambda: Annotated[int,'x',3],
 lambda: Annotated[Annotated[int,1],2], lambda: Annotated[int], lambda: ClassVar[int], lambda: Final[int], lambda: Any, lambda: Self, lambda: Never, lambda: NoReturn, lambda: LiteralString,
 lambda: Required[int], lambda: NotRequired[int], lambda: ReadOnly[int], lambda: TypeGuard[int], lambda: TypeIs[int], lambda: Unpack[Ts], lambda: Iterable[int], lambda: Iterator, lambda: Generator[int,str,None], lambda: Mapping[str,int], lambda: Sequence[T][int], lambda: Dict[K,V][int,str], lambda: Dict[K,V][int], lambda: List[int,str], lambda: List[()], lambda: Counter[str], lambda: Deque[int], lambda: DefaultDict[str,int], lambda: OrderedDict[str,int], lambda: ChainMap[str,int], lambda: FrozenSet[int], lambda: AbstractSet[int], lambda: Text, lambda: AnyStr, lambda: Awaitable[int], lambda: ContextManager[int])
show(lambda: List[int].__origin__, lambda: List[int].__args__, lambda: List[T].__parameters__, lambda: Callable[[int],str].__args__, lambda: get_args(Callable[[int],str]), lambda: get_args(Callable[...,str]), lambda: get_origin(Callable[[int],str]), lambda: get_origin(List), lambda: get_origin(List[int]), lambda: get_origin(Annotated[int,1]), lambda: get_args(Annotated[int,1]), lambda: get_origin(Optional[int]), lambda: get_args(Optional[int]), lambda: get_origin(Literal[1]), lambda: get_args(Literal[1,2]), lambda: get_origin(int), lambda: get_args(int), lambda: get_origin(ClassVar[int]), lambda: get_origin(Generic), lambda: get_origin(Generic[T]), lambda: get_origin(P.args), lambda: get_args(dict[str,int]))
show(lambda: List[int]==List[int], lambda: List[int]==list[int], lambda: hash(List[int])==hash(List[int]), lambda: List(), lambda: List[int](), lambda: Dict[str,int](a=1), lambda: isinstance([],List), lambda: isinstance([],List[int]), lambda: issubclass(list,List), lambda: isinstance({},Mapping), lambda: Union[int], lambda: Union[int,int], lambda: Union[int,Union[str,None]], lambda: Optional[int,str], lambda: Optional, lambda: Literal, lambda: Literal[[]], lambda: Any(), lambda: isinstance(1,Any), lambda: ClassVar[int,str], lambda: ClassVar[ClassVar[int]], lambda: Final(), lambda: List['int'], lambda: Optional['Foo'], lambda: Dict['A','B'])
