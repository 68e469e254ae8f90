# The bounds of a search are looked at before what is searched for.
class I:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print('index', self.n)
        return self.n


for data in b'abcdef', bytearray(b'abcdef'):
    for name in 'index', 'find', 'rfind', 'count', 'rindex':
        for args in (
            ('c', 'a', 10**20), ('c', I(-2), 3), (b'c', 'a'), (300, 'a'), (None, I(1), I(2)),
            (1.5, I(1)), (b'c', I(1), I(9)), (99, I(0)),
        ):
            try:
                print(name, getattr(data, name)(*args))
            except Exception as e:
                print(name, type(e).__name__, e)
