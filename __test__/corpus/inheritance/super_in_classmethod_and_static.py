# super() works in class methods; properties can be extended.
class A:
    @classmethod
    def make(cls, n):
        return f'{cls.__name__}.make({n})'
    @property
    def size(self):
        return 10
    @staticmethod
    def util():
        return 'util A'
class B(A):
    @classmethod
    def make(cls, n):
        return 'B:' + super().make(n + 1)
    @property
    def size(self):
        return super().size + 1
    @staticmethod
    def util():
        return 'util B + ' + super(B, B).util()
class C(B): pass
print(C.make(1), C().size, C.util(), B().make(5))
try:
    C().size = 3
except AttributeError as e:
    print(e)
