# Where descriptors come from, and what those do that lack a part.


class Setter:
    def __set__(self, obj, value):
        obj.__dict__['a'] = ('set', value)


class Holder:
    a = Setter()


h = Holder()
print(type(h.a).__name__)
h.a = 5
print(h.a, vars(h))


class Hook:
    def __get__(self, obj, cls=None):
        return lambda name: f'{type(obj).__name__}.{name}'


class Intercepting:
    __getattribute__ = Hook()


class Falling:
    __getattr__ = Hook()
    known = 1


print(Intercepting().anything, Falling().known, Falling().unknown)

for method in (list.append, int.__add__, [].__add__, complex.real, float.real, 'x'.upper):
    print(type(method).__name__, getattr(method, '__objclass__', None), method.__qualname__)


class Slotted:
    __slots__ = ('x',)


print(Slotted.x.__objclass__, Slotted.x.__name__, Slotted.x.__qualname__)


class Borrowing(dict):
    __setattr__ = dict.__setitem__
    __neg__ = dict.copy


b = Borrowing()
b.y = 42
print(b, -b, b['y'])


class Callable:
    def __call__(self, arg):
        return arg


import types
call = Callable()
print(repr(types.MethodType(call, 1)))
call.__name__ = 'named'
print(repr(types.MethodType(call, 1)))
call.__qualname__ = 'qualified'
print(repr(types.MethodType(call, 1)))


class Meta(type):
    def __setattr__(cls, name, value):
        object.__setattr__(cls, name, value)


class Made(metaclass=Meta):
    pass


try:
    Made.x = 1
except TypeError as error:
    print(error)
Holder.__name__ = 'Renamed'
Holder.__qualname__ = 'Some.Renamed'
print(Holder, Holder.__name__)
for name in ('__name__', '__qualname__', '__module__'):
    try:
        delattr(Holder, name)
    except TypeError as error:
        print(error)
