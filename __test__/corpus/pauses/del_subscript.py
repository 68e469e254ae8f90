# ext in the subscript of del.
a = [0, 1, 2, 3, 4, 5]
d = {'k': 1, 'm': 2}
try:
    del a[ext(1)], d[ext('k')]
    del a[ext(1):ext(3)]
except ValueError as e:
    print('caught', e)
print(a, d)
del d[ext('m')]
print(d)
