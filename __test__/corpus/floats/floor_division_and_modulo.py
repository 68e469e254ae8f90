# Float // and % follow the same sign rule as ints.
for a, b in ((7.5, 2), (-7.5, 2), (7.5, -2), (-7.5, -2), (1.0, 0.1), (5.0, 2.5)):
    print(a // b, a % b, divmod(a, b))
print(-0.0 // 1, 0.0 % -1, -1e-20 % 1.0)
print(3.7 // 1, -3.7 // 1, 3.7 % 1 < 1)
print(1e20 // 3, 2 ** 60 % 1.5)
