# Several managers enter left to right and exit right to left.
class CM:
    def __init__(self, n, fail=None):
        print('make', n)
        self.n, self.fail = n, fail
    def __enter__(self):
        print('enter', self.n)
        if self.fail == 'enter':
            raise RuntimeError('enter ' + self.n)
        return self.n
    def __exit__(self, t, v, tb):
        print('exit', self.n, t and t.__name__)
        if self.fail == 'exit':
            raise KeyError('exit ' + self.n)
        return self.fail == 'swallow'
with CM('a') as a, CM('b') as b:
    print(a, b)
with (CM('s', 'swallow'), CM('x', 'enter') as x, CM('never')):
    print('no')
try:
    with CM('o') as o, CM('p', 'exit'):
        raise ValueError('body')
except KeyError as e:
    print(e, repr(e.__context__))
