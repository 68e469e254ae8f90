# In comparisons a subclass on the right is asked first.
class Base:
    def __init__(self, n): self.n = n
    def __eq__(self, o):
        print('Base.eq', self.n)
        return NotImplemented
    def __lt__(self, o):
        print('Base.lt', self.n)
        return True
    def __gt__(self, o):
        print('Base.gt', self.n)
        return False
class Sub(Base):
    def __eq__(self, o):
        print('Sub.eq', self.n)
        return NotImplemented
    def __gt__(self, o):
        print('Sub.gt', self.n)
        return True
b, s = Base('b'), Sub('s')
print(b == s, s == b, b < s, s > b, s < b, b != s)
