# A subclass's reflected method gets the first try.
class A:
    def __add__(self, o): return 'A.add'
    def __radd__(self, o): return 'A.radd'
    def __lt__(self, o): return 'A.lt'
    def __gt__(self, o): return 'A.gt'
class B(A):
    def __radd__(self, o): return 'B.radd'
    def __gt__(self, o): return 'B.gt'
class C(A): pass
print(A() + B(), B() + A(), A() + A(), A() + C(), C() + A(), 1 + A(), 1 + B())
print(A() < B(), B() < A(), A() < A(), A() < C())
