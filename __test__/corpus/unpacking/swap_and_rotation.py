# The right side is built before any target is bound.
a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c)
x = [10, 20, 30]
i = 0
i, x[i] = 1, 99
print(i, x)
x[0], x[1], x[2] = x[2], x[0], x[1]
print(x)
fib = [0, 1]
p, q = fib
for _ in range(5):
    p, q = q, p + q
print(p, q)
a = b = c = []
b.append(1)
print(a, a is c)
