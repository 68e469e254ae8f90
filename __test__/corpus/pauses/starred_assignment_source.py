# ext as the source of starred assignment.
try:
    a, *b, c = ext([1, 2, 3, 4])
    print(a, b, c)
    *d, (e, f) = ext(['x', [5, 6]])
    print(d, e, f)
except ValueError as e:
    print('caught', e)
first, *rest = ext('hello')
print(first, rest)
