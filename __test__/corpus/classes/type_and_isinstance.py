# type(), isinstance and issubclass, with tuples and unions of types.
class A: pass
class B(A): pass
b = B()
print(type(b) is B, type(b) is A, isinstance(b, A), isinstance(b, (int, A)), isinstance(1, (str, (float, int))), issubclass(B, A), issubclass(A, B), issubclass(B, (int, object)))
print(isinstance(1, int | str), isinstance(None, int | None), isinstance(B, type), isinstance(True, int), type(A), type(type(A)), B.__name__, B.__bases__, A.__base__)
print(b.__class__ is B, type(5), type('a') is str, type(None), int | str, [type(x).__name__ for x in (1, 1., '', [], (), {}, set(), None, len, A, b, ...)])
for f in (lambda: isinstance(1, 5), lambda: issubclass(5, int), lambda: isinstance(1, [int]), lambda: isinstance(1, 'int')):
    try:
        f()
    except TypeError as e:
        print(e)
b.__class__ = A
print(type(b).__name__)
