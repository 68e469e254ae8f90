# ext in the body of a with statement, two managers deep.
class CM:
    def __init__(self, name):
        self.name = name
    def __enter__(self):
        print('enter', self.name)
        return self.name
    def __exit__(self, t, v, tb):
        print('exit', self.name, t and t.__name__, v)
        return self.name == 'swallow'
with CM('swallow'), CM('b') as b:
    print('got', ext(b))
with CM('outer'):
    print('value', ext(1))
