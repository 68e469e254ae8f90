# The loop variable keeps its last value after the loop.
for i in range(3):
    pass
print(i)
for i in []:
    pass
print(i)
for i, c in enumerate('ab'):
    last = (i, c)
print(i, c, last)
try:
    for zz in []:
        pass
    print(zz)
except NameError as e:
    print(e)
x = [0, 0]
for x[0] in range(3):
    pass
print(x)
for k in (d := {}), [1]:
    print(k)
