# Overriding, and super() with and without arguments.
class A:
    def __init__(self, x):
        self.x = x
    def describe(self):
        return f'A({self.x})'
class B(A):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
    def describe(self):
        return super().describe() + f'B({self.y})'
class C(B):
    def describe(self):
        return super(B, self).describe() + '|' + super(C, self).describe() + '|' + A.describe(self)

c = C(1, 2)
print(c.describe(), B(3, 4).describe(), c.__dict__)
class D(A): pass
print(D(7).describe())
try:
    D()
except TypeError as e:
    print(e)
