# Constructors and super() calls in the stack.
class Base:
    def __init__(self, n):
        if n < 0:
            raise ValueError("n must be >= 0, got %d" % n)
        self.n = n
class Child(Base):
    def __init__(self, n):
        super().__init__(n - 1)
Child(1)
Child(0)
