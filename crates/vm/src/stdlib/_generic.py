"""Generic aliases and unions: what `list[int]` and `int | None` make."""

_OWN = frozenset([
    '__class__', '__origin__', '__args__', '__parameters__', '__unpacked__', '__mro_entries__',
    '__typing_unpacked_tuple_args__', '__reduce__', '__reduce_ex__', '__copy__', '__deepcopy__',
    '__dir__', '__typing_is_generic__',
])


def type_repr(item):
    if item is ...:
        return '...'
    if isinstance(item, (list, tuple)):
        parts = ', '.join([type_repr(x) for x in item])
        return '[' + parts + ']'
    if hasattr(item, '__origin__') and hasattr(item, '__args__'):
        return repr(item)
    qualname = getattr(item, '__qualname__', None)
    module = getattr(item, '__module__', None)
    if qualname is None or module is None:
        return repr(item)
    if module == 'builtins':
        return qualname
    return module + '.' + qualname


def item_repr(item):
    # Of lists and tuples the types in them are shown as in any list.
    return repr(item) if isinstance(item, (list, tuple)) else type_repr(item)


def argument_repr(item):
    if type(item) is list:
        return '[' + ', '.join([item_repr(x) for x in item]) + ']'
    return item_repr(item)


def parameters_of(args):
    # The type parameters in arguments, each once.
    found = []
    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, (list, tuple)):
            inner = parameters_of(arg)
        elif hasattr(type(arg), '__typing_subst__'):
            inner = (arg,)
        else:
            inner = getattr(arg, '__parameters__', ())
            if not isinstance(inner, tuple):
                continue
        for parameter in inner:
            if parameter not in found:
                found.append(parameter)
    return tuple(found)


def spread(args):
    # `*tuple[int, str]` among arguments stands for what is in it.
    found = []
    for arg in args:
        inner = None
        if not isinstance(arg, type):
            inner = getattr(arg, '__typing_unpacked_tuple_args__', None)
        if inner is not None and not (inner and inner[-1] is ...):
            found.extend(inner)
        else:
            found.append(arg)
    return tuple(found)


def bind(owner, parameters, item):
    # The value of each type parameter.
    items = spread(item if isinstance(item, tuple) else (item,))
    for parameter in parameters:
        prepare = getattr(parameter, '__typing_prepare_subst__', None)
        if prepare is not None:
            items = prepare(owner, items)
            if not isinstance(items, tuple):
                items = (items,)
    if len(items) != len(parameters):
        word = 'many' if len(items) > len(parameters) else 'few'
        raise TypeError(
            f'Too {word} arguments for {owner!r}; actual {len(items)}, expected {len(parameters)}')
    return dict(zip(parameters, items))


def substitute(args, values):
    # Arguments with type parameters replaced by their values.
    found = []
    for arg in args:
        if isinstance(arg, type):
            found.append(arg)
            continue
        if isinstance(arg, (list, tuple)):
            found.append(type(arg)(substitute(arg, values)))
            continue
        if hasattr(type(arg), '__typing_subst__'):
            value = arg.__typing_subst__(values[arg])
            if getattr(arg, '__typing_is_typevartuple__', False):
                found.extend(value)
            else:
                found.append(value)
            continue
        inner = getattr(arg, '__parameters__', ())
        if not isinstance(inner, tuple) or not inner:
            found.append(arg)
            continue
        if getattr(arg, '__typing_is_unpacked_typevartuple__', False):
            found.extend(values[inner[0]])
            continue
        wanted = []
        for parameter in inner:
            if getattr(parameter, '__typing_is_typevartuple__', False):
                wanted.extend(values[parameter])
            else:
                wanted.append(values[parameter])
        new = arg[tuple(wanted)]
        spreads = getattr(new, '__typing_unpacked_tuple_args__', None)
        if spreads is not None and not (spreads and spreads[-1] is ...):
            found.extend(spreads)
        else:
            found.append(new)
    return tuple(found)


class GenericAlias:
    __module__ = 'types'
    __static_type__ = 'types'
    __slots__ = ('_origin', '_args', '_parameters', '_starred')

    def __new__(cls, *args):
        if len(args) != 2:
            raise TypeError(f'GenericAlias expected 2 arguments, got {len(args)}')
        self = object.__new__(cls)
        origin, args = args
        put = object.__setattr__
        put(self, '_origin', origin)
        put(self, '_args', args if isinstance(args, tuple) else (args,))
        put(self, '_parameters', None)
        put(self, '_starred', False)
        return self

    def __init__(self, *args):
        pass

    def __getattribute__(self, name):
        get = object.__getattribute__
        if name in _OWN:
            if name == '__origin__':
                return get(self, '_origin')
            if name == '__args__':
                return get(self, '_args')
            if name == '__parameters__':
                found = get(self, '_parameters')
                if found is None:
                    found = parameters_of(get(self, '_args'))
                    object.__setattr__(self, '_parameters', found)
                return found
            if name == '__unpacked__':
                return get(self, '_starred')
            if name == '__typing_unpacked_tuple_args__':
                if get(self, '_starred') and get(self, '_origin') is tuple:
                    return get(self, '_args')
                return None
            return get(self, name)
        return getattr(get(self, '_origin'), name)

    def __setattr__(self, name, value):
        if name in ('__origin__', '__args__', '__parameters__', '__unpacked__'):
            raise AttributeError('readonly attribute')
        raise AttributeError(
            f"'types.GenericAlias' object has no attribute '{name}' and no __dict__ for setting "
            'new attributes')

    def __repr__(self):
        args = self.__args__
        inner = ', '.join([argument_repr(arg) for arg in args]) if args else '()'
        star = '*' if self.__unpacked__ else ''
        return star + type_repr(self.__origin__) + '[' + inner + ']'

    def __eq__(self, other):
        if not isinstance(other, GenericAlias):
            return NotImplemented
        return (
            self.__unpacked__ == other.__unpacked__
            and self.__origin__ == other.__origin__
            and self.__args__ == other.__args__
        )

    def __hash__(self):
        return hash(self.__origin__) ^ hash(self.__args__)

    def __call__(self, /, *args, **keywords):
        made = self.__origin__(*args, **keywords)
        try:
            made.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return made

    def __getitem__(self, item):
        parameters = self.__parameters__
        if not parameters:
            raise TypeError(f'{self!r} is not a generic class')
        values = bind(self, parameters, item)
        new = GenericAlias(self.__origin__, substitute(self.__args__, values))
        if self.__unpacked__:
            object.__setattr__(new, '_starred', True)
        return new

    def __iter__(self):
        new = GenericAlias(self.__origin__, self.__args__)
        object.__setattr__(new, '_starred', True)
        yield new

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        raise TypeError('isinstance() argument 2 cannot be a parameterized generic')

    def __subclasscheck__(self, cls):
        raise TypeError('issubclass() argument 2 cannot be a parameterized generic')

    def __or__(self, other):
        return unite(self, other)

    def __ror__(self, other):
        return unite(other, self)

    def __dir__(self):
        return sorted(set(dir(self.__origin__)) | {
            '__origin__', '__args__', '__parameters__', '__mro_entries__', '__reduce_ex__',
            '__reduce__', '__typing_unpacked_tuple_args__', '__unpacked__', '__class__'})

    def __reduce__(self):
        return GenericAlias, (self.__origin__, self.__args__)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def can_be_united(item):
    return (
        item is None or isinstance(item, type) or isinstance(item, (GenericAlias, Union))
        or getattr(type(item), '_may_be_in_union', False)
    )


def unite(a, b):
    # `a | b` for types; NotImplemented for anything else.
    if not can_be_united(a) or not can_be_united(b):
        return NotImplemented
    return make_union((a, b))


def make_union(args):
    known = set()
    unhashable = []
    found = []
    for arg in args:
        for part in arg.__args__ if isinstance(arg, Union) else (arg,):
            if part is None:
                part = type(None)
            hashable = True
            try:
                hash(part)
            except TypeError:
                hashable = False
            if hashable:
                if part in known:
                    continue
                known.add(part)
            else:
                if part in unhashable:
                    continue
                unhashable.append(part)
            found.append(part)
    if len(found) == 1:
        return found[0]
    union = object.__new__(Union)
    object.__setattr__(union, '_args', tuple(found))
    object.__setattr__(union, '_parameters', None)
    return union


class Union:
    """Represent a union type

E.g. for int | str"""

    __module__ = 'typing'
    __static_type__ = 'typing'
    __slots__ = ('_args', '_parameters')

    def __new__(cls, *args, **keywords):
        raise TypeError("cannot create 'typing.Union' instances")

    def __init_subclass__(cls, **keywords):
        raise TypeError("type 'typing.Union' is not an acceptable base type")

    def __class_getitem__(cls, args):
        if not isinstance(args, tuple):
            args = (args,)
        if not args:
            raise TypeError('Cannot take a Union of no types.')
        found = []
        for arg in args:
            if isinstance(arg, str):
                from annotationlib import ForwardRef
                arg = ForwardRef(arg)
            elif arg is not None and not isinstance(arg, type):
                from typing import _type_check
                arg = _type_check(arg, 'Union[arg, ...]: each arg must be a type.')
            found.append(arg)
        return make_union(found)

    @property
    def __args__(self):
        return self._args

    @property
    def __parameters__(self):
        found = self._parameters
        if found is None:
            found = parameters_of(self._args)
            object.__setattr__(self, '_parameters', found)
        return found

    @property
    def __origin__(self):
        return Union

    def __getattr__(self, name):
        if name in ('__name__', '__qualname__'):
            return 'Union'
        raise AttributeError(f"'typing.Union' object has no attribute '{name}'")

    def __setattr__(self, name, value):
        if name in ('__args__', '__parameters__', '__origin__'):
            raise AttributeError('readonly attribute')
        raise AttributeError(
            f"'typing.Union' object has no attribute '{name}' and no __dict__ for setting new "
            'attributes')

    def __repr__(self):
        return ' | '.join(
            ['None' if arg is type(None) else type_repr(arg) for arg in self._args])

    def __eq__(self, other):
        if not isinstance(other, Union):
            return NotImplemented
        mine, others = self._args, other._args
        if len(mine) != len(others):
            return False
        return all([arg in others for arg in mine])

    def __hash__(self):
        return hash(frozenset(self._args))

    def __or__(self, other):
        return unite(self, other)

    def __ror__(self, other):
        return unite(other, self)

    def __getitem__(self, item):
        parameters = self.__parameters__
        if not parameters:
            raise TypeError(f'{self!r} is not a generic class')
        return make_union(substitute(self._args, bind(self, parameters, item)))

    def __instancecheck__(self, instance):
        return isinstance(instance, self._args)

    def __subclasscheck__(self, cls):
        if not isinstance(cls, type):
            raise TypeError('issubclass() arg 1 must be a class')
        return issubclass(cls, self._args)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __reduce__(self):
        return make_union, (self._args,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self
