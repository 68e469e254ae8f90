# ext between super().__init__ and the rest of __init__.
class A:
    def __init__(self, v):
        self.v = ext(v)
        print('A', self.v)
class B(A):
    def __init__(self, v):
        print('B before')
        super().__init__(v + 1)
        self.w = ext(self.v + 1)
        print('B after', self.__dict__)
B(1)
