# ext as an argument of print: nothing is printed before all arguments are there.
print('first', 1)
try:
    print('a', ext('b'), print('inner'), ext())
except ValueError as e:
    print('caught', e)
print(ext())
