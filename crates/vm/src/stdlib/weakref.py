"""References that do not keep their objects alive, and containers of such.

Source of the behaviour: Python library reference, "weakref". An object is gone when the collector
has found that nothing else refers to it; asking a reference makes the collector look.
"""

import copy as _copy
from _collections_abc import MutableMapping, MutableSet
from _weakref import ReferenceType, _class_of, settle

__all__ = [
    'ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceType',
    'ProxyType', 'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary', 'WeakSet',
    'WeakMethod', 'finalize',
]

ref = ReferenceType


def getweakrefcount(object, /):
    return len(_weak_all(object))


def getweakrefs(object, /):
    return [r for r in _weak_all(object) if r is not None]


class ProxyType:
    __static_type__ = 'weakref'
    __module__ = 'weakref'
    __slots__ = ('_ref', '__weakref__')
    __hash__ = None

    def __new__(cls, *args):
        raise TypeError("cannot create 'weakref.ProxyType' instances")

    def __getattribute__(self, name):
        return getattr(_referent(self), name)

    def __setattr__(self, name, value):
        setattr(_referent(self), name, value)

    def __delattr__(self, name):
        delattr(_referent(self), name)

    def __repr__(self):
        ob = object.__getattribute__(self, '_ref')()
        if ob is None:
            return f'<weakproxy at {id(self):#x}; dead>'
        return f"<weakproxy at {id(self):#x}; to '{_class_of(ob)}' at {id(ob):#x}>"

    def __str__(self):
        return str(_referent(self))

    def __bytes__(self):
        return bytes(_referent(self))

    def __bool__(self):
        return bool(_referent(self))

    def __len__(self):
        return len(_referent(self))

    def __getitem__(self, key):
        return _referent(self)[key]

    def __setitem__(self, key, value):
        _referent(self)[key] = value

    def __delitem__(self, key):
        del _referent(self)[key]

    def __contains__(self, item):
        return item in _referent(self)

    def __iter__(self):
        return iter(_referent(self))

    def __next__(self):
        return next(_referent(self))

    def __reversed__(self):
        return reversed(_referent(self))

    def __index__(self):
        return _referent(self).__index__()

    def __int__(self):
        return int(_referent(self))

    def __float__(self):
        return float(_referent(self))

    def __eq__(self, other):
        return _referent(self) == _plain(other)

    def __ne__(self, other):
        return _referent(self) != _plain(other)

    def __lt__(self, other):
        return _referent(self) < _plain(other)

    def __le__(self, other):
        return _referent(self) <= _plain(other)

    def __gt__(self, other):
        return _referent(self) > _plain(other)

    def __ge__(self, other):
        return _referent(self) >= _plain(other)

    def __add__(self, other):
        return _referent(self) + _plain(other)

    def __radd__(self, other):
        return other + _referent(self)

    def __sub__(self, other):
        return _referent(self) - _plain(other)

    def __rsub__(self, other):
        return other - _referent(self)

    def __mul__(self, other):
        return _referent(self) * _plain(other)

    def __rmul__(self, other):
        return other * _referent(self)

    def __truediv__(self, other):
        return _referent(self) / _plain(other)

    def __floordiv__(self, other):
        return _referent(self) // _plain(other)

    def __mod__(self, other):
        return _referent(self) % _plain(other)

    def __pow__(self, other):
        return _referent(self) ** _plain(other)

    def __and__(self, other):
        return _referent(self) & _plain(other)

    def __or__(self, other):
        return _referent(self) | _plain(other)

    def __xor__(self, other):
        return _referent(self) ^ _plain(other)

    def __neg__(self):
        return -_referent(self)

    def __pos__(self):
        return +_referent(self)

    def __abs__(self):
        return abs(_referent(self))

    def __invert__(self):
        return ~_referent(self)

    def __enter__(self):
        return _referent(self).__enter__()

    def __exit__(self, *args):
        return _referent(self).__exit__(*args)


class CallableProxyType(ProxyType):
    __static_type__ = 'weakref'
    __module__ = 'weakref'
    __slots__ = ()
    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        return _referent(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def _referent(proxy):
    ob = object.__getattribute__(proxy, '_ref')()
    if ob is None:
        raise ReferenceError('weakly-referenced object no longer exists')
    return ob


def _plain(other):
    return _referent(other) if type(other) in ProxyTypes else other


def proxy(object_, callback=None, /):
    """Create a proxy object that weakly references 'object'."""
    cls = CallableProxyType if callable(object_) else ProxyType
    made = object.__new__(cls)
    told = None
    if callback is not None:
        def told(gone):
            callback(made)
    object.__setattr__(made, '_ref', _ProxyRef(object_, told))
    return made


class _ProxyRef(ReferenceType):
    __slots__ = ()


class WeakMethod(ReferenceType):
    """A custom `weakref.ref` subclass which simulates a weak reference to a bound method."""

    __slots__ = ('_func_ref', '_meth_type', '_alive')

    def __new__(cls, meth, callback=None):
        try:
            obj = meth.__self__
            func = meth.__func__
        except AttributeError:
            raise TypeError(
                f'argument should be a bound method, not {type(meth)}') from None
        told = None
        if callback is not None:
            def told(gone):
                if self._alive:
                    self._alive = False
                    callback(self)
        self = ReferenceType.__new__(cls, obj, told)
        self._func_ref = ref(func, told)
        self._meth_type = type(meth)
        self._alive = True
        return self

    def __init__(self, meth, callback=None):
        pass

    def __call__(self):
        obj = super().__call__()
        func = self._func_ref()
        if obj is None or func is None:
            return None
        return self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self() is None or other() is None:
            return self is other
        return ReferenceType.__eq__(self, other) and self._func_ref == other._func_ref

    __hash__ = ReferenceType.__hash__


class KeyedRef(ReferenceType):
    __slots__ = ('key',)

    def __new__(cls, ob, callback, key):
        self = ReferenceType.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        pass


def _raw(r):
    # The object, as far as is known without looking.
    return _weak_get(r._weak, None)


def _look():
    _weak_look()
    settle()


class WeakValueDictionary(MutableMapping):
    """Mapping class that references values weakly."""

    def __init__(self, other=(), /, **kw):
        self.data = {}
        self_ref = ref(self)

        def remove(gone):
            mine = _raw(self_ref)
            if mine is not None and mine.data.get(gone.key) is gone:
                del mine.data[gone.key]
        self._remove = remove
        self.update(other, **kw)

    def _items(self):
        _look()
        found = []
        for key, r in list(self.data.items()):
            value = _raw(r)
            if value is not None:
                found.append((key, value))
        return found

    def __getitem__(self, key):
        _look()
        value = _raw(self.data[key])
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return len(self._items())

    def __contains__(self, key):
        if key not in self.data:
            return False
        _look()
        return key in self.data and _raw(self.data[key]) is not None

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __iter__(self):
        for key, value in self._items():
            yield key

    def copy(self):
        new = WeakValueDictionary()
        for key, value in self._items():
            new[key] = value
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        new = self.__class__()
        for key, value in self._items():
            new[_copy.deepcopy(key, memo)] = value
        return new

    def get(self, key, default=None):
        if key not in self.data:
            return default
        _look()
        if key not in self.data:
            return default
        value = _raw(self.data[key])
        return default if value is None else value

    def items(self):
        yield from self._items()

    def keys(self):
        for key, value in self._items():
            yield key

    def values(self):
        for key, value in self._items():
            yield value

    def itervaluerefs(self):
        yield from list(self.data.values())

    def valuerefs(self):
        return list(self.data.values())

    def popitem(self):
        while True:
            key, r = self.data.popitem()
            value = r()
            if value is not None:
                return key, value

    def pop(self, key, *args):
        if key in self.data:
            value = self.data.pop(key)()
            if value is not None:
                return value
        if args:
            return args[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = default
            return default
        return value

    def update(self, other=None, /, **kwargs):
        if other is not None:
            if not hasattr(other, 'items'):
                other = dict(other)
            for key, value in other.items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not hasattr(other, 'keys'):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not hasattr(other, 'keys'):
            return NotImplemented
        new = self.__class__()
        new.update(other)
        new.update(self)
        return new


class WeakKeyDictionary(MutableMapping):
    """Mapping class that references keys weakly."""

    def __init__(self, dict=None):
        self.data = {}
        self_ref = ref(self)

        def remove(gone):
            mine = _raw(self_ref)
            if mine is not None:
                mine.data.pop(gone, None)
        self._remove = remove
        if dict is not None:
            self.update(dict)

    def _items(self):
        _look()
        found = []
        for r, value in list(self.data.items()):
            key = _raw(r)
            if key is not None:
                found.append((key, value))
        return found

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __len__(self):
        return len(self._items())

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def copy(self):
        new = WeakKeyDictionary()
        for key, value in self._items():
            new[key] = value
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        new = self.__class__()
        for key, value in self._items():
            new[key] = _copy.deepcopy(value, memo)
        return new

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def __contains__(self, key):
        try:
            wanted = ref(key)
        except TypeError:
            return False
        return wanted in self.data

    def items(self):
        yield from self._items()

    def keys(self):
        for key, value in self._items():
            yield key

    __iter__ = keys

    def values(self):
        for key, value in self._items():
            yield value

    def keyrefs(self):
        return list(self.data)

    def popitem(self):
        while True:
            key, value = self.data.popitem()
            found = key()
            if found is not None:
                return found, value

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        if dict is not None:
            if not hasattr(dict, 'items'):
                dict = type({})(dict)
            for key, value in dict.items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not hasattr(other, 'keys'):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not hasattr(other, 'keys'):
            return NotImplemented
        new = self.__class__()
        new.update(other)
        new.update(self)
        return new


class WeakSet(MutableSet):
    def __init__(self, data=None):
        self.data = {}
        self_ref = ref(self)

        def remove(gone):
            mine = _raw(self_ref)
            if mine is not None:
                mine.data.pop(gone, None)
        self._remove = remove
        if data is not None:
            self.update(data)

    def _alive(self):
        _look()
        return [item for item in [_raw(r) for r in list(self.data)] if item is not None]

    def __iter__(self):
        for item in self._alive():
            yield item

    def __len__(self):
        return len(self._alive())

    def __contains__(self, item):
        try:
            wanted = ref(item)
        except TypeError:
            return False
        return wanted in self.data

    def __repr__(self):
        return repr(set(self.data))

    def add(self, item):
        self.data.setdefault(ref(item, self._remove))

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        while True:
            if not self.data:
                raise KeyError('pop from empty WeakSet')
            item = self.data.popitem()[0]()
            if item is not None:
                return item

    def remove(self, item):
        del self.data[ref(item)]

    def discard(self, item):
        self.data.pop(ref(item), None)

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        new = self.copy()
        new.difference_update(other)
        return new

    __sub__ = difference

    def difference_update(self, other):
        if other is self:
            self.clear()
            return
        for item in other:
            self.discard(item)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        kept = set(other)
        for item in self._alive():
            if item not in kept:
                self.discard(item)

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def issubset(self, other):
        others = set(other)
        return all([item in others for item in self._alive()])

    __le__ = issubset

    def __lt__(self, other):
        return set(self._alive()) < set(other)

    def issuperset(self, other):
        return all([item in self for item in other])

    __ge__ = issuperset

    def __gt__(self, other):
        return set(self._alive()) > set(other)

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return set(self._alive()) == set(other._alive())

    def symmetric_difference(self, other):
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        if other is self:
            self.clear()
            return
        for item in list(other):
            if item in self:
                self.discard(item)
            else:
                self.add(item)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        return self.__class__(e for s in (self, other) for e in s)

    __or__ = union

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0


class _Info:
    __slots__ = ('weakref', 'func', 'args', 'kwargs', 'atexit')


_registry = {}


class finalize:
    """Class for finalization of weakrefable objects."""

    __slots__ = ()

    def __init__(self, obj, func, /, *args, **kwargs):
        info = _Info()
        info.weakref = ref(obj, _FinalizeCall(self))
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        _registry[id(self)] = (self, info)

    def _info(self):
        pair = _registry.get(id(self))
        return None if pair is None else pair[1]

    def __call__(self, _=None):
        pair = _registry.pop(id(self), None)
        if pair is not None:
            info = pair[1]
            return info.func(*info.args, **(info.kwargs or {}))
        return None

    def detach(self):
        info = self._info()
        obj = info and info.weakref()
        if obj is not None and _registry.pop(id(self), None):
            return obj, info.func, info.args, info.kwargs or {}
        return None

    def peek(self):
        info = self._info()
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}
        return None

    @property
    def alive(self):
        if self._info() is None:
            return False
        _look()
        return self._info() is not None

    @property
    def atexit(self):
        info = self._info()
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._info()
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._info()
        obj = info and info.weakref()
        if obj is None:
            return f'<{type(self).__name__} object at {id(self):#x}; dead>'
        return (
            f'<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at '
            f'{id(obj):#x}>')


class _FinalizeCall:
    def __init__(self, owner):
        self.owner = owner

    def __call__(self, gone):
        self.owner()
