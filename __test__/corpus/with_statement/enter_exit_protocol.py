# with calls __enter__, binds its result, and always calls __exit__.
class CM:
    def __init__(self, name): self.name = name
    def __enter__(self):
        print('enter', self.name)
        return self.name.upper()
    def __exit__(self, t, v, tb):
        print('exit', self.name, t and t.__name__, v, tb is not None)
with CM('a') as x:
    print('body', x)
with CM('b'):
    pass
try:
    with CM('c') as c:
        raise ValueError('oops')
except ValueError as e:
    print('propagated', e)
print(x, c)
