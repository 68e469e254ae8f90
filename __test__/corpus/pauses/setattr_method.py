# ext in __setattr__, also from __init__.
class S:
    def __init__(self):
        self.a = 1
    def __setattr__(self, name, value):
        print('set', name)
        self.__dict__[name] = ext(value)
try:
    s = S()
    s.b = 2
    s.a += 10
    print(s.__dict__)
except ValueError as e:
    print('caught', e)
S().c = 3
