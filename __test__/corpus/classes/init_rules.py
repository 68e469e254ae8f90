# __init__ must return None, and arguments must match it.
class A:
    def __init__(self, x, y=2):
        self.x, self.y = x, y
class B:
    def __init__(self):
        return 5
class C:
    pass
print(A(1).y, A(y=5, x=0).y)
for f in (lambda: A(), lambda: A(1, 2, 3), lambda: A(z=1), lambda: B(), lambda: C(1), lambda: C(x=1), lambda: object(1), lambda: A.__init__()):
    try:
        f()
    except TypeError as e:
        print(e)
a = A(1)
print(a.__init__(9), a.x)
