"""Names that annotations use, and what can be asked about them."""

import _typing
import collections
import _collections_abc as _abc
from abc import ABCMeta, abstractmethod
from _generic import GenericAlias, Union, type_repr as _type_repr
from _typing import (
    BaseGenericAlias as _BaseGenericAlias, Generic, NoDefault, ParamSpec, ParamSpecArgs,
    ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple, _GenericAlias, _UnpackGenericAlias,
    is_parameter_expression as _is_param_expr, unpack as _unpack,
)

__all__ = [
    'Annotated', 'Any', 'Callable', 'ClassVar', 'Concatenate', 'Final', 'ForwardRef', 'Generic',
    'Literal', 'Optional', 'ParamSpec', 'Protocol', 'Tuple', 'Type', 'TypeVar', 'TypeVarTuple',
    'Union', 'AbstractSet', 'ByteString', 'Container', 'ContextManager', 'Hashable', 'ItemsView',
    'Iterable', 'Iterator', 'KeysView', 'Mapping', 'MappingView', 'MutableMapping',
    'MutableSequence', 'MutableSet', 'Sequence', 'Sized', 'ValuesView', 'Awaitable',
    'AsyncIterator', 'AsyncIterable', 'Coroutine', 'Collection', 'AsyncGenerator',
    'AsyncContextManager', 'Reversible', 'SupportsAbs', 'SupportsBytes', 'SupportsComplex',
    'SupportsFloat', 'SupportsIndex', 'SupportsInt', 'SupportsRound', 'ChainMap', 'Counter',
    'Deque', 'Dict', 'DefaultDict', 'List', 'OrderedDict', 'Set', 'FrozenSet', 'NamedTuple',
    'TypedDict', 'Generator', 'BinaryIO', 'IO', 'TextIO', 'AnyStr', 'assert_type',
    'assert_never', 'cast', 'clear_overloads', 'dataclass_transform', 'evaluate_forward_ref',
    'final', 'get_args', 'get_origin', 'get_overloads', 'get_protocol_members',
    'get_type_hints', 'is_protocol', 'is_typeddict', 'LiteralString', 'Never', 'NewType',
    'no_type_check', 'no_type_check_decorator', 'NoDefault', 'NoReturn', 'NotRequired',
    'overload', 'override', 'ParamSpecArgs', 'ParamSpecKwargs', 'ReadOnly', 'Required',
    'reveal_type', 'runtime_checkable', 'Self', 'Text', 'TYPE_CHECKING', 'TypeAlias',
    'TypeGuard', 'TypeIs', 'TypeAliasType', 'Unpack',
]

TYPE_CHECKING = False


def __getattr__(name):
    # What needs a module of its own is made when it is first asked for.
    if name == 'ForwardRef':
        from annotationlib import ForwardRef
        globals()['ForwardRef'] = ForwardRef
        return ForwardRef
    raise AttributeError(f"module 'typing' has no attribute {name!r}")


class _SpecialForm:
    __module__ = 'typing'

    def __init__(self, name, getitem=None):
        self._name = name
        self._getitem = getitem

    def __getattr__(self, item):
        if item in ('__name__', '__qualname__'):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    def __getitem__(self, parameters):
        if self._getitem is None:
            raise TypeError(f'{self} is not subscriptable')
        return self._getitem(self, parameters)


def _type_convert(arg, allow_special_forms=False):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        from annotationlib import ForwardRef
        return ForwardRef(arg, is_class=allow_special_forms)
    return arg


def _type_check(arg, msg, is_argument=True, allow_special_forms=False):
    arg = _type_convert(arg, allow_special_forms)
    if isinstance(arg, type):
        if arg is Generic or arg is Protocol:
            raise TypeError(f'Plain {arg} is not valid as type argument')
        return arg
    if isinstance(arg, _GenericAlias):
        origin = arg.__origin__
        invalid = origin is Generic or origin is Protocol
        if not allow_special_forms:
            invalid = invalid or origin is ClassVar or (is_argument and origin is Final)
        if invalid and origin is not ClassVar and origin is not Final:
            raise TypeError(f'{arg} is not valid as type argument')
        if invalid:
            raise TypeError(f'{arg} is not valid as type argument')
        return arg
    if isinstance(arg, _SpecialForm):
        if arg in (LiteralString, NoReturn, Never, Self, TypeAlias):
            return arg
        if allow_special_forms and arg in (ClassVar, Final):
            return arg
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if type(arg) is tuple:
        raise TypeError(f'{msg} Got {arg!r:.100}.')
    return arg


def _single(form, parameters):
    item = _type_check(
        parameters, f'{form} accepts only single type.', allow_special_forms=True)
    return _GenericAlias(form, (item,))


def _no_parameters(form, parameters):
    raise TypeError(f'{form} is not subscriptable')


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        if self is Any:
            return 'typing.Any'
        return super().__repr__()


class Any(metaclass=_AnyMeta):
    """Special type indicating an unconstrained type."""

    __module__ = 'typing'

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


NoReturn = _SpecialForm('NoReturn')
Never = _SpecialForm('Never')
Self = _SpecialForm('Self')
LiteralString = _SpecialForm('LiteralString')
TypeAlias = _SpecialForm('TypeAlias')
ClassVar = _SpecialForm('ClassVar', _single)
Final = _SpecialForm('Final', _single)
Required = _SpecialForm('Required', _single)
NotRequired = _SpecialForm('NotRequired', _single)
ReadOnly = _SpecialForm('ReadOnly', _single)
TypeGuard = _SpecialForm('TypeGuard', _single)
TypeIs = _SpecialForm('TypeIs', _single)


def _get_optional(form, parameters):
    arg = _type_check(parameters, f'{form} requires a single type.')
    return Union[arg, type(None)]


Optional = _SpecialForm('Optional', _get_optional)


def _get_unpack(form, parameters):
    item = _type_check(parameters, f'{form} accepts only single type.')
    return _UnpackGenericAlias(form, (item,), name='Unpack')


Unpack = _SpecialForm('Unpack', _get_unpack)
_typing._state['unpack'] = Unpack


class _LiteralGenericAlias(_GenericAlias):
    __module__ = 'typing'

    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return set(_value_and_type(self.__args__)) == set(_value_and_type(other.__args__))

    def __hash__(self):
        return hash(frozenset(_value_and_type(self.__args__)))

    def __repr__(self):
        return 'typing.Literal[' + ', '.join([repr(arg) for arg in self.__args__]) + ']'


def _value_and_type(values):
    return [(value, type(value)) for value in values]


def _get_literal(form, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for parameter in parameters:
        if isinstance(parameter, _LiteralGenericAlias):
            flat.extend(parameter.__args__)
        else:
            flat.append(parameter)
    try:
        flat = [pair[0] for pair in dict.fromkeys(_value_and_type(flat))]
    except TypeError:
        # What cannot be hashed is not compared either.
        pass
    return _LiteralGenericAlias(form, tuple(flat))


Literal = _SpecialForm('Literal', _get_literal)


class _ConcatenateGenericAlias(_GenericAlias):
    __module__ = 'typing'

    def copy_with(self, params):
        if isinstance(params[-1], (list, tuple)):
            return (*params[:-1], *params[-1])
        if isinstance(params[-1], _ConcatenateGenericAlias):
            params = (*params[:-1], *params[-1].__args__)
        return super().copy_with(params)


def _get_concatenate(form, parameters):
    if parameters == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError(
            'The last parameter to Concatenate should be a ParamSpec variable or ellipsis.')
    msg = 'Concatenate[arg, ...]: each arg must be a type.'
    checked = [_type_check(p, msg) for p in parameters[:-1]]
    return _ConcatenateGenericAlias(form, (*checked, parameters[-1]))


Concatenate = _SpecialForm('Concatenate', _get_concatenate)


class _AnnotatedAlias(_GenericAlias):
    __module__ = 'typing'

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), name='Annotated')
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        metadata = ', '.join([repr(item) for item in self.__metadata__])
        return f'typing.Annotated[{_type_repr(self.__origin__)}, {metadata}]'

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return (
            self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__)

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in ('__name__', '__qualname__'):
            return 'Annotated'
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


def _get_annotated(form, parameters):
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError(
            'Annotated[...] should be used with at least two arguments (a type and an '
            'annotation).')
    if isinstance(parameters[0], _UnpackGenericAlias):
        raise TypeError('Annotated[...] should not be used with an unpacked TypeVarTuple')
    origin = _type_check(
        parameters[0], 'Annotated[t, ...]: t must be a type.', allow_special_forms=True)
    return _AnnotatedAlias(origin, tuple(parameters[1:]))


Annotated = _SpecialForm('Annotated', _get_annotated)


class _SpecialGenericAlias(_BaseGenericAlias):
    __module__ = 'typing'

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        if name is None:
            name = origin.__name__
        super().__init__(origin, inst=inst, name=name)
        self._nparams = nparams
        self._defaults = defaults

    def __getattr__(self, attr):
        if attr in ('__name__', '__qualname__'):
            return self._name
        return super().__getattr__(attr)

    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        msg = 'Parameters to generic types must be types.'
        params = tuple([_type_check(p, msg) for p in params])
        if self._defaults and len(params) < self._nparams:
            missing = self._nparams - len(params)
            if missing <= len(self._defaults):
                params = (*params, *self._defaults[-missing:])
        if len(params) != self._nparams:
            word = 'many' if len(params) > self._nparams else 'few'
            expected = self._nparams
            if self._defaults:
                expected = f'at least {self._nparams - len(self._defaults)}'
            raise TypeError(
                f'Too {word} arguments for {self}; actual {len(params)}, expected {expected}')
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name


class _CallableGenericAlias(_GenericAlias):
    __module__ = 'typing'

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_expr(args[0]):
            return super().__repr__()
        given = ', '.join([_type_repr(arg) for arg in args[:-1]])
        return f'typing.Callable[[{given}], {_type_repr(args[-1])}]'

    def copy_with(self, params):
        # The values of a ParamSpec are spread.
        if len(params) == 2 and isinstance(params[0], tuple):
            params = (*params[0], params[1])
        return _CallableGenericAlias(
            self.__origin__, params, name=self._name, inst=self._inst)


class _CallableType(_SpecialGenericAlias):
    __module__ = 'typing'

    def copy_with(self, params):
        return _CallableGenericAlias(
            self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = params
        result = _type_check(result, 'Callable[args, result]: result must be a type.')
        if isinstance(args, list):
            msg = 'Callable[[arg, ...], result]: each arg must be a type.'
            args = [_type_convert(arg) for arg in args]
            return self.copy_with((*[_type_check(arg, msg) for arg in args], result))
        if not _is_param_expr(args):
            raise TypeError(
                f'Callable[args, result]: args must be a list. Got {args}')
        return self.copy_with((args, result))


class _TupleType(_SpecialGenericAlias):
    __module__ = 'typing'

    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            msg = 'Tuple[t, ...]: t must be a type.'
            return self.copy_with((*[_type_check(p, msg) for p in params[:-1]], ...))
        msg = 'Tuple[t0, t1, ...]: each t must be a type.'
        return self.copy_with(tuple([_type_check(p, msg) for p in params]))


_alias = _SpecialGenericAlias

T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
T_co = TypeVar('T_co', covariant=True)
V_co = TypeVar('V_co', covariant=True)
VT_co = TypeVar('VT_co', covariant=True)
T_contra = TypeVar('T_contra', contravariant=True)
CT_co = TypeVar('CT_co', covariant=True, bound=type)
AnyStr = TypeVar('AnyStr', bytes, str)

Text = str
Hashable = _alias(_abc.Hashable, 0)
Awaitable = _alias(_abc.Awaitable, 1)
Coroutine = _alias(_abc.Coroutine, 3)
AsyncIterable = _alias(_abc.AsyncIterable, 1)
AsyncIterator = _alias(_abc.AsyncIterator, 1)
Iterable = _alias(_abc.Iterable, 1)
Iterator = _alias(_abc.Iterator, 1)
Reversible = _alias(_abc.Reversible, 1)
Sized = _alias(_abc.Sized, 0)
Container = _alias(_abc.Container, 1)
Collection = _alias(_abc.Collection, 1)
Callable = _CallableType(_abc.Callable, 2)
AbstractSet = _alias(_abc.Set, 1, name='AbstractSet')
MutableSet = _alias(_abc.MutableSet, 1)
Mapping = _alias(_abc.Mapping, 2)
MutableMapping = _alias(_abc.MutableMapping, 2)
Sequence = _alias(_abc.Sequence, 1)
MutableSequence = _alias(_abc.MutableSequence, 1)
ByteString = _alias(_abc.ByteString, 0)
MappingView = _alias(_abc.MappingView, 1)
KeysView = _alias(_abc.KeysView, 1)
ItemsView = _alias(_abc.ItemsView, 2)
ValuesView = _alias(_abc.ValuesView, 1)
Generator = _alias(_abc.Generator, 3, defaults=(type(None), type(None)))
AsyncGenerator = _alias(_abc.AsyncGenerator, 2, defaults=(type(None),))
Tuple = _TupleType(tuple, -1, inst=False, name='Tuple')
List = _alias(list, 1, inst=False, name='List')
Deque = _alias(collections.deque, 1, name='Deque')
Set = _alias(set, 1, inst=False, name='Set')
FrozenSet = _alias(frozenset, 1, inst=False, name='FrozenSet')
Dict = _alias(dict, 2, inst=False, name='Dict')
DefaultDict = _alias(collections.defaultdict, 2, name='DefaultDict')
OrderedDict = _alias(collections.OrderedDict, 2)
Counter = _alias(collections.Counter, 1)
ChainMap = _alias(collections.ChainMap, 2)
Type = _alias(type, 1, inst=False, name='Type')


# Protocols.

# Names that every class has, or that say something about the class itself.
_NOT_MEMBERS = frozenset([
    '__abstractmethods__', '__annotate__', '__annotate_func__', '__annotations__',
    '__annotations_cache__', '__class_getitem__', '__dict__', '__doc__', '__firstlineno__',
    '__init__', '__match_args__', '__module__', '__new__', '__non_callable_proto_members__',
    '__orig_bases__', '__orig_class__', '__parameters__', '__protocol_attrs__', '__slots__',
    '__static_attributes__', '__static_type__', '__subclasshook__', '__type_params__',
    '__weakref__', '_abc_impl', '_is_protocol', '_is_protocol_root', '_is_runtime_protocol',
])


def _members_of(cls):
    found = set()
    for base in cls.__mro__[:-1]:
        if base is Generic or '_is_protocol_root' in base.__dict__:
            continue
        annotations = getattr(base, '__annotations__', {})
        for name in (*base.__dict__, *annotations):
            if name not in _NOT_MEMBERS and not name.startswith('_abc_'):
                found.add(name)
    return found


def _lookup_static(cls, name):
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return NoDefault


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        root = namespace.get('_is_protocol_root', False)
        if not root and any([b.__dict__.get('_is_protocol_root') for b in bases]):
            for base in bases:
                if base in (object, Generic) or getattr(base, '_is_protocol', False):
                    continue
                if base.__module__ in ('collections.abc', 'contextlib', 'os', 'io'):
                    continue
                raise TypeError(f'Protocols can only inherit from other protocols, got {base!r}')
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, '_is_protocol', False):
            cls.__protocol_attrs__ = _members_of(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, '_is_protocol', False):
            if not isinstance(other, type):
                raise TypeError('issubclass() arg 1 must be a class')
            if not getattr(cls, '_is_runtime_protocol', False):
                raise TypeError(
                    'Instance and class checks can only be used with @runtime_checkable '
                    'protocols')
            others = getattr(cls, '__non_callable_proto_members__', None)
            if others and cls.__dict__.get('__subclasshook__') is not None:
                names = str(sorted(others))[1:-1]
                raise TypeError(
                    "Protocols with non-method members don't support issubclass(). "
                    f'Non-method members: {names}.')
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, '_is_protocol', False):
            return super().__instancecheck__(instance)
        if not getattr(cls, '_is_runtime_protocol', False):
            raise TypeError(
                'Instance and class checks can only be used with @runtime_checkable protocols')
        if (ABCMeta.__subclasscheck__(cls, instance.__class__)
                or ABCMeta.__subclasscheck__(cls, type(instance))):
            return True
        for name in cls.__protocol_attrs__:
            value = _lookup_static(type(instance), name)
            if value is NoDefault:
                own = getattr(instance, '__dict__', {})
                if name not in own:
                    return False
                value = own[name]
            if value is None and name not in cls.__non_callable_proto_members__:
                return False
        return True


def _proto_hook(cls, other):
    if not cls.__dict__.get('_is_protocol', False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        found = False
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                found = True
                break
            annotations = getattr(base, '__annotations__', {})
            if name in annotations and getattr(other, '_is_protocol', False):
                found = True
                break
        if not found:
            return NotImplemented
    return True


def _no_init_or_replace_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    # The class is no protocol: the next `__init__` behind those of protocols does the work.
    for base in cls.__mro__:
        init = base.__dict__.get('__init__', _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            return init(self, *args, **kwargs)
    return object.__init__(self)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base class for protocol classes."""

    __module__ = 'typing'
    __slots__ = ()
    _is_protocol = True
    _is_protocol_root = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any(
                [b.__dict__.get('_is_protocol_root', False) for b in cls.__bases__])
        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = classmethod(_proto_hook)
        if cls._is_protocol and cls.__init__ is object.__init__:
            cls.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    """Mark a protocol class as a runtime protocol."""
    if not (isinstance(cls, type) and issubclass(cls, Generic)
            and getattr(cls, '_is_protocol', False)):
        raise TypeError(
            '@runtime_checkable can be only applied to protocol classes, got %r' % cls)
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = set()
    for name in cls.__protocol_attrs__:
        if not callable(getattr(cls, name, None)):
            cls.__non_callable_proto_members__.add(name)
    return cls


@runtime_checkable
class SupportsInt(Protocol):
    __module__ = 'typing'
    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    __module__ = 'typing'
    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    __module__ = 'typing'
    __slots__ = ()

    @abstractmethod
    def __complex__(self):
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    __module__ = 'typing'
    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    __module__ = 'typing'
    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs(Protocol[T_co]):
    __module__ = 'typing'
    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T_co:
        pass


@runtime_checkable
class SupportsRound(Protocol[T_co]):
    __module__ = 'typing'
    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T_co:
        pass


class _ContextManager(metaclass=ABCMeta):
    __module__ = 'contextlib'

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is _ContextManager:
            return _abc._has_methods(C, '__enter__', '__exit__')
        return NotImplemented


class _AsyncContextManager(metaclass=ABCMeta):
    __module__ = 'contextlib'

    @classmethod
    def __subclasshook__(cls, C):
        if cls is _AsyncContextManager:
            return _abc._has_methods(C, '__aenter__', '__aexit__')
        return NotImplemented


_ContextManager.__name__ = _ContextManager.__qualname__ = 'AbstractContextManager'
_AsyncContextManager.__name__ = 'AbstractAsyncContextManager'
_AsyncContextManager.__qualname__ = 'AbstractAsyncContextManager'

ContextManager = _alias(
    _ContextManager, 2, name='ContextManager', defaults=(bool | None,))
AsyncContextManager = _alias(
    _AsyncContextManager, 2, name='AsyncContextManager', defaults=(bool | None,))


class IO(Generic[AnyStr]):
    __module__ = 'typing'
    __slots__ = ()


class BinaryIO(IO[bytes]):
    __module__ = 'typing'
    __slots__ = ()


class TextIO(IO[str]):
    __module__ = 'typing'
    __slots__ = ()


# What is asked about types.

def get_origin(tp):
    """Get the unsubscripted version of a type."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, Union):
        return Union
    return None


def get_args(tp):
    """Get type arguments with all substitutions performed."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        res = tp.__args__
        if tp.__origin__ is _abc.Callable and not (
                len(res) == 2 and _is_param_expr(res[0])):
            res = (list(res[:-1]), res[-1])
        return res
    if isinstance(tp, Union):
        return tp.__args__
    return ()


def _eval_type(t, globalns, localns, type_params=()):
    # The type with references to names replaced by what the names stand for.
    from annotationlib import ForwardRef
    if isinstance(t, ForwardRef):
        found = t.evaluate(globals=globalns, locals=localns, type_params=type_params)
        return _eval_type(_type_convert(found), globalns, localns, type_params)
    if isinstance(t, (_GenericAlias, GenericAlias, Union)):
        old = t.__args__
        new = tuple([
            _eval_type(
                _type_convert(a) if isinstance(a, str) and isinstance(t, GenericAlias) else a,
                globalns, localns, type_params)
            for a in old
        ])
        if all([a is b for a, b in zip(old, new)]):
            return t
        if isinstance(t, Union):
            return Union[new]
        if isinstance(t, GenericAlias):
            return GenericAlias(t.__origin__, new)
        return t.copy_with(new)
    return t


def _strip_annotations(t):
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if isinstance(t, _GenericAlias) and t.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, (_GenericAlias, GenericAlias, Union)):
        old = t.__args__
        new = tuple([_strip_annotations(a) for a in old])
        if all([a is b for a, b in zip(old, new)]):
            return t
        if isinstance(t, Union):
            return Union[new]
        if isinstance(t, GenericAlias):
            return GenericAlias(t.__origin__, new)
        return t.copy_with(new)
    return t


def _hints_of(owner, annotations, globalns, localns, is_class):
    hints = {}
    params = getattr(owner, '__type_params__', ())
    for name, value in annotations.items():
        if value is None:
            value = type(None)
        if isinstance(value, str):
            from annotationlib import ForwardRef
            value = ForwardRef(value, is_argument=not is_class, is_class=is_class)
        hints[name] = _eval_type(value, globalns, localns, params)
    return hints


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=1):
    """Return type hints for an object."""
    if getattr(obj, '__no_type_check__', None):
        return {}
    if isinstance(obj, type):
        import sys
        hints = {}
        for base in reversed(obj.__mro__):
            names = globalns
            if names is None:
                names = getattr(sys.modules.get(base.__module__), '__dict__', {})
            local = localns
            if local is None:
                local = dict(vars(base))
            annotations = base.__dict__.get('__annotations__')
            if annotations is None:
                annotations = getattr(base, '__annotations__', {})
            hints.update(_hints_of(base, annotations, names, local, True))
    else:
        if isinstance(obj, _builtin_type('module')):
            globalns = obj.__dict__ if globalns is None else globalns
        else:
            inner = obj
            while hasattr(inner, '__wrapped__'):
                inner = inner.__wrapped__
            if globalns is None:
                globalns = getattr(inner, '__globals__', {})
        annotations = getattr(obj, '__annotations__', None)
        if annotations is None:
            if callable(obj):
                return {}
            raise TypeError(
                f'{obj!r} does not have annotations')
        hints = _hints_of(obj, dict(annotations), globalns, localns, False)
    if include_extras:
        return hints
    return {name: _strip_annotations(t) for name, t in hints.items()}


def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None,
                         type_params=None, format=None):
    found = forward_ref.evaluate(
        globals=globals, locals=locals, type_params=type_params, owner=owner)
    return _eval_type(_type_convert(found), globals, locals, type_params or ())


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta) and tp is not TypedDict


def is_protocol(tp, /):
    return (
        isinstance(tp, type) and getattr(tp, '_is_protocol', False) and tp is not Protocol
    )


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f'{tp!r} is not a Protocol')
    return frozenset(tp.__protocol_attrs__)


# Decorators and functions that do next to nothing at run time.

def cast(typ, val):
    """Cast a value to a type."""
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + '...'
    raise AssertionError(f'Expected code to be unreachable, but got: {value}')


def reveal_type(obj, /):
    _write(f'Runtime type is {type(obj).__name__!r}\n', True)
    return obj


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    if isinstance(arg, type):
        for key, obj in list(arg.__dict__.items()):
            if getattr(obj, '__qualname__', None) != f'{arg.__qualname__}.{key}':
                continue
            if isinstance(obj, (type, type(no_type_check))):
                no_type_check(obj)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped_decorator


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        'You should not call an overloaded function. A series of @overload-decorated functions '
        'outside a stub module should always be followed by an implementation that is not '
        '@overload-ed.')


def overload(func):
    f = getattr(func, '__func__', func)
    try:
        key = (f.__module__, f.__qualname__)
        _overloads.setdefault(key, []).append(func)
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    f = getattr(func, '__func__', func)
    return list(_overloads.get((f.__module__, f.__qualname__), ()))


def clear_overloads():
    _overloads.clear()


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        frozen_default=False, field_specifiers=(), **kwargs):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            'eq_default': eq_default,
            'order_default': order_default,
            'kw_only_default': kw_only_default,
            'frozen_default': frozen_default,
            'field_specifiers': field_specifiers,
            'kwargs': kwargs,
        }
        return cls_or_fn
    return decorator


class NewType:
    """NewType creates simple unique types with almost zero runtime overhead."""

    __module__ = 'typing'

    def __init__(self, name, tp):
        self.__qualname__ = name
        if '.' in name:
            name = name.rpartition('.')[-1]
        self.__name__ = name
        self.__supertype__ = tp
        module = _machine('program_globals').get('__name__')
        if module != 'typing':
            self.__module__ = module

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        superclass = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(
                    'Cannot subclass an instance of NewType. Perhaps you were looking for: '
                    f'`{cls.__name__} = NewType({cls.__name__!r}, {superclass})`')
        return (Dummy,)

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# Named tuples and dicts with known keys.

def _annotations_in(namespace):
    # The annotations of a class whose body has run.
    if '__annotations__' in namespace:
        return dict(namespace['__annotations__'])
    annotate = namespace.get('__annotate__') or namespace.get('__annotate_func__')
    return {} if annotate is None else annotate(1)


_PROHIBITED = frozenset([
    '__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults',
    '_field_types', '_make', '_replace', '_asdict', '_source',
])
_SPECIAL = frozenset(['__module__', '__name__', '__annotations__', '__annotate__',
                      '__annotate_func__', '__annotations_cache__'])


def _make_nmtuple(name, types, module, defaults=()):
    fields = [n for n in types]
    nm_tpl = collections.namedtuple(name, fields, defaults=defaults, module=module)
    nm_tpl.__annotations__ = dict(types)
    return nm_tpl


class NamedTupleMeta(type):
    __module__ = 'typing'

    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
        bases = tuple([tuple if base is _NamedTuple else base for base in bases])
        types = {
            n: _type_check(t, f'field {n} annotation must be a type')
            for n, t in _annotations_in(ns).items()
        }
        default_names = []
        for field_name in types:
            if field_name in ns:
                default_names.append(field_name)
            elif default_names:
                s = 's' if len(default_names) > 1 else ''
                raise TypeError(
                    f'Non-default namedtuple field {field_name} cannot follow default '
                    f"field{s} {', '.join(default_names)}")
        nm_tpl = _make_nmtuple(
            typename, types, ns['__module__'], [ns[n] for n in default_names])
        nm_tpl.__bases__ = bases
        if Generic in bases:
            nm_tpl.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
        for key, val in ns.items():
            if key in _PROHIBITED:
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in _SPECIAL:
                if key not in nm_tpl._fields:
                    setattr(nm_tpl, key, val)
                hook = getattr(type(val), '__set_name__', None)
                if hook is not None:
                    hook(val, nm_tpl, key)
        if Generic in bases:
            nm_tpl.__init_subclass__()
        return nm_tpl


_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {'__module__': 'typing'})


def NamedTuple(typename, fields, /):
    """Typed version of namedtuple."""
    types = {}
    for n, t in fields:
        types[n] = _type_check(t, f'field {n} annotation must be a type')
    found = _make_nmtuple(typename, types, _machine('program_globals').get('__name__'))
    found.__orig_bases__ = (NamedTuple,)
    return found


def _namedtuple_mro_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


def _qualifiers(annotation):
    # Whether a key is required, or said not to be, and whether it may be changed.
    required = None
    readonly = False
    while True:
        if isinstance(annotation, _AnnotatedAlias):
            annotation = annotation.__origin__
            continue
        origin = get_origin(annotation)
        if origin is Required:
            required = True
        elif origin is NotRequired:
            required = False
        elif origin is ReadOnly:
            readonly = True
        else:
            return required, readonly
        annotation = annotation.__args__[0]


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict '
                                'base class')
        generic = (Generic,) if any([issubclass(b, Generic) for b in bases]) else ()
        own = {}
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        for key, tp in _annotations_in(ns).items():
            own[key] = _type_check(tp, msg, allow_special_forms=True)
        ns = {k: v for k, v in ns.items()
              if k not in ('__annotate__', '__annotate_func__', '__annotations__')}
        tp_dict = type.__new__(cls, name, (*generic, dict), ns)
        if '__orig_bases__' not in ns:
            tp_dict.__orig_bases__ = bases or (TypedDict,)
        annotations = {}
        required, optional, readonly, mutable = set(), set(), set(), set()
        for base in bases:
            annotations.update(getattr(base, '__annotations__', {}))
            for mine, theirs in (
                    (required, '__required_keys__'), (optional, '__optional_keys__'),
                    (readonly, '__readonly_keys__'), (mutable, '__mutable_keys__')):
                mine.update(base.__dict__.get(theirs, ()))
        annotations.update(own)
        for key, tp in own.items():
            is_required, is_readonly = _qualifiers(tp)
            if is_required is None:
                is_required = total
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            if is_readonly:
                if key in mutable:
                    raise TypeError(
                        f'Cannot override mutable key {key!r} with read-only key')
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)
        tp_dict.__annotations__ = annotations
        tp_dict.__required_keys__ = frozenset(required)
        tp_dict.__optional_keys__ = frozenset(optional)
        tp_dict.__readonly_keys__ = frozenset(readonly)
        tp_dict.__mutable_keys__ = frozenset(mutable)
        tp_dict.__total__ = total
        return tp_dict

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


class _TypedDictForm(_SpecialForm):
    def __call__(self, typename, fields, /, *, total=True):
        ns = {'__annotations__': dict(fields), '__module__': _machine('program_globals').get('__name__')}
        found = _TypedDictMeta(typename, (), ns, total=total)
        found.__orig_bases__ = (TypedDict,)
        return found

    def __mro_entries__(self, bases):
        return (_TypedDict,)

    def __repr__(self):
        return '<function TypedDict at 0x7f0000000000>'


_TypedDictForm.__name__ = _TypedDictForm.__qualname__ = 'function'
TypedDict = _TypedDictForm('TypedDict')
_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {'__module__': 'typing'})
