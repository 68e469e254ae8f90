# repr of a float is the shortest text that reads back as the same float.
for x in (0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3, 1e16, 1e15, 123456789012345680.0, 1e22, 1e-4, 1e-5, 0.00012345, 1.0, -0.0, 100.0, 1e100, 5e-324, 1.7976931348623157e308, 12345.678):
    print(x, float(repr(x)) == x)
print(1e15 + 0.3, 9999999999999998.0, 1e16 + 2)
print([0.1, 2.50], (1e300 * 10,), {'k': .5})
