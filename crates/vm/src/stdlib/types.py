"""Names of built-in types that have none in `builtins`, and how classes are made by hand."""

from _generic import GenericAlias, Union as UnionType

__all__ = [
    'AsyncGeneratorType', 'BuiltinFunctionType', 'BuiltinMethodType', 'CapsuleType', 'CellType',
    'ClassMethodDescriptorType', 'CodeType', 'CoroutineType', 'EllipsisType', 'FrameType',
    'FunctionType', 'GeneratorType', 'GenericAlias', 'GetSetDescriptorType', 'LambdaType',
    'MappingProxyType', 'MemberDescriptorType', 'MethodDescriptorType', 'MethodType',
    'MethodWrapperType', 'ModuleType', 'NoneType', 'NotImplementedType', 'SimpleNamespace',
    'TracebackType', 'UnionType', 'WrapperDescriptorType', 'new_class', 'resolve_bases',
    'prepare_class', 'get_original_bases', 'DynamicClassAttribute', 'coroutine',
]


def _known(name):
    # Objects of a type that the interpreter lacks do not exist, but its name does.
    found = _builtin_type(name)
    if found is None:
        found = type(name, (), {'__module__': 'builtins'})
    return found


AsyncGeneratorType = _known('async_generator')
BuiltinFunctionType = _known('builtin_function_or_method')
BuiltinMethodType = BuiltinFunctionType
CapsuleType = _known('PyCapsule')
CellType = _known('cell')
ClassMethodDescriptorType = _known('classmethod_descriptor')
CodeType = _known('code')
CoroutineType = _known('coroutine')
EllipsisType = type(...)
FrameType = _known('frame')
FunctionType = _known('function')
GeneratorType = _known('generator')
GetSetDescriptorType = _known('getset_descriptor')
LambdaType = FunctionType
MappingProxyType = _known('mappingproxy')
MemberDescriptorType = _known('member_descriptor')
MethodDescriptorType = _known('method_descriptor')
MethodType = _known('method')
MethodWrapperType = _known('method-wrapper')
ModuleType = _known('module')
NoneType = type(None)
NotImplementedType = type(NotImplemented)
TracebackType = _known('traceback')
WrapperDescriptorType = _known('wrapper_descriptor')

_shown = []


class SimpleNamespace:
    """A simple attribute-based namespace."""

    __module__ = 'types'
    __static_type__ = 'types'
    __hash__ = None

    def __init__(self, /, *args, **kwargs):
        if len(args) > 1:
            raise TypeError(
                f'{type(self).__name__} expected at most 1 argument, got {len(args)}')
        if args:
            given = dict(args[0])
            for name in given:
                if not isinstance(name, str):
                    raise TypeError('keywords must be strings')
            self.__dict__.update(given)
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
        for other in _shown:
            if other is self:
                return name + '(...)'
        _shown.append(self)
        try:
            parts = [
                f'{key}={value!r}' for key, value in self.__dict__.items()
                if isinstance(key, str) and key
            ]
        finally:
            _shown.pop()
        return name + '(' + ', '.join(parts) + ')'

    def __eq__(self, other):
        if not isinstance(other, SimpleNamespace):
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __ne__(self, other):
        if not isinstance(other, SimpleNamespace):
            return NotImplemented
        return self.__dict__ != other.__dict__

    def __replace__(self, /, *args, **kwargs):
        if args:
            raise TypeError(
                f'__replace__() takes no positional arguments ({len(args)} given)')
        new = type(self)()
        new.__dict__.update(self.__dict__)
        new.__dict__.update(kwargs)
        return new

    def __reduce__(self):
        return type(self), (), self.__dict__


def new_class(name, bases=(), kwds=None, exec_body=None):
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace['__orig_bases__'] = bases
    if '__module__' not in namespace:
        namespace['__module__'] = 'types'
    return meta(name, resolved, namespace, **kwds)


def resolve_bases(bases):
    found = []
    changed = False
    for base in bases:
        entries = None if isinstance(base, type) else getattr(base, '__mro_entries__', None)
        if entries is None:
            found.append(base)
            continue
        more = entries(bases)
        changed = True
        if not isinstance(more, tuple):
            raise TypeError('__mro_entries__ must return a tuple')
        found.extend(more)
    return tuple(found) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    kwds = {} if kwds is None else dict(kwds)
    if 'metaclass' in kwds:
        meta = kwds.pop('metaclass')
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        meta = _winner(meta, bases)
    if hasattr(meta, '__prepare__'):
        namespace = meta.__prepare__(name, bases, **kwds)
    else:
        namespace = {}
    return meta, namespace, kwds


def _winner(meta, bases):
    for base in bases:
        other = type(base)
        if issubclass(meta, other):
            continue
        if not issubclass(other, meta):
            raise TypeError(
                'metaclass conflict: the metaclass of a derived class must be a (non-strict) '
                'subclass of the metaclasses of all its bases')
        meta = other
    return meta


def get_original_bases(cls, /):
    try:
        return cls.__dict__.get('__orig_bases__', cls.__bases__)
    except AttributeError:
        pass
    raise TypeError(f'Expected an instance of type, not {type(cls).__name__!r}')


class DynamicClassAttribute:
    """A property of instances; on the class, the lookup goes on as if it were not there."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or (fget.__doc__ if fget is not None else None)
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        if self.fget is None:
            raise AttributeError('unreadable attribute')
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def getter(self, fget):
        doc = fget.__doc__ if self.overwrite_doc else None
        result = type(self)(fget, self.fset, self.fdel, doc or self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result

    def setter(self, fset):
        result = type(self)(self.fget, fset, self.fdel, self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result

    def deleter(self, fdel):
        result = type(self)(self.fget, self.fset, fdel, self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result


def coroutine(func):
    """Convert regular generator function to a coroutine."""
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    flags = getattr(getattr(func, '__code__', None), 'co_flags', 0)
    if flags & (0x80 | 0x100):
        return func

    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        # A generator that `await` takes.
        return _flavor(made, 'awaitable') if type(made) is GeneratorType else made

    for name in ('__module__', '__name__', '__qualname__', '__doc__'):
        try:
            setattr(wrapped, name, getattr(func, name))
        except AttributeError:
            pass
    wrapped.__wrapped__ = func
    return wrapped
