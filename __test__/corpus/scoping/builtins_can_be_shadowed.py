# A parameter or local may hide a built-in without touching others.
def f(list, str='s', *print):
    return list, str, print
print(f(1), list('a'), str(5))
def g():
    max = min
    return max(3, 1, 2)
print(g(), max(3, 1, 2))
for hash in range(2):
    pass
print(hash)
type = 'shadowed'
print(type)
del type
print(type(5).__name__)
