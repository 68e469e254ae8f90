# __setattr__ and __delattr__ see every assignment, also in __init__.
class Strict:
    allowed = ('a', 'b')
    def __init__(self):
        self.a = 1
    def __setattr__(self, name, value):
        print('set', name, value)
        if name not in self.allowed:
            raise AttributeError(f'cannot set {name}')
        super().__setattr__(name, value)
    def __delattr__(self, name):
        print('del', name)
        object.__delattr__(self, name)

s = Strict()
s.a += 5
try:
    s.c = 1
except AttributeError as e:
    print(e)
del s.a
try:
    del s.a
except AttributeError as e:
    print(e)
s.__dict__['c'] = 'backdoor'
print(s.c, s.__dict__)
