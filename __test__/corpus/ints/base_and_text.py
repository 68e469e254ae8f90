# What `int` looks at first when it is given a base.
class I:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print('index', self.n)
        return self.n


def probe(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


for text in '12', 'zz', '', 5, 1.5, None, b'12', bytearray(b'0x1f'):
    for base in 0, 1, 2, 16, 36, 37, -1, I(10), I(99), '10', 1.5, None, 10**30:
        probe(lambda: int(text, base))
probe(lambda: int(base=10))
probe(lambda: int('1', base='x'))
