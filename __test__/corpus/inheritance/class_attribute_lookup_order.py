# Attribute lookup walks the MRO; data on the instance comes first.
class A:
    x = 'A'
    def f(self): return 'A.f'
class B(A):
    pass
class C(A):
    x = 'C'
    def f(self): return 'C.f'
class D(B, C):
    pass
d = D()
print(d.x, d.f(), B.x, D.__bases__ == (B, C))
B.x = 'B'
print(d.x)
d.x = 'inst'
print(d.x, D.x)
del B.x
print(D.x)
d.f = lambda: 'inst f'
print(d.f(), D.f(d), 'f' in d.__dict__, hasattr(B, 'x'), 'x' in B.__dict__)
