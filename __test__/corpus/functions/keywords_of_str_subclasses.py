# Names of keyword arguments may be of a class derived from str.
class S(str):
    pass


class Map:
    def __init__(self, *names):
        self.names = names

    def keys(self):
        return self.names

    def __getitem__(self, name):
        return 0


def f(*args, **more):
    return args, more


def g(a, b=2):
    return a, b


def probe(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


for c in f, g, dict, (lambda **k: k), str.format, print, max, type:
    probe(lambda: c(**{S('a'): 1}))
    probe(lambda: c(**{S('a'): 1, 'b': 2}))
    probe(lambda: c(**{S('a'): 1}, **{'a': 2}))
    probe(lambda: c(a=1, **{S('a'): 1}))
    probe(lambda: c(**Map(S('a'))))
    probe(lambda: c(**Map(S('a'), 'a')))
    probe(lambda: c(**Map(S('a')), **Map('a')))
    probe(lambda: c(*[1, 2], **Map(S('b'))))
print(sorted([2, 1], **{S('reverse'): True}))
print('{a} {b}'.format(**{S('a'): 1}, **Map(S('b'))))
