# ext itself as the predicate of filter.
try:
    print(list(filter(ext, [0, 1, '', 'a', None])))
except ValueError as e:
    print('caught', e)
f = filter(ext, [0, 5])
print(next(f))
