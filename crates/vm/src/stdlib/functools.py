"""Functions that work on functions.

Source of the behaviour: Python library reference, "functools".
"""

__all__ = ['Placeholder', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'cache', 'cached_property',
           'cmp_to_key', 'lru_cache', 'partial', 'partialmethod', 'reduce', 'singledispatch',
           'singledispatchmethod', 'total_ordering', 'update_wrapper', 'wraps']

from _generic import GenericAlias as _GenericAlias, Union as _Union

_NOTHING = object()

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotate__',
                       '__type_params__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    # Last, so that it is not what `__dict__` of the wrapped function says.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# ---- order

# Each of these makes a comparison from another: `a <= b` from `a < b` by `_or_same`, and so on.

def _not_and_differs(op):
    def method(self, other):
        result = getattr(type(self), op)(self, other)
        if result is NotImplemented:
            return result
        return not result and self != other
    return method


def _or_same(op):
    def method(self, other):
        result = getattr(type(self), op)(self, other)
        if result is NotImplemented:
            return result
        return result or self == other
    return method


def _negated(op):
    def method(self, other):
        result = getattr(type(self), op)(self, other)
        if result is NotImplemented:
            return result
        return not result
    return method


def _negated_or_same(op):
    def method(self, other):
        result = getattr(type(self), op)(self, other)
        if result is NotImplemented:
            return result
        return not result or self == other
    return method


def _and_differs(op):
    def method(self, other):
        result = getattr(type(self), op)(self, other)
        if result is NotImplemented:
            return result
        return result and self != other
    return method


_ORDER = {
    '__lt__': (('__gt__', _not_and_differs), ('__le__', _or_same), ('__ge__', _negated)),
    '__le__': (('__ge__', _negated_or_same), ('__lt__', _and_differs), ('__gt__', _negated)),
    '__gt__': (('__lt__', _not_and_differs), ('__ge__', _or_same), ('__le__', _negated)),
    '__ge__': (('__le__', _negated_or_same), ('__gt__', _and_differs), ('__lt__', _negated)),
}


def total_ordering(cls):
    roots = {op for op in _ORDER if getattr(cls, op, None) is not getattr(object, op, None)}
    if not roots:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    # Of several the first of these is what the others are made of.
    root = [op for op in ('__lt__', '__le__', '__gt__', '__ge__') if op in roots][0]
    for name, make in _ORDER[root]:
        if name not in roots:
            method = make(root)
            method.__name__ = name
            method.__qualname__ = name
            method.__doc__ = getattr(int, name).__doc__
            setattr(cls, name, method)
    return cls


class KeyWrapper:
    """What `cmp_to_key` makes of an object."""
    __static_type__ = 'functools'

    __slots__ = ('_compare', 'obj')

    def __init__(self, compare, obj):
        self._compare = compare
        self.obj = obj

    def __lt__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError('other argument must be K instance')
        return self._compare(self.obj, other.obj) < 0

    def __gt__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError('other argument must be K instance')
        return self._compare(self.obj, other.obj) > 0

    def __eq__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError('other argument must be K instance')
        return self._compare(self.obj, other.obj) == 0

    def __le__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError('other argument must be K instance')
        return self._compare(self.obj, other.obj) <= 0

    def __ge__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError('other argument must be K instance')
        return self._compare(self.obj, other.obj) >= 0

    __hash__ = None

    def __call__(self, obj):
        return KeyWrapper(self._compare, obj)


def cmp_to_key(mycmp):
    return KeyWrapper(mycmp, None)


# ---- calls

def reduce(function, iterable, /, initial=_NOTHING):
    try:
        it = iter(iterable)
    except TypeError:
        raise TypeError('reduce() arg 2 must support iteration') from None
    if initial is _NOTHING:
        value = next(it, _NOTHING)
        if value is _NOTHING:
            raise TypeError('reduce() of empty iterable with no initial value')
    else:
        value = initial
    for item in it:
        value = function(value, item)
    return value


class _PlaceholderType:
    """What stands for an argument of `partial` that a call gives."""
    __static_type__ = 'functools'

    __slots__ = ()

    def __new__(cls):
        return _placeholder

    def __repr__(self):
        return 'Placeholder'

    def __reduce__(self):
        return 'Placeholder'

    def __init_subclass__(cls):
        raise TypeError("type 'functools._PlaceholderType' is not an acceptable base type")


_placeholder = object.__new__(_PlaceholderType)
Placeholder = _placeholder


def _with_places_filled(known, args):
    # The arguments of a partial call with those of a call: first the places are filled.
    found = list(known)
    used = 0
    for place, arg in enumerate(found):
        if arg is _placeholder:
            found[place] = args[used]
            used += 1
    return (*found, *args[used:])


def _check_places(args):
    if args and args[-1] is _placeholder:
        raise TypeError('trailing Placeholders are not allowed')


class partial:
    """A call of a function with some arguments given."""
    __static_type__ = 'functools'

    def __new__(cls, func=_NOTHING, /, *args, **keywords):
        if func is _NOTHING:
            raise TypeError("type 'partial' takes at least one argument")
        if not callable(func):
            raise TypeError('the first argument must be callable')
        _check_places(args)
        for value in keywords.values():
            if value is _placeholder:
                raise TypeError('Placeholder cannot be passed as a keyword argument')
        # A partial call of a partial call is one of the function itself.
        if isinstance(func, partial) and not (type(func) is not partial and func.__dict__):
            inner = func.args
            places = func._places
            if places:
                given = args + (_placeholder,) * (places - len(args))
                args = _with_places_filled(inner, given)
                while args and args[-1] is _placeholder:
                    args = args[:-1]
            else:
                args = inner + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = object.__new__(cls)
        object.__setattr__(self, '_state', (func, args, keywords, args.count(_placeholder)
                                            if _holds_place(args) else 0))
        return self

    def __call__(self, /, *args, **keywords):
        func, known, given, places = self._state
        if places:
            if len(args) < places:
                raise TypeError("missing positional arguments in 'partial' call; expected at "
                                f'least {places}, got {len(args)}')
            return func(*_with_places_filled(known, args), **{**given, **keywords})
        if keywords:
            return func(*known, *args, **{**given, **keywords})
        return func(*known, *args, **given)

    @property
    def func(self):
        return self._state[0]

    @property
    def args(self):
        return self._state[1]

    @property
    def keywords(self):
        return self._state[2]

    @property
    def _places(self):
        return self._state[3]

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return _bind_method(self, obj)

    def __repr__(self):
        if _repr_enter(self):
            return '...'
        try:
            func, args, keywords, _ = self._state
            shown = [repr(func)]
            shown.extend([repr(arg) for arg in args])
            shown.extend([f'{name}={value!r}' for name, value in keywords.items()])
        finally:
            _repr_leave(self)
        cls = type(self)
        return f'{cls.__module__}.{cls.__qualname__}({", ".join(shown)})'

    __class_getitem__ = classmethod(_GenericAlias)


def _holds_place(args):
    for arg in args:
        if arg is _placeholder:
            return True
    return False


class partialmethod:
    """A method that is a call of another with some arguments given."""

    def __init__(self, func, /, *args, **keywords):
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            if not callable(func) and getattr(func, '__get__', None) is None:
                raise TypeError(f'the first argument {func!r} must be a callable or a descriptor')
            self.func = func
            self.args = args
            self.keywords = keywords
        _check_places(self.args)

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            known = self.args
            if _holds_place(known):
                known = _with_places_filled(known, args)
                args = ()
            return self.func(cls_or_self, *known, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, '__get__', None)
        if get is not None and not isinstance(self.func, partial):
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    def __repr__(self):
        shown = [repr(self.func)]
        shown.extend([repr(arg) for arg in self.args])
        shown.extend([f'{name}={value!r}' for name, value in self.keywords.items()])
        cls = type(self)
        return f'{cls.__module__}.{cls.__qualname__}({", ".join(shown)})'

    __class_getitem__ = classmethod(_GenericAlias)


# ---- caches

_KEYWORD_MARK = object()


def _cache_info_class():
    from collections import namedtuple
    return namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'],
                      module='functools')


_CacheInfo = _cache_info_class()


class _lru_cache_wrapper:
    __static_type__ = 'functools'
    def __init__(self, user_function, maxsize, typed, cache_info_type):
        self._function = user_function
        self._maxsize = maxsize
        self._typed = typed
        self._info = cache_info_type
        self._found = {}
        self._hits = 0
        self._misses = 0
        # The entries from the oldest to the newest are a ring of [before, after, key, value].
        self._ring = ring = []
        ring.extend([ring, ring, None, None])

    def _key(self, args, keywords):
        if not keywords and not self._typed and len(args) == 1:
            only = args[0]
            if type(only) is int or type(only) is str:
                return only
        if not keywords and not self._typed:
            key = args
        else:
            parts = list(args)
            if keywords:
                parts.append(_KEYWORD_MARK)
                for item in keywords.items():
                    parts.extend(item)
            if self._typed:
                parts.extend([type(arg) for arg in args])
                parts.extend([type(value) for value in keywords.values()])
            key = tuple(parts)
        # What cannot be hashed is told in the words of `hash`.
        hash(key)
        return key

    def __call__(self, /, *args, **keywords):
        maxsize = self._maxsize
        if maxsize == 0:
            self._misses += 1
            return self._function(*args, **keywords)
        key = self._key(args, keywords)
        found = self._found
        if maxsize is None:
            value = found.get(key, _NOTHING)
            if value is not _NOTHING:
                self._hits += 1
                return value
            self._misses += 1
            value = self._function(*args, **keywords)
            self._found[key] = value
            return value
        ring = self._ring
        link = found.get(key)
        if link is not None:
            before, after, _, value = link
            before[1] = after
            after[0] = before
            self._put_last(link, ring)
            self._hits += 1
            return value
        self._misses += 1
        value = self._function(*args, **keywords)
        found = self._found
        ring = self._ring
        if key in found:
            # A call within the call has put it there.
            return value
        if len(found) < maxsize:
            link = [None, None, key, value]
        else:
            link = ring[1]
            old = link[2]
            ring[1] = link[1]
            link[1][0] = ring
            del found[old]
            link[2] = key
            link[3] = value
        self._put_last(link, ring)
        found[key] = link
        return value

    def _put_last(self, link, ring):
        last = ring[0]
        last[1] = ring[0] = link
        link[0] = last
        link[1] = ring

    def cache_info(self):
        return self._info(self._hits, self._misses, self._maxsize, len(self._found))

    def cache_clear(self):
        self._hits = self._misses = 0
        self._found = {}
        self._ring = ring = []
        ring.extend([ring, ring, None, None])

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return _bind_method(self, obj)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__qualname__


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)

    return decorating_function


def _cached(function, maxsize, typed):
    if not callable(function):
        raise TypeError('the first argument must be callable')
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property that is computed once and kept in the instance."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                'Cannot assign the same cached_property to two different names '
                f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError(
                'Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            kept = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                f'{self.attrname!r} property.') from None
        value = kept.get(self.attrname, _NOTHING)
        if value is _NOTHING:
            value = self.func(instance)
            try:
                kept[self.attrname] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance does not "
                    f'support item assignment for caching {self.attrname!r} property.') from None
        return value

    __class_getitem__ = classmethod(_GenericAlias)


# ---- generic functions

def _implementation_for(cls, registry):
    """The class in the registry that serves `cls` best."""
    mro = cls.__mro__
    best = []
    best_rank = None
    for known in registry:
        if known in mro:
            # `object` comes last even where an abstract base class stands behind the others.
            rank = (mro.index(known), 0)
        elif issubclass(cls, known):
            # An abstract class comes behind the most basic class that it accepts.
            place = 0
            for index, base in enumerate(mro):
                if base is not object and issubclass(base, known):
                    place = index
            rank = (place, 1)
        else:
            continue
        if best_rank is None or rank < best_rank:
            best_rank = rank
            best = [known]
        elif rank == best_rank:
            if issubclass(known, best[0]):
                best = [known]
            elif not issubclass(best[0], known):
                best.append(known)
    if len(best) > 1:
        raise RuntimeError(f'Ambiguous dispatch: {best[0]} or {best[1]}')
    return best[0] if best else None


def _union_classes(cls):
    # The classes of a union, or None.
    if not isinstance(cls, _Union):
        return None
    for arg in cls.__args__:
        if not isinstance(arg, type):
            return None
    return cls.__args__


def singledispatch(func):
    registry = {}
    known = {}

    def dispatch(cls):
        found = known.get(cls)
        if found is None:
            found = registry.get(cls)
            if found is None:
                found = registry.get(_implementation_for(cls, registry))
            known[cls] = found
        return found

    def register(cls, func=None):
        classes = (cls,) if isinstance(cls, type) else _union_classes(cls)
        if classes is not None:
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(
                    'Invalid first argument to `register()`. '
                    f'{cls!r} is not a class or union type.')
            described = cls.__func__ if isinstance(cls, (classmethod, staticmethod)) else cls
            annotations = getattr(described, '__annotations__', {})
            if not annotations:
                raise TypeError(
                    f'Invalid first argument to `register()`: {cls!r}. '
                    'Use either `@register(some_class)` or plain `@register` on an annotated '
                    'function.')
            func = cls
            name, cls = next(iter(annotations.items()))
            classes = (cls,) if isinstance(cls, type) else _union_classes(cls)
            if classes is None:
                if isinstance(cls, _Union):
                    raise TypeError(
                        f'Invalid annotation for {name!r}. {cls!r} not all arguments are classes.')
                raise TypeError(f'Invalid annotation for {name!r}. {cls!r} is not a class.')
        for each in classes:
            registry[each] = func
        known.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(type(args[0]))(*args, **kw)

    name = getattr(func, '__name__', 'singledispatch function')
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = _mapping_proxy(registry)
    wrapper._clear_cache = known.clear
    update_wrapper(wrapper, func)
    return wrapper


def _mapping_proxy(mapping):
    return type(type.__dict__)(mapping)


class singledispatchmethod:
    """A method whose implementation the class of its first argument chooses."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        return _singledispatchmethod_get(self, obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    def __repr__(self):
        try:
            name = self.func.__qualname__
        except AttributeError:
            try:
                name = self.func.__name__
            except AttributeError:
                name = '?'
        return f'<single dispatch method descriptor {name}>'


class _singledispatchmethod_get:
    def __init__(self, unbound, obj, cls):
        self._unbound = unbound
        self._dispatch = unbound.dispatcher.dispatch
        self._obj = obj
        self._cls = cls
        func = unbound.func
        for name in ('__module__', '__doc__'):
            try:
                setattr(self, name, getattr(func, name))
            except AttributeError:
                pass

    def __call__(self, /, *args, **kwargs):
        if not args:
            name = getattr(self._unbound.func, '__name__', 'singledispatchmethod method')
            raise TypeError(f'{name} requires at least 1 positional argument')
        method = self._dispatch(type(args[0]))
        if hasattr(method, '__get__'):
            method = method.__get__(self._obj, self._cls)
        return method(*args, **kwargs)

    def __getattr__(self, name):
        if name not in {'__name__', '__qualname__', '__isabstractmethod__', '__annotations__',
                        '__type_params__'}:
            raise AttributeError
        return getattr(self._unbound.func, name)

    @property
    def __wrapped__(self):
        return self._unbound.func

    @property
    def register(self):
        return self._unbound.register

    def __repr__(self):
        name = getattr(self._unbound.func, '__qualname__', '?')
        if self._obj is None:
            return f'<single dispatch method {name}>'
        return f'<bound single dispatch method {name} of {self._obj!r}>'
