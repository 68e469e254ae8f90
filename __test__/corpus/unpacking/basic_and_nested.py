# Unpacking works on any iterable, nested and with stars.
a, b = 1, 2
(c, d), e = [3, 4], 5
[f, (g, [h])] = 'x', (1, [2])
i, j, k = 'xyz'
m, n = {'k1': 1, 'k2': 2}
o, = [9]
p, q = (z * z for z in (2, 3))
print(a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q)
() = []
[] = ()
x = y, z = 1, 2
print(x, y, z)
