# Results that cross 32 and 64 bit limits are exact in both directions.
for k in (31, 32, 62, 63, 64):
    n = 2 ** k
    print(n - 1, n, n + 1, -n - 1)
    print((n - 1) + 1 == n, n * n // n == n, -(-n) == n)
m = 2 ** 63 - 1
print(m * m, m + m, -m - 2)
print(abs(-2 ** 63), -2 ** 63 // -1, (-2 ** 63) * -1)
x = m + 1
x -= 1
print(x == m, hash(5) == 5, x - m)
