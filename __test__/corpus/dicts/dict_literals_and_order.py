# Dicts keep insertion order; updating a key keeps its place.
d = {'b': 1, 'a': 2, 'b': 3}
print(d, len(d), list(d), d['b'])
d['c'] = 4
d['a'] = 0
del d['b']
d['b'] = 9
print(d, {**d, 'a': 'new', **{'z': 1}}, {})
print({1: 'int', 1.0: 'float', True: 'bool'}, {(): 1, None: 2, 'x': 3})
print(dict(a=1, b=2), dict([('x', 1), ['y', 2]]), dict({'k': 1}, k=2, j=3), dict(), dict(zip('ab', [1, 2])))
for f in (lambda: dict([1]), lambda: dict(['abc']), lambda: dict(5), lambda: dict({}, {}), lambda: {[]: 1}, lambda: {{}: 1}):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
