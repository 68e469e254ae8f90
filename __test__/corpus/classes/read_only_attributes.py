# What can be neither set nor deleted, and in what words that is told.
def probe(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Meta(type):
    pass


class Slots(metaclass=Meta):
    _v = 1
    __slots__ = ('w',)

    def q(self):
        pass

    @classmethod
    def k(cls):
        pass


class Empty:
    __slots__ = ()
    k = 1


class Plain:
    def q(self):
        pass


class Below(Slots):
    pass


class Dict:
    __slots__ = ('__dict__', 'w')
    k = 2


for obj in Slots(), Empty(), Plain(), Below(), Dict(), object(), 5, 'x', []:
    for name in 'q', 'k', 'z', 'w':
        print(type(obj).__name__, name)
        probe(lambda: delattr(obj, name))
        probe(lambda: setattr(obj, name, 1))
        probe(lambda: delattr(obj, name))
        probe(lambda: delattr(obj, name))
