# ext as the argument of dict.setdefault: evaluated even when not needed.
d = {'a': [1]}
try:
    d.setdefault('a', ext([])).append(2)
    d.setdefault(ext('b'), []).append(3)
except ValueError as e:
    print('caught', e)
print(d)
d.setdefault('c', ext([9])).append(10)
print(d)
