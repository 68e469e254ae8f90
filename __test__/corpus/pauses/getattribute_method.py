# ext in __getattribute__: every attribute access waits.
class G:
    def __init__(self):
        self.a = 1
    def __getattribute__(self, name):
        if name.startswith('_'):
            return object.__getattribute__(self, name)
        print('access', name)
        return ext(name + '!')
g = G()
try:
    print(g.a, g.missing, hasattr(g, 'x'))
except ValueError as e:
    print('caught', e)
print(g.b)
