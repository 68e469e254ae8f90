# Mutable class variables are shared down the tree unless rebound.
class Base:
    log = []
    total = 0
    def add(self, n):
        self.log.append(n)
        self.total += n
        type(self).seen = getattr(type(self), 'seen', 0) + 1
class X(Base):
    log = []
class Y(Base): pass
x, y, z = X(), Y(), Base()
x.add(1); y.add(2); z.add(3); y.add(4)
print(Base.log, X.log, Y.log is Base.log, x.total, y.total, Base.total)
print(X.seen, Y.seen, Base.seen)
