# ext in the base-class expression: evaluated before the body.
class X:
    who = 'X'
class Y:
    who = 'Y'
kinds = {'x': X, 'y': Y}
try:
    class A(kinds[ext('y')], X):
        print('body runs')
    print(A.who, [c.__name__ for c in A.__mro__])
except ValueError as e:
    print('caught', e)
class B(kinds[ext('x')]):
    pass
print(B().who)
