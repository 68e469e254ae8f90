# del removes names, items, slices, attributes and several targets at once.
x = 1
del x
try:
    print(x)
except NameError as e:
    print(e)
a = [0, 1, 2, 3, 4, 5]
del a[0], a[-1]
print(a)
del a[1:3]
print(a)
d = {'a': 1, 'b': 2}
del d['a']
print(d)
class C:
    pass
c = C()
c.v = 1
del c.v
print(hasattr(c, 'v'))
p = q = r = 1
del p, (q, [r])
print('p' in dir(), 'q' in dir())
