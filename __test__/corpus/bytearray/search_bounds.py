# The bounds of searches are converted first, then what is searched for.
class At:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print('index', self.n)
        return self.n


def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


for data in (b'abcabc', bytearray(b'abcabc'), 'abcabc'):
    part = 'c' if isinstance(data, str) else At(99)
    attempt(lambda: data.index(part, At(1), 1.5))
    attempt(lambda: data.find(part, At(1), At(9)))
    attempt(lambda: data.rfind(part, None, At(-1)))
    attempt(lambda: data.count(part, 'a', At(3)))
    attempt(lambda: data.startswith(data[:1], At(3), 'x'))
    attempt(lambda: data.endswith(data[-1:], At(3), At(10**30)))
