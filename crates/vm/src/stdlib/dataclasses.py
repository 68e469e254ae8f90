"""Classes that consist of fields.

Source of the behaviour: Python library reference, "dataclasses".
"""

import abc
import copy as _copy
from _generic import GenericAlias
from types import MappingProxyType

__all__ = [
    'dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING',
    'fields', 'asdict', 'astuple', 'make_dataclass', 'replace', 'is_dataclass',
]


class FrozenInstanceError(AttributeError):
    pass


class _Sign:
    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text


class _DefaultFactory:
    def __repr__(self):
        return '<factory>'


class _MissingType:
    pass


class _KwOnlyType:
    pass


_FACTORY = _DefaultFactory()
MISSING = _MissingType()
_MissingType.__name__ = _MissingType.__qualname__ = '_MISSING_TYPE'
KW_ONLY = _KwOnlyType()
_KwOnlyType.__name__ = _KwOnlyType.__qualname__ = '_KW_ONLY_TYPE'

_FIELD = _Sign('_FIELD')
_CLASSVAR = _Sign('_FIELD_CLASSVAR')
_INITVAR = _Sign('_FIELD_INITVAR')
_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_NOTHING = MappingProxyType({})


class InitVar:
    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not isinstance(self.type, GenericAlias):
            name = self.type.__name__
        else:
            name = repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare',
                 'metadata', 'kw_only', 'doc', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only,
                 doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _NOTHING if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    def __repr__(self):
        return (
            f'Field(name={self.name!r},type={self.type!r},default={self.default!r},'
            f'default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},'
            f'hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},'
            f'kw_only={self.kw_only!r},doc={self.doc!r},_field_type={self._field_type})'
        )

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), '__set_name__', None)
        if hook:
            hook(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _Params:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only',
                 'slots', 'weakref_slot')

    def __init__(self, **given):
        for name, value in given.items():
            setattr(self, name, value)

    def __repr__(self):
        parts = ','.join([f'{name}={getattr(self, name)!r}' for name in self.__slots__])
        return f'_DataclassParams({parts})'


_Params.__name__ = _Params.__qualname__ = '_DataclassParams'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING, doc=None):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


def _is_classvar(annotation):
    if isinstance(annotation, type) or isinstance(annotation, InitVar):
        return False
    if getattr(annotation, '_name', None) == 'ClassVar':
        return type(annotation).__module__ == 'typing'
    origin = getattr(annotation, '__origin__', None)
    return getattr(origin, '_name', None) == 'ClassVar'


def _names_type(annotation, wanted):
    # Whether a text annotation begins with that name, after a module or not.
    head = annotation.partition('[')[0].strip()
    return head.rpartition('.')[2] == wanted


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == 'member_descriptor':
            # A slot of a base, not a default.
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if isinstance(annotation, str):
        if _names_type(annotation, 'ClassVar'):
            f._field_type = _CLASSVAR
        elif _names_type(annotation, 'InitVar'):
            f._field_type = _INITVAR
    elif _is_classvar(annotation):
        f._field_type = _CLASSVAR
    elif annotation is InitVar or isinstance(annotation, InitVar):
        f._field_type = _INITVAR
    if f._field_type in (_CLASSVAR, _INITVAR) and f.default_factory is not MISSING:
        raise TypeError(f'field {f.name} cannot have a default factory')
    if f._field_type in (_FIELD, _INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(
            f'mutable default {type(f.default)} for field {f.name} is not allowed: use '
            'default_factory')
    return f


def _function(cls, name, text, scope):
    # A method made of a text; what it refers to are parameters of the function around it.
    names = ', '.join(scope)
    module = _machine('modules').get(cls.__module__)
    space = {} if module is None else {'__name__': cls.__module__}
    source = f'def __create_fn__({names}):\n{text}\n return {name}'
    exec(source, space)
    made = space['__create_fn__'](**scope)
    made.__qualname__ = f'{cls.__qualname__}.{made.__name__}'
    return made


def _init_text(f, frozen, scope, slots):
    name = f.name
    if f.default_factory is not MISSING:
        scope[f'__dataclass_dflt_{name}__'] = f.default_factory
        if f.init:
            value = (f'__dataclass_dflt_{name}__() if {name} is __dataclass_factory__ '
                     f'else {name}')
        else:
            value = f'__dataclass_dflt_{name}__()'
    elif f.init:
        value = name
        if f.default is not MISSING:
            scope[f'__dataclass_dflt_{name}__'] = f.default
    elif slots and f.default is not MISSING:
        scope[f'__dataclass_dflt_{name}__'] = f.default
        value = f'__dataclass_dflt_{name}__'
    else:
        return None
    if f._field_type is _INITVAR:
        return None
    self = scope['__self_name__']
    if frozen:
        return f'__dataclass_setattr__({self}, {name!r}, {value})'
    return f'{self}.{name} = {value}'


def _parameter(f):
    if f.default is MISSING and f.default_factory is MISSING:
        default = ''
    elif f.default is not MISSING:
        default = f' = __dataclass_dflt_{f.name}__'
    else:
        default = ' = __dataclass_factory__'
    return f.name + default


def _make_init(cls, fields, std, kw_only, frozen, has_post_init, self_name, slots):
    seen = None
    for f in std:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen = f
            elif seen:
                raise TypeError(
                    f'non-default argument {f.name!r} follows default argument {seen.name!r}')
    scope = {'__self_name__': self_name, '__dataclass_factory__': _FACTORY,
             '__dataclass_setattr__': object.__setattr__}
    lines = []
    for f in fields:
        line = _init_text(f, frozen, scope, slots)
        if line:
            lines.append(line)
    if has_post_init:
        given = ', '.join([f.name for f in fields if f._field_type is _INITVAR])
        lines.append(f'{self_name}.__post_init__({given})')
    parameters = [self_name] + [_parameter(f) for f in std]
    if kw_only:
        parameters += ['*'] + [_parameter(f) for f in kw_only]
    del scope['__self_name__']
    for f in std + kw_only:
        if f._field_type is _INITVAR and f.default is not MISSING:
            scope[f'__dataclass_dflt_{f.name}__'] = f.default
    body = '\n'.join(['  ' + line for line in lines or ['pass']])
    made = _function(
        cls, '__init__', f" def __init__({', '.join(parameters)}):\n{body}", scope)
    hints = {f.name: f.type for f in std + kw_only}
    hints['return'] = None
    made.__annotations__ = hints
    return made


_shown = []


def _make_repr(fields):
    names = [f.name for f in fields]

    def __repr__(self):
        for other in _shown:
            if other is self:
                return '...'
        _shown.append(self)
        try:
            parts = ', '.join([f'{name}={getattr(self, name)!r}' for name in names])
        finally:
            _shown.pop()
        return f'{self.__class__.__qualname__}({parts})'
    return __repr__


def _make_eq(cls, fields):
    equal = ' and '.join([f'self.{f.name} == other.{f.name}' for f in fields]) or 'True'
    return _function(cls, '__eq__', f''' def __eq__(self, other):
  if self is other:
   return True
  if other.__class__ is self.__class__:
   return {equal}
  return NotImplemented''', {})


def _values(fields, name):
    # A display of a tuple of the fields of an object.
    return '(' + ''.join([f'{name}.{f.name}, ' for f in fields]) + ')'


def _make_order(cls, fields):
    mine, theirs = _values(fields, 'self'), _values(fields, 'other')
    made = []
    for name, operator in ('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>='):
        text = f''' def {name}(self, other):
  if other.__class__ is self.__class__:
   return {mine} {operator} {theirs}
  return NotImplemented'''
        scope = {}
        if name == '__lt__':
            # By this, which is never reached, sorting knows what is compared.
            text += '\n  __dataclass_order__'
            scope['__dataclass_order__'] = (__dataclass_order__, *[f.name for f in fields])
        made.append(_function(cls, name, text, scope))
    return made


def _make_hash(cls, fields):
    compared = [f for f in fields if (f.compare if f.hash is None else f.hash)]
    return _function(
        cls, '__hash__', f''' def __hash__(self):
  return hash({_values(compared, 'self')})''', {})


def _make_frozen(cls, fields):
    names = frozenset([f.name for f in fields])

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot assign to field {name!r}')
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot delete field {name!r}')
        super(cls, self).__delattr__(name)
    return __setattr__, __delattr__


def _put(cls, name, function):
    if name in cls.__dict__:
        return True
    function.__qualname__ = f'{cls.__qualname__}.{name}'
    setattr(cls, name, function)
    return False


def _annotations_of(cls):
    annotations = cls.__dict__.get('__annotations__')
    if annotations is None:
        if cls.__dict__.get('__annotate_func__') or cls.__dict__.get('__annotate__'):
            annotations = cls.__annotations__
        else:
            annotations = {}
    return annotations


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
             weakref_slot):
    fields = {}
    setattr(cls, _PARAMS, _Params(
        init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
        match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot))
    any_frozen_base = False
    all_frozen_bases = None
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            for f in base_fields.values():
                fields[f.name] = f
            if all_frozen_bases is None:
                all_frozen_bases = True
            base_frozen = getattr(base, _PARAMS).frozen
            all_frozen_bases = all_frozen_bases and base_frozen
            any_frozen_base = any_frozen_base or base_frozen
    annotations = _annotations_of(cls)
    own = []
    seen_kw_only = False
    for name, annotation in annotations.items():
        is_mark = annotation is KW_ONLY or (
            isinstance(annotation, str) and _names_type(annotation, 'KW_ONLY'))
        if is_mark:
            if seen_kw_only:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            seen_kw_only = True
            kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if any_frozen_base or all_frozen_bases is not None:
        if any_frozen_base and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if all_frozen_bases is False and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, _FIELDS, fields)
    class_hash = cls.__dict__.get('__hash__', MISSING)
    has_explicit_hash = not (
        class_hash is MISSING or (class_hash is None and '__eq__' in cls.__dict__))
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    all_init = [f for f in fields.values() if f._field_type in (_FIELD, _INITVAR)]
    std = [f for f in all_init if f.init and not f.kw_only]
    kws = [f for f in all_init if f.init and f.kw_only]
    real = [f for f in fields.values() if f._field_type is _FIELD]
    if init:
        self_name = '__dataclass_self__' if 'self' in fields else 'self'
        made = _make_init(
            cls, all_init, std, kws, frozen, hasattr(cls, '__post_init__'), self_name, slots)
        _put(cls, '__init__', made)
    if '__replace__' not in cls.__dict__:
        cls.__replace__ = _replace
    if repr:
        _put(cls, '__repr__', _make_repr([f for f in real if f.repr]))
    compared = [f for f in real if f.compare]
    if eq:
        _put(cls, '__eq__', _make_eq(cls, compared))
    if order:
        for function in _make_order(cls, compared):
            if _put(cls, function.__name__, function):
                raise TypeError(
                    f'Cannot overwrite attribute {function.__name__} in class {cls.__name__} '
                    'Consider using functools.total_ordering')
    if frozen:
        for function in _make_frozen(cls, real):
            if _put(cls, function.__name__, function):
                raise TypeError(
                    f'Cannot overwrite attribute {function.__name__} in class {cls.__name__}')
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
        made = _make_hash(cls, real)
        made.__qualname__ = f'{cls.__qualname__}.__hash__'
        cls.__hash__ = made
    elif eq and not has_explicit_hash:
        if frozen:
            made = _make_hash(cls, real)
            made.__qualname__ = f'{cls.__qualname__}.__hash__'
            cls.__hash__ = made
        else:
            cls.__hash__ = None
    if not getattr(cls, '__doc__'):
        cls.__doc__ = cls.__name__ + _signature(std, kws)
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in std])
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot, [f.name for f in real])
    abc.update_abstractmethods(cls)
    return cls


def _signature(std, kws):
    def shown(f):
        kind = f.type
        if isinstance(kind, type):
            kind = kind.__name__ if kind.__module__ == 'builtins' else (
                kind.__module__ + '.' + kind.__qualname__)
        elif not isinstance(kind, str):
            kind = f'{kind!r}'
            if kind.startswith('typing.'):
                kind = kind[7:]
        else:
            kind = f'{kind!r}'
        text = f'{f.name}: {kind}'
        if f.default is not MISSING:
            text += f' = {f.default!r}'
        elif f.default_factory is not MISSING:
            text += ' = <factory>'
        return text
    parts = [shown(f) for f in std]
    if kws:
        parts += ['*'] + [shown(f) for f in kws]
    return '(' + ', '.join(parts) + ')'


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _add_slots(cls, frozen, weakref_slot, names):
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    namespace = dict(cls.__dict__)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get('__slots__', ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    wanted = [n for n in names if n not in inherited]
    if weakref_slot and '__weakref__' not in inherited:
        wanted.append('__weakref__')
    namespace['__slots__'] = tuple(wanted)
    for name in names:
        namespace.pop(name, None)
    namespace.pop('__dict__', None)
    namespace.pop('__weakref__', None)
    if frozen:
        namespace.setdefault('__getstate__', _dataclass_getstate)
        namespace.setdefault('__setstate__', _dataclass_setstate)
    qualname = getattr(cls, '__qualname__', None)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        new.__qualname__ = qualname
    # `super()` and `__class__` in methods mean the new class.
    for value in namespace.values():
        functions = [value]
        if isinstance(value, property):
            functions = [value.fget, value.fset, value.fdel]
        elif isinstance(value, (classmethod, staticmethod)):
            functions = [value.__func__]
        for function in functions:
            for cell in getattr(function, '__closure__', None) or ():
                try:
                    if cell.cell_contents is cls:
                        cell.cell_contents = new
                except ValueError:
                    pass
    return new


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
                        slots, weakref_slot)
    if cls is None:
        return wrap
    return wrap(cls)


def fields(class_or_instance):
    found = getattr(class_or_instance, _FIELDS, None)
    if found is None:
        raise TypeError('must be called with a dataclass type or instance')
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    if not _is_dataclass_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _converted(
        obj, lambda o, part: dict_factory([(f.name, part(getattr(o, f.name)))
                                           for f in fields(o)]))


def astuple(obj, *, tuple_factory=tuple):
    if not _is_dataclass_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _converted(
        obj, lambda o, part: tuple_factory([part(getattr(o, f.name)) for f in fields(o)]))


def _converted(obj, build):
    def part(value):
        return _converted(value, build)
    kind = type(obj)
    if kind in (int, str, float, bool, bytes, type(None)):
        return obj
    if hasattr(kind, _FIELDS):
        return build(obj, part)
    if kind is list:
        return [part(value) for value in obj]
    if kind is dict:
        return {part(key): part(value) for key, value in obj.items()}
    if kind is tuple:
        return tuple([part(value) for value in obj])
    if issubclass(kind, tuple):
        if hasattr(obj, '_fields'):
            return kind(*[part(value) for value in obj])
        return kind(part(value) for value in obj)
    if issubclass(kind, dict):
        if hasattr(kind, 'default_factory') or hasattr(obj, 'default_factory'):
            result = kind(obj.default_factory)
            for key, value in obj.items():
                result[part(key)] = part(value)
            return result
        return kind((part(key), part(value)) for key, value in obj.items())
    if issubclass(kind, list):
        return kind(part(value) for value in obj)
    return _copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,
                   order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                   slots=False, weakref_slot=False, module=None, decorator=dataclass):
    import types
    if namespace is None:
        namespace = {}
    seen = set()
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            from typing import Any
            name, kind = item, Any
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, default = item
            defaults[name] = default
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if name in _KEYWORDS:
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in seen:
            raise TypeError(f'Field name duplicated: {name!r}')
        seen.add(name)
        annotations[name] = kind

    def fill(ns):
        ns.update(namespace)
        ns.update(defaults)
    if module is None:
        module = _machine('program_globals').get('__name__', 'types')

    def body(ns):
        fill(ns)
        ns['__annotations__'] = annotations
        ns['__module__'] = module
    cls = types.new_class(cls_name, bases, {}, body)
    return decorator(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
        match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


_KEYWORDS = frozenset([
    'False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class',
    'continue', 'def', 'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if',
    'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try',
    'while', 'with', 'yield',
])


def replace(obj, /, **changes):
    if not _is_dataclass_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(
                    f'field {f.name} is declared with init=False, it cannot be specified with '
                    'replace()')
            continue
        if f.name not in changes:
            if f._field_type is _INITVAR and f.default is MISSING:
                raise TypeError(
                    f'InitVar {f.name!r} must be specified with replace()')
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
