# The bounds of memoryview.index: integers, or objects with __index__, and nothing else.
class At:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print('index', self.n)
        return self.n


class Fails:
    def __index__(self):
        raise ValueError('no index')


view = memoryview(b'abcabc')
for bounds in [(At(-2), 'a'), (At(1),), (0, None), (At(-5), At(-1)), (1.5,), (Fails(),), (10**30,), (-(10**30), At(2))]:
    try:
        print(view.index(98, *bounds))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
