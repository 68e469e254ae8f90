# The MRO keeps local order and monotonicity, or the class cannot be made.
class O: pass
class A(O): pass
class B(O): pass
class C(O): pass
class K1(A, B): pass
class K2(C, A): pass
class Z(K1, K2): pass
print([c.__name__ for c in Z.__mro__])
try:
    class Bad(A, K1): pass
except TypeError as e:
    print(e)
class X(A, B): pass
class Y(B, A): pass
try:
    class W(X, Y): pass
except TypeError as e:
    print(e)
for bases in ((A, A), (5,), (print,), (bool,), (type(None),)):
    try:
        class V(*bases): pass
    except TypeError as e:
        print(e)
