# Missing attributes on instances, classes and modules name the object's type.
class Point:
    def __init__(self):
        self.x_value = 1
    def move(self): pass

p = Point()
tests = [lambda: p.y, lambda: p.x_valu, lambda: Point.z, lambda: p.move.foo, lambda: Point.move.q, lambda: super(Point, p).nope, lambda: getattr(p, 'a b'), lambda: delattr(p, 'nope'), lambda: p()]
for t in tests:
    try:
        t()
    except Exception as e:
        print(type(e).__name__ + ':', e)
print(getattr(p, 'y', 'dflt'), hasattr(p, 'y'), hasattr(p, 'move'))
setattr(p, 'y', 5)
print(p.y, p.__dict__)
