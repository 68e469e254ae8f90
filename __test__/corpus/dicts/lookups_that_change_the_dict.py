# A lookup whose comparison changes the dict finds what is there afterwards.
class Key:
    def __init__(self, name, act=None):
        self.name, self.act = name, act

    def __hash__(self):
        return 1

    def __eq__(self, other):
        act = self.act or other.act
        if act:
            self.act = other.act = None
            act()
        return self.name == other.name

    def __repr__(self):
        return self.name


def swap():
    items = [*d.items()]
    d.clear()
    for key, value in reversed(items):
        d[key] = value


def again():
    d.clear()
    d[Key('a')] = 'new'


ways = [
    lambda key: d.get(key, 'none'),
    lambda key: d.update({key: 'changed'}),
]
for act in (swap, again):
    for way in ways:
        for name in 'ab':
            d = {Key('a'): 'A', Key('b'): 'B'}
            print(act.__name__, name, way(Key(name, act)), d)
