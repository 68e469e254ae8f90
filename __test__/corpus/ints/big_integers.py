# Integers grow without bound and keep exact arithmetic.
a = 2 ** 100
b = 3 ** 60
print(a, b)
print(a + b, a - b)
print(a * b)
print(b * b // a, b * b % a)
print(a.bit_length(), -a >> 90, a >> 99)
print((a + 1) ^ a, a & (a - 1), a | 1)
f = 1
for i in range(1, 31):
    f *= i
print(f)
print(10 ** 30 // 10 ** 28, -10 ** 30 // 7)
print(2 ** 64 - 1, -2 ** 63, 2 ** 63 == 9223372036854775808)
