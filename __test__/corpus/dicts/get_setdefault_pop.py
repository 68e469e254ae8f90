# get, setdefault, pop, popitem and clear.
d = {'a': 1}
print(d.get('a'), d.get('b'), d.get('b', 0), d.setdefault('a', 5), d.setdefault('c', []), d.setdefault('n'), d)
d.setdefault('c', []).append(1)
print(d, d.pop('a'), d.pop('zz', 'default'), d.popitem(), d)
d.clear()
print(d)
for f in (lambda: d.pop('x'), lambda: d.popitem(), lambda: d['x'], lambda: d.get(), lambda: d.get([]), lambda: d.pop(), lambda: d.pop((1, 2))):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
