# Ranges hold ints of any size.
r = range(10 ** 20, 10 ** 20 + 10, 3)
print(r[0], r[-1], 10 ** 20 + 3 in r, 10 ** 20 + 4 in r, list(r)[1], r.index(10 ** 20 + 6))
for i in range(2 ** 63 - 1, 2 ** 63 + 2):
    print(i)
print(list(range(-2 ** 64, -2 ** 64 + 3, 2)))
print(range(10 ** 30)[10 ** 29], range(0, 10 ** 30, 7)[-1])
