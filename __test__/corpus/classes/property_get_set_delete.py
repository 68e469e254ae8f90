# Properties run code on get, set and delete, and can be read-only.
class Circle:
    def __init__(self, r):
        self.r = r
    @property
    def r(self):
        """the radius"""
        print('get r')
        return self._r
    @r.setter
    def r(self, v):
        print('set r', v)
        if v < 0:
            raise ValueError('negative radius')
        self._r = v
    @r.deleter
    def r(self):
        print('del r')
        del self._r
    @property
    def area(self):
        return 3 * self.r ** 2

c = Circle(2)
c.r += 1
print(c.area, Circle.r.__doc__, c.__dict__)
del c.r
for f in (lambda: c.r, lambda: setattr(c, 'r', -1), lambda: setattr(c, 'area', 5), lambda: delattr(c, 'area')):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
