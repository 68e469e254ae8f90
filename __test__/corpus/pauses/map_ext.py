# ext itself as the function of map.
m = map(ext, 'abc')
print('lazy')
try:
    print(next(m), list(m), list(map(ext, [])))
except ValueError as e:
    print('caught', e)
print(list(m))
print(dict(zip('k', map(ext, [1]))))
