# Which class an object may be given; what slots leave out.
import weakref


class G:
    __slots__ = ('a', 'b')


class H:
    __slots__ = ('b', 'a')


class J:
    __slots__ = ('c', 'b')


class L(H):
    __slots__ = ('e',)


class Q(J):
    pass


class R(J):
    __slots__ = ('__dict__', '__weakref__')


class P(J):
    __slots__ = ('__dict__',)


for old in (G, J, L, Q, P):
    for new in (G, H, J, L, Q, R, P):
        x = old()
        try:
            x.__class__ = new
            print(old.__name__, new.__name__, 'fits')
        except TypeError as error:
            print(error)

for cls in (G, Q, R, P):
    x = cls()
    try:
        print(cls.__name__, hasattr(x, '__dict__'), hasattr(x, '__weakref__'), weakref.ref(x)() is x)
    except TypeError as error:
        print(error)
for namespace in ({'__slots__': '__weakref__'}, {'__slots__': '__dict__'}):
    try:
        type('Again', (Q,), namespace)
    except TypeError as error:
        print(error)


class Plain:
    y = 0


x = Plain()
x.z = 1
del x.__dict__
print(vars(x), x.y)
e = ValueError('v')
e.__dict__ = {'code': 7}
print(e.code, vars(e))
for action in (lambda: delattr(e, '__dict__'), lambda: setattr(e, '__dict__', 1),
               lambda: setattr(x, '__dict__', []), lambda: delattr(x, 'y'),
               lambda: Plain().__init__(1), lambda: Plain(1)):
    try:
        action()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
print(type('T', (Plain, int), {}).__base__)
for action in (lambda: G.a.__get__(x), lambda: G.a.__set__(5, 1), lambda: G.a.__delete__('x'),
               lambda: G.a.__set__(J(), 1)):
    try:
        action()
    except TypeError as error:
        print(error)


def members():
    class Outer:
        __slots__ = ("plain", "__private")

    class Inner(Outer):
        __slots__ = ("own",)

    return Outer, Inner


Outer, Inner = members()
print(Outer.plain, Outer._Outer__private, [Inner.own], f"{Inner.plain}")
