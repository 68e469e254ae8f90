"""Stands for modules that an interpreter does not have: importing is free, using is told."""
import sys


class Absent(Exception):
    """Something of a module that does not exist was used."""


class _Thing(type):
    """A name out of such a module. Decorating and inheriting may happen before any test."""

    def __getattr__(cls, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return _thing(cls.path + '.' + name)

    def __instancecheck__(cls, item):
        raise Absent(cls.path)

    def __subclasscheck__(cls, item):
        raise Absent(cls.path)

    def _operator(cls, *others):
        if state['loading']:
            return _thing(cls.path)
        raise Absent(cls.path)

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __and__ = __or__ = _operator
    __rand__ = __ror__ = __lt__ = __le__ = __gt__ = __ge__ = __getitem__ = __iter__ = _operator
    __enter__ = __exit__ = __len__ = _operator

    def __index__(cls):
        if state['loading']:
            return 0
        raise Absent(cls.path)

    def __call__(cls, *args, **kwargs):
        if state['loading']:
            return _thing(cls.path)
        raise Absent(cls.path)


# While the module of tests loads, nothing that is called matters yet.
state = {'loading': True}


def _thing(path):
    return _Thing(path.rpartition('.')[2], (), {'path': path})


class _Module:
    def __init__(self, name):
        self.__name__ = name
        self.__path__ = []

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return _thing(self.__name__ + '.' + name)


def install(names):
    for name in names:
        try:
            __import__(name)
        except ImportError:
            module = sys.modules[name] = _Module(name)
            parent, _, child = name.rpartition('.')
            if parent:
                setattr(sys.modules[parent], child, module)
