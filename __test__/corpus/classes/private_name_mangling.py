# Names with two leading underscores are mangled with the class name.
class Base:
    __secret = 'base'
    def __init__(self):
        self.__x = 1
        self._y = 2
        self.__z__ = 3
    def get(self):
        return self.__x, self.__secret, self.__hidden()
    def __hidden(self):
        return 'base hidden'

class _Sub(Base):
    def __init__(self):
        super().__init__()
        self.__x = 'sub'
    def __hidden(self):
        return 'sub hidden'

s = _Sub()
print(s.get(), s.__dict__)
print(s._Base__x, s._Sub__x, Base._Base__secret, s._Sub__hidden())
try:
    s.__x
except AttributeError as e:
    print(e)
class T:
    def f(self, __arg=1):
        __local = __arg + 1
        return __local, T.__name__
print(T().f(), T().f(_T__arg=5))
