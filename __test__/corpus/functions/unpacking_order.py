# In what order the arguments of a call are unpacked: what stands alone after `*` comes last.
class Items:
    def __iter__(self):
        print('iter')
        return iter([1, 2])


class Map:
    def __init__(self, *names):
        self.names = names

    def keys(self):
        print('keys')
        return self.names

    def __getitem__(self, name):
        return 0


def f(*args, **more):
    return args, more


def probe(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


probe(lambda: f(*None))
probe(lambda: f(1, *None))
probe(lambda: f(*None, **None))
probe(lambda: f(*None, a=1 / 0))
probe(lambda: f(1, *None, a=1 / 0))
probe(lambda: f(*None, *5))
probe(lambda: f(*None, **{1: 2}))
probe(lambda: f(*None, a=2, **{'a': 2}))
probe(lambda: f(*None, **{'a': 2}, **{'a': 2}))
probe(lambda: f(*Items(), **Map('q')))
probe(lambda: f(1, *Items(), **Map('q')))
probe(lambda: f(*Items(), *Items(), **Map('q')))
probe(lambda: f(*Items(), x=print('x')))
probe(lambda: f(*Items(), x=1, **Map('q'), y=print('y')))
probe(lambda: f(*[1], *[2], a=3))
probe(lambda: f(*range(300), a=3)[1])
probe(lambda: (lambda a, b, *, c: (a, b, c))(*Items(), c=3))
probe(lambda: f(*1.5, **{'a': 1}, **Map('c'), **None))
