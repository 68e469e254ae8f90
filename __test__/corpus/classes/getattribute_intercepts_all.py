# __getattribute__ sees every attribute access.
class Spy:
    def __init__(self):
        self.a = 1
    def m(self):
        return 'm'
    def __getattribute__(self, name):
        print('get', name)
        return object.__getattribute__(self, name)
    def __getattr__(self, name):
        return 'fallback ' + name

s = Spy()
print(s.a, s.m(), s.zzz, hasattr(s, 'q'))
class Locked:
    def __getattribute__(self, name):
        raise AttributeError('locked ' + name)
try:
    Locked().x
except AttributeError as e:
    print(e)
