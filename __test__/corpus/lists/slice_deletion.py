# Deleting slices, with steps in both directions.
a = list(range(10))
del a[2:4]
print(a)
del a[::3]
print(a)
del a[-2:]
print(a)
b = list(range(10))
del b[8:1:-3]
print(b)
del b[5:2], b[100:], b[:0]
print(b)
del b[:]
print(b)
