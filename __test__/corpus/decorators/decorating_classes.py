# Class decorators receive the class and may change or replace it.
registry = {}
def register(name):
    def deco(cls):
        registry[name] = cls
        cls.tag = name
        return cls
    return deco
def add_repr(cls):
    def __repr__(self):
        return cls.__name__ + '(' + ', '.join(f'{k}={v!r}' for k, v in self.__dict__.items()) + ')'
    cls.__repr__ = __repr__
    return cls
def singleton(cls):
    inst = {}
    return lambda *a: inst.setdefault('it', None) or inst.update(it=cls(*a)) or inst['it']
@register('point')
@add_repr
class Point:
    def __init__(self, x, y): self.x, self.y = x, y
@singleton
class Config:
    def __init__(self, v): self.v = v
print(Point(1, 'a'), registry['point'] is Point, Point.tag, Config(1) is Config(2), Config(3).v)
