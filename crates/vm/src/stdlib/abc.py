"""Abstract base classes: what is declared, registered and asked for."""

from _weakref import _WeakClasses

# Grows with every registration: what was found not to be a subclass may be one from then on.
_state = {'token': 0}


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


class _ClassData:
    __slots__ = ('registry', 'cache', 'refused', 'token')

    def __init__(self):
        self.registry = _WeakClasses()
        self.cache = _WeakClasses()
        self.refused = _WeakClasses()
        self.token = _state['token']

    def __repr__(self):
        return f'<_abc._abc_data object at {id(self):#x}>'


def _abstract_names(cls):
    names = set()
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            value = getattr(cls, name, None)
            if getattr(value, '__isabstractmethod__', False):
                names.add(name)
    return names


class ABCMeta(type):
    """Metaclass for defining Abstract Base Classes (ABCs)."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        abstract = _abstract_names(cls)
        for key, value in namespace.items():
            if getattr(value, '__isabstractmethod__', False):
                abstract.add(key)
        cls.__abstractmethods__ = frozenset(abstract)
        cls._abc_impl = _ClassData()
        return cls

    def register(cls, subclass):
        """Register a virtual subclass of an ABC."""
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        cls._abc_impl.registry.add(subclass)
        _state['token'] += 1
        # To patterns it is from then on what its base is.
        flags = getattr(cls, '__abc_tpflags__', 0)
        if flags and getattr(subclass, '__abc_tpflags__', 0) != flags:
            try:
                type.__setattr__(subclass, '__abc_tpflags__', flags)
            except TypeError:
                pass
        return subclass

    def __instancecheck__(cls, instance):
        """Override for isinstance(instance, cls)."""
        subclass = instance.__class__
        if cls._abc_impl.cache.has(subclass):
            return True
        subtype = type(instance)
        if subtype is subclass:
            return cls.__subclasscheck__(subclass)
        return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(subtype)

    def __subclasscheck__(cls, subclass):
        """Override for issubclass(subclass, cls)."""
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        data = cls._abc_impl
        if data.cache.has(subclass):
            return True
        if data.token < _state['token']:
            data.refused.clear()
            data.token = _state['token']
        elif data.refused.has(subclass):
            return False
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            if answer:
                data.cache.add(subclass)
            else:
                data.refused.add(subclass)
            return answer
        if cls in subclass.__mro__:
            data.cache.add(subclass)
            return True
        for known in data.registry.all():
            if issubclass(subclass, known):
                data.cache.add(subclass)
                return True
        for known in type.__subclasses__(cls):
            if issubclass(subclass, known):
                data.cache.add(subclass)
                return True
        data.refused.add(subclass)
        return False

    def _dump_registry(cls, file=None):
        print(f'Class: {cls.__module__}.{cls.__qualname__}', file=file)
        print(f'Inv. counter: {get_cache_token()}', file=file)

    def _abc_registry_clear(cls):
        cls._abc_impl.registry.clear()

    def _abc_caches_clear(cls):
        cls._abc_impl.cache.clear()
        cls._abc_impl.refused.clear()


class ABC(metaclass=ABCMeta):
    """Helper class that provides a standard way to create an ABC using inheritance."""

    __slots__ = ()


def get_cache_token():
    return _state['token']


def update_abstractmethods(cls):
    if not hasattr(cls, '__abstractmethods__'):
        return cls
    abstract = _abstract_names(cls)
    for name, value in cls.__dict__.items():
        if getattr(value, '__isabstractmethod__', False):
            abstract.add(name)
    cls.__abstractmethods__ = frozenset(abstract)
    return cls
