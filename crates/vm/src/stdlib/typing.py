"""Names that annotations use. Most of them only have to be there and to be subscripted."""

from _typing import (
    Generic, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar,
    TypeVarTuple, _Union,
)

TYPE_CHECKING = False


class _SpecialForm:
    __module__ = 'typing'

    def __init__(self, name):
        self._name = name

    def __getitem__(self, item):
        return self

    def __or__(self, other):
        return _Union((self, other))

    def __ror__(self, other):
        return _Union((other, self))

    def __repr__(self):
        return 'typing.' + self._name


AbstractSet = _SpecialForm('AbstractSet')
Annotated = _SpecialForm('Annotated')
Any = _SpecialForm('Any')
AnyStr = _SpecialForm('AnyStr')
AsyncGenerator = _SpecialForm('AsyncGenerator')
AsyncIterable = _SpecialForm('AsyncIterable')
AsyncIterator = _SpecialForm('AsyncIterator')
Awaitable = _SpecialForm('Awaitable')
Callable = _SpecialForm('Callable')
ClassVar = _SpecialForm('ClassVar')
Collection = _SpecialForm('Collection')
Concatenate = _SpecialForm('Concatenate')
Container = _SpecialForm('Container')
Coroutine = _SpecialForm('Coroutine')
Counter = _SpecialForm('Counter')
DefaultDict = _SpecialForm('DefaultDict')
Deque = _SpecialForm('Deque')
Dict = _SpecialForm('Dict')
Final = _SpecialForm('Final')
FrozenSet = _SpecialForm('FrozenSet')
Generator = _SpecialForm('Generator')
Hashable = _SpecialForm('Hashable')
ItemsView = _SpecialForm('ItemsView')
Iterable = _SpecialForm('Iterable')
Iterator = _SpecialForm('Iterator')
KeysView = _SpecialForm('KeysView')
List = _SpecialForm('List')
Literal = _SpecialForm('Literal')
LiteralString = _SpecialForm('LiteralString')
Mapping = _SpecialForm('Mapping')
MutableMapping = _SpecialForm('MutableMapping')
MutableSequence = _SpecialForm('MutableSequence')
MutableSet = _SpecialForm('MutableSet')
Never = _SpecialForm('Never')
NoReturn = _SpecialForm('NoReturn')
NotRequired = _SpecialForm('NotRequired')
Optional = _SpecialForm('Optional')
OrderedDict = _SpecialForm('OrderedDict')
ReadOnly = _SpecialForm('ReadOnly')
Required = _SpecialForm('Required')
Reversible = _SpecialForm('Reversible')
Self = _SpecialForm('Self')
Sequence = _SpecialForm('Sequence')
Set = _SpecialForm('Set')
Sized = _SpecialForm('Sized')
Text = _SpecialForm('Text')
Tuple = _SpecialForm('Tuple')
Type = _SpecialForm('Type')
TypeAlias = _SpecialForm('TypeAlias')
TypeGuard = _SpecialForm('TypeGuard')
TypeIs = _SpecialForm('TypeIs')
Union = _SpecialForm('Union')
Unpack = _SpecialForm('Unpack')
ValuesView = _SpecialForm('ValuesView')


class Protocol(Generic):
    __module__ = 'typing'

    def __class_getitem__(cls, args):
        if cls is Protocol:
            return Generic[args]
        return super().__class_getitem__(args)


def NewType(name, tp):
    return lambda x: x


def assert_never(arg, /):
    raise AssertionError('Expected code to be unreachable, but got: ' + repr(arg))


def assert_type(val, typ, /):
    return val


def cast(typ, val):
    return val


def final(f):
    return f


def no_type_check(arg):
    return arg


def overload(func):
    return func


def override(method, /):
    return method


def runtime_checkable(cls):
    return cls
