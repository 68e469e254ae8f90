# collections: ChainMap and UserDict as mappings, their views, merging, and what is missing in them.
from collections import ChainMap, UserDict, deque

c = ChainMap({'a': 1}, {'b': 2, 'a': 3})
print(c.keys(), c.values(), c.items(), list(c.items()), dict(c), 'a' in c.keys(), ('b', 2) in c.items())
print(c | {'z': 1}, {'q': 9} | c, c.setdefault('n', 5), c.setdefault('b', 6), c.maps)
c.update(k=1)
c |= {'m': 2}
print(c, c.popitem(), len(c), sorted(c), c.pop('a'), c['a'], c.pop('zz', 5), ChainMap.fromkeys('ab', 0))
for f in (lambda: c.pop('zz'), lambda: ChainMap().popitem(), lambda: c | 5, lambda: 5 | c, lambda: c['none'],
          lambda: c.__delitem__('b'), lambda: c.get('x', 1), lambda: c | [('a', 1)]):
    try:
        print(f())
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e, repr(e.__context__))


class Low(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


u = UserDict(a=1)
print(u.keys(), u.items(), u.values(), u | {'b': 2}, {'c': 3} | u, u | UserDict(d=1))
u |= {'x': 1}
u |= [('y', 2)]
print(u, Low(A=1) | {'B': 2}, Low({'Q': 1}).items(), type({'B': 2} | Low(A=1)).__name__)
for f in (lambda: u | 5, lambda: [] | u, lambda: u | [('a', 1)], lambda: deque([1]).index(5)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
c.pop('zz')
