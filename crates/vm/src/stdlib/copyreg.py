"""How objects are taken apart to be made again: what `__reduce_ex__` of `object` gives.

Source of the behaviour: Python library reference, "copyreg" and "pickle".
"""

__all__ = ['pickle', 'constructor', '__newobj__', '__newobj_ex__']

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError('reduction functions must be callable')
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError('constructors must be callable')


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ is not object.__init__:
        base.__init__(obj, state)
    return obj


def _slotnames(cls):
    """The names of the places that `__slots__` of a class and its bases make."""
    names = cls.__dict__.get('__slotnames__')
    if names is not None:
        return names
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ('__dict__', '__weakref__'):
                continue
            if name.startswith('__') and not name.endswith('__'):
                stripped = base.__name__.lstrip('_')
                if stripped:
                    name = f'_{stripped}{name}'
            names.append(name)
    try:
        cls.__slotnames__ = names
    except (AttributeError, TypeError):
        pass
    return names


def _cannot(obj):
    return TypeError(f'cannot pickle {type(obj).__name__!r} object')


def _plain_state(obj):
    """What `object.__getstate__` gives."""
    state = getattr(obj, '__dict__', None) or None
    if state is not None:
        state = dict(state)
    slots = {}
    for name in _slotnames(type(obj)):
        try:
            slots[name] = getattr(obj, name)
        except AttributeError:
            pass
    return (state, slots) if slots else state


def _state(obj, required):
    if type(obj).__getstate__ is not object.__getstate__:
        return obj.__getstate__()
    # What lives outside of attributes would be lost.
    if required and _native_base(type(obj)) is not object:
        raise _cannot(obj)
    return _plain_state(obj)


def _native_base(cls):
    for base in cls.__mro__:
        if _is_native(base):
            return base
    return object


def _is_native(cls):
    return cls.__module__ == 'builtins' and _builtin_type(cls.__name__) is cls


def _new_arguments(obj):
    cls = type(obj)
    method = getattr(cls, '__getnewargs_ex__', None)
    if method is not None:
        given = method(obj)
        if not isinstance(given, tuple):
            raise TypeError(
                f'__getnewargs_ex__ should return a tuple, not {type(given).__name__!r}')
        if len(given) != 2:
            raise ValueError(
                f'__getnewargs_ex__ should return a tuple of length 2, not {len(given)}')
        args, kwargs = given
        if not isinstance(args, tuple):
            raise TypeError(
                'first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '
                f'{type(args).__name__!r}')
        if not isinstance(kwargs, dict):
            raise TypeError(
                'second item of the tuple returned by __getnewargs_ex__ must be a dict, not '
                f'{type(kwargs).__name__!r}')
        return args, kwargs
    method = getattr(cls, '__getnewargs__', None)
    if method is not None:
        args = method(obj)
        if not isinstance(args, tuple):
            raise TypeError(
                f'__getnewargs__ should return a tuple, not {type(args).__name__!r}')
        return args, None
    if isinstance(obj, (int, float, str, bytes, complex, tuple)) and not isinstance(obj, bool):
        return (_native_base(cls)(obj),), None
    return None, None


def _object_reduce_ex(obj, protocol):
    cls = type(obj)
    if cls.__reduce__ is not object.__reduce__:
        return obj.__reduce__()
    return _object_reduce(obj, protocol)


def _object_reduce(obj, protocol):
    cls = type(obj)
    if isinstance(obj, BaseException):
        state = obj.__dict__
        return (cls, obj.args, dict(state)) if state else (cls, obj.args)
    if isinstance(obj, (set, frozenset)):
        return cls, (list(obj),), _plain_state(obj)
    if protocol < 2:
        return _reduce_ex(obj, protocol)
    args, kwargs = _new_arguments(obj)
    is_list, is_dict = isinstance(obj, list), isinstance(obj, dict)
    state = _state(obj, args is None and not is_list and not is_dict)
    if kwargs:
        made = __newobj_ex__, (cls, args, kwargs)
    else:
        made = __newobj__, (cls, *(args or ()))
    return (*made, state, iter(obj) if is_list else None, iter(obj.items()) if is_dict else None)


def _reduce_ex(self, proto):
    cls = self.__class__
    base = _native_base(cls)
    if base is object:
        state = None
    elif base is cls:
        raise _cannot(self)
    else:
        state = base(self)
    args = (cls, base, state)
    if type(self).__getstate__ is object.__getstate__ and getattr(self, '__slots__', None):
        raise TypeError(
            f'cannot pickle {cls.__name__!r} object: a class that defines __slots__ without '
            f'defining __getstate__ cannot be pickled with protocol {proto}')
    state = self.__getstate__()
    return (_reconstructor, args, state) if state else (_reconstructor, args)
