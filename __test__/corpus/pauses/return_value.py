# ext as a return value, through several frames.
def inner(x):
    print('inner')
    return ext(x * 2)
def outer(x):
    r = inner(x)
    print('outer got', r)
    return r + 1
try:
    print(outer(5))
except ValueError as e:
    print('caught', e)
print(inner('ab'))
