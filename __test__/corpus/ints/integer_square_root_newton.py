# A Newton iteration on large ints stays exact.
def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x = y
        y = (x + n // x) // 2
    return x

for n in (0, 1, 15, 16, 10 ** 6, 1 << 20):
    r = isqrt(n)
    print(n, r, r * r <= n < (r + 1) ** 2)
