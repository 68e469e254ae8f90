"""Weak references, and sets of classes that do not keep them alive."""


def settle():
    # The start of a function is a safepoint, where the collector may run.
    pass


class ReferenceType:
    __static_type__ = 'weakref'
    __module__ = 'weakref'
    __slots__ = ('_weak', '_hash', '__weakref__')

    def __new__(cls, ob, callback=None, /, *args, **kwargs):
        shared = cls is ReferenceType and callback is None
        if shared:
            known = _weak_find(ob)
            if known is not None:
                return known
        self = object.__new__(cls)
        put = object.__setattr__
        put(self, '_weak', _weak_new(ob, self, callback, shared))
        put(self, '_hash', None)
        return self

    def __init__(self, ob, callback=None, /):
        pass

    @property
    def __callback__(self):
        return _weak_callback(self._weak)

    def __call__(self):
        _weak_look()
        settle()
        return _weak_get(self._weak, None)

    def __repr__(self):
        ob = self()
        if ob is None:
            return f'<weakref at {id(self):#x}; dead>'
        name = getattr(ob, '__name__', None)
        shown = f"<weakref at {id(self):#x}; to '{_class_of(ob)}' at {id(ob):#x}"
        if isinstance(name, str):
            return shown + f' ({name})>'
        return shown + '>'

    def __eq__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        mine, others = self(), other()
        if mine is None or others is None:
            return self is other
        return mine == others

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    def __hash__(self):
        known = self._hash
        if known is None:
            ob = self()
            if ob is None:
                raise TypeError('weak object has gone away')
            known = hash(ob)
            object.__setattr__(self, '_hash', known)
        return known

    @classmethod
    def __class_getitem__(cls, item):
        from _generic import GenericAlias
        return GenericAlias(cls, item)


def _class_of(ob):
    cls = type(ob)
    if cls.__module__ in ('builtins', None):
        return cls.__qualname__
    return cls.__module__ + '.' + cls.__qualname__


class _WeakClasses:
    __slots__ = ('known', 'limit')

    def __init__(self):
        self.known = {}
        self.limit = 64

    def has(self, cls):
        weak = self.known.get(id(cls))
        return weak is not None and _weak_get(weak, None) is cls

    def add(self, cls):
        known = self.known
        if len(known) > self.limit:
            for key, weak in list(known.items()):
                if _weak_get(weak, None) is None:
                    del known[key]
            self.limit = max(64, 2 * len(known))
        known[id(cls)] = _weak_new(cls, None, None, False)

    def all(self):
        found = []
        for weak in list(self.known.values()):
            cls = _weak_get(weak, None)
            if cls is not None:
                found.append(cls)
        return found

    def clear(self):
        self.known.clear()
