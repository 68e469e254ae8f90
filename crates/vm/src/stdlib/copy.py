"""Copies of objects, shallow and deep.

Source of the behaviour: Python library reference, "copy".
"""

from copyreg import dispatch_table as _dispatch_table

__all__ = ['Error', 'copy', 'deepcopy', 'replace']


class Error(Exception):
    pass


error = Error

# What is its own copy.
_ATOMIC = (type(None), int, float, bool, complex, str, bytes, type, range, slice, type(Ellipsis),
           type(NotImplemented), type(len), type(lambda: 0), property)


def _takes_apart(cls):
    # Whether a class says how its objects are taken apart; others are known here.
    return (
        cls.__reduce_ex__ is not object.__reduce_ex__
        or cls.__reduce__ is not object.__reduce__
        or cls.__getstate__ is not object.__getstate__
        or hasattr(cls, '__getnewargs_ex__')
        or cls in _dispatch_table)


def _reduced(x, cls):
    reductor = _dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    return x.__reduce_ex__(4)


def _reconstruct(x, memo, func, args, state=None, list_items=None, dict_items=None, *more):
    deep = memo is not None
    part = (lambda item: deepcopy(item, memo)) if deep else _same
    result = func(*[part(arg) for arg in args])
    if deep:
        memo[id(x)] = result
    if state is not None:
        state = part(state)
        if hasattr(result, '__setstate__'):
            result.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                result.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    setattr(result, name, value)
    if list_items is not None:
        for item in list_items:
            result.append(part(item))
    if dict_items is not None:
        for key, value in dict_items:
            result[part(key)] = part(value)
    return result


def copy(x):
    cls = type(x)
    if cls in _ATOMIC or cls in (tuple, frozenset) or isinstance(x, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    copier = getattr(cls, '__copy__', None)
    if copier is not None:
        return copier(x)
    if _takes_apart(cls):
        parts = _reduced(x, cls)
        return x if isinstance(parts, str) else _reconstruct(x, None, *parts)
    return _rebuilt(x, cls, _same)


def _same(x):
    return x


def _rebuilt(x, cls, part):
    """An instance of the same class with the same attributes, each passed through `part`."""
    if isinstance(x, BaseException):
        result = cls.__new__(cls, *part(x.args))
    elif isinstance(x, tuple):
        # Not the class's own `__new__`: one that takes fields would not take the items.
        result = tuple.__new__(cls, [part(item) for item in x])
    elif isinstance(x, frozenset):
        result = cls.__new__(cls, [part(item) for item in x])
    elif isinstance(x, (int, float, complex, str, bytes)):
        result = cls.__new__(cls, x)
    elif not hasattr(x, '__dict__') and not hasattr(cls, '__slots__'):
        raise TypeError(f'cannot pickle {cls.__name__!r} object')
    else:
        result = cls.__new__(cls)
    _fill(x, cls, result, part)
    return result


def _fill(x, cls, result, part):
    if isinstance(x, bytearray):
        bytearray.extend(result, x)
    elif isinstance(x, list):
        list.extend(result, [part(item) for item in list.__iter__(x)])
    elif isinstance(x, dict):
        for key, value in list(dict.items(x)):
            dict.__setitem__(result, part(key), part(value))
    elif isinstance(x, set):
        set.update(result, [part(item) for item in x])
    state = getattr(x, '__dict__', None)
    if state:
        setter = getattr(cls, '__setstate__', None)
        state = {part(name): part(value) for name, value in state.items()}
        if setter is not None:
            setter(result, state)
        else:
            result.__dict__.update(state)
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ('__dict__', '__weakref__') and hasattr(x, name):
                object.__setattr__(result, name, part(getattr(x, name)))


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in _ATOMIC and cls is not slice or isinstance(x, type):
        return x
    if memo is None:
        memo = {}
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known
    part = lambda item: deepcopy(item, memo)
    if cls is list:
        result = []
        memo[id(x)] = result
        for item in x:
            result.append(deepcopy(item, memo))
    elif cls is dict:
        result = {}
        memo[id(x)] = result
        for key, value in x.items():
            result[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        # A tuple that contains itself through a list is there already.
        known = memo.get(id(x), _nil)
        if known is not _nil:
            return known
        same = all(old is new for old, new in zip(x, items))
        result = x if same else tuple(items)
    elif cls is bytearray:
        result = bytearray(x)
    elif cls is set or cls is frozenset:
        result = cls([deepcopy(item, memo) for item in x])
    elif cls is slice:
        result = slice(part(x.start), part(x.stop), part(x.step))
    else:
        copier = getattr(cls, '__deepcopy__', None)
        if copier is not None:
            result = copier(x, memo)
        elif _takes_apart(cls):
            parts = _reduced(x, cls)
            result = x if isinstance(parts, str) else _reconstruct(x, memo, *parts)
        elif isinstance(x, (BaseException, tuple, int, float, complex, str, bytes, frozenset)):
            result = _rebuilt(x, cls, part)
        elif not hasattr(x, '__dict__') and not hasattr(cls, '__slots__'):
            raise TypeError(f'cannot pickle {cls.__name__!r} object')
        else:
            result = cls.__new__(cls)
            memo[id(x)] = result
            _fill(x, cls, result, part)
    if result is not x:
        memo[id(x)] = result
        # Kept alive, so that its identity is not given to another.
        memo.setdefault(id(memo), []).append(x)
    return result


def replace(obj, /, **changes):
    cls = type(obj)
    replacer = getattr(cls, '__replace__', None)
    if replacer is None:
        raise TypeError(f'replace() does not support {cls.__name__} objects')
    return replacer(obj, **changes)
