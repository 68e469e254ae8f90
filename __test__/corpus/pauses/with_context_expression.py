# ext in the context expression of with.
class CM:
    def __init__(self, name):
        self.name = name
    def __enter__(self):
        print('enter', self.name)
        return self
    def __exit__(self, *a):
        print('exit', self.name)
try:
    with CM('a') as a, CM(ext('b')) as b:
        print(a.name, b.name)
except ValueError as e:
    print('caught', e)
with CM(ext('c')) as c:
    print(c.name)
