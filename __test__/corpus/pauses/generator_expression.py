# ext in a generator expression runs when the item is asked for.
def t(x):
    print('eval', x)
    return x
g = (ext(x) for x in [1, 2, 3] if t(x) != 2)
print('made')
try:
    print(next(g))
    print('between')
    print(list(g))
except ValueError as e:
    print('caught', e)
print(list(g))
print(sum(ext(i) for i in range(4)))
