# Assigning __class__ and __dict__.
class A:
    def who(self): return 'A'
class B:
    def who(self): return 'B'
class S:
    __slots__ = ('x',)
a = A()
a.x = 1
a.__class__ = B
print(a.who(), a.x, type(a).__name__)
a.__dict__ = {'y': 2}
print(a.y, hasattr(a, 'x'), vars(a))
def put(obj, name, value):
    setattr(obj, name, value)
def drop(obj, name):
    delattr(obj, name)
for f in (lambda: put(a, '__class__', 5), lambda: put(a, '__class__', int), lambda: put(a, '__class__', S), lambda: put(S(), '__class__', A), lambda: put(a, '__dict__', 5), lambda: put(S(), '__dict__', {}), lambda: drop(a, '__class__'), lambda: put(5, '__class__', A)):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
class Meta(type):
    def __repr__(cls):
        return 'Meta:' + cls.__name__
    def __str__(cls):
        return 'str of ' + cls.__name__
class C(metaclass=Meta):
    pass
print(C, repr(C), [C], f'{C} {C!r}', {C: 1}, '%s %r' % (C, C))
