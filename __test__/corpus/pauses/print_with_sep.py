# ext among the arguments and options of print.
try:
    print('a', ext('b'), 'c', sep=ext('-'), end=ext('!\n'))
    print(*ext(['x', 'y']), sep=ext('/'))
except ValueError as e:
    print('caught', e)
print('end', end=ext('.\n'))
