# ext in class methods, via class, subclass and instance.
class A:
    made = []
    @classmethod
    def make(cls, x):
        cls.made.append(cls.__name__)
        obj = cls()
        obj.x = ext(x)
        return obj
class B(A):
    pass
try:
    print(A.make(1).x, B.make(2).x, type(B().make(3)).__name__)
except ValueError as e:
    print('caught', e)
print(A.made)
B.make('last')
