# Slice assignment can grow, shrink, insert and replace with a step.
a = [0, 1, 2, 3, 4, 5]
a[1:3] = ['a', 'b', 'c']
print(a)
a[:0] = [-1]
a[len(a):] = [9]
print(a)
a[2:5] = []
print(a)
a[::2] = 'XYZ'
print(a)
a[-2:] = range(3)
print(a)
a[5:2] = ['ins']
print(a)
a[:] = (1, 2)
print(a)
a[1:1] = a
print(a)
for f in (lambda: a.__setitem__(slice(0, 4, 2), [1]), lambda: a.__setitem__(slice(0, 1), 5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
