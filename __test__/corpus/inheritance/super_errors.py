# Misused super() raises RuntimeError or TypeError.
class A:
    def f(self): return 'A.f'
class B(A):
    def f(self):
        def inner():
            return super().f()
        try:
            return inner()
        except RuntimeError as e:
            return str(e)
    def g(self):
        return [super(B, self).f() for _ in range(2)]
    def h(self):
        return super().missing
b = B()
print(b.f(), b.g())
def outside(self):
    return super().f()
for t in (lambda: outside(b), lambda: b.h(), lambda: super(B, 5).f(), lambda: super(5, b), lambda: super().f()):
    try:
        t()
    except Exception as e:
        print(type(e).__name__ + ':', e)
def in_a_class():
    class C:
        super()
bodies = (in_a_class, lambda: eval("super()"), lambda: exec("super()"), lambda: list(super() for _ in [1]))
for t in bodies:
    try:
        t()
    except RuntimeError as e:
        print(e)
