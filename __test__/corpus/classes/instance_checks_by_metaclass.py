# __instancecheck__, __subclasscheck__ and objects that say that they are of another class.
class Meta(type):
    def __instancecheck__(cls, obj):
        print('instance', cls.__name__, obj)
        return obj == 5
    def __subclasscheck__(cls, other):
        print('subclass', cls.__name__, other)
        return []
class A(metaclass=Meta):
    pass
print(isinstance(5, A), isinstance(6, A), isinstance(A(), A) is True, isinstance(6, (str, A, int)))
print(issubclass(int, A), issubclass(A, A), issubclass(int, (A, int)))
try:
    raise ValueError
except (A, Exception) if issubclass(A, BaseException) else Exception:
    print('caught')
class Liar:
    @property
    def __class__(self):
        return list
liar = Liar()
print(isinstance(liar, list), isinstance(liar, Liar), isinstance(liar, dict), type(liar) is Liar, liar.__class__)
print(type.__instancecheck__(int, True), type.__instancecheck__(A, 5), int.__subclasscheck__(bool))
for f in (lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: issubclass(int, 'x'), lambda: isinstance(1, (int, 'x')), lambda: isinstance('', (int, 'x'))):
    try:
        print(f())
    except TypeError as e:
        print(e)
