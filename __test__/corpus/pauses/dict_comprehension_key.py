# ext as the key of a dict comprehension: before its value.
def t(x):
    print('value', x)
    return x
try:
    print({ext(k): t(v) for k, v in [('a', 1), ('b', 2), ('a', 3)]})
except ValueError as e:
    print('caught', e)
print({ext(i % 2): i for i in range(4)})
