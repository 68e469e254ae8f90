# Abstract classes: which methods are missing, registration, __subclasshook__.
# heavy
from abc import ABC, ABCMeta, abstractmethod, update_abstractmethods
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
    def show(self):
        return f'{self.name}: {self.area()}'
class Half(Shape):
    def area(self):
        return 1
class Square(Half):
    name = 'square'
    @classmethod
    def make(cls):
        return cls()
for cls in (Shape, Half, Square):
    print(cls.__name__, sorted(cls.__abstractmethods__))
    try:
        print(cls().show())
    except TypeError as e:
        print(e)
print(isinstance(Square.make(), Shape), issubclass(Half, Shape), type(Shape), Shape.area.__isabstractmethod__)
print(Shape.register(int), isinstance(5, Shape), issubclass(bool, Shape), isinstance('', Shape), Shape in int.__mro__)
class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Sized:
            return any('__len__' in base.__dict__ for base in other.__mro__)
        return NotImplemented
class Own:
    def __len__(self):
        return 0
print(isinstance([], Sized), isinstance(Own(), Sized), isinstance(5, Sized))
for bad in (lambda: Shape.register(5), lambda: issubclass(5, Shape), lambda: Square.register(Shape)):
    try:
        print(bad())
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__, e)
class Late(Shape):
    pass
Late.area = Late.make = lambda self: 2
Late.name = 'late'
print(sorted(update_abstractmethods(Late).__abstractmethods__), Late().show())
