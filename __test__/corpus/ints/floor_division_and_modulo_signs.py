# Floor division rounds down and the remainder has the divisor's sign.
for a in (7, -7):
    for b in (3, -3):
        print(a, b, a // b, a % b, divmod(a, b), (a // b) * b + a % b == a)
print(0 // -5, 0 % -5, -6 // 3, -6 % 3)
print(-1 // 10, -1 % 10, 1 // -10, 1 % -10)
print(-(2 ** 70) // 3, -(2 ** 70) % 3)
print(True // 1, True % 2, divmod(False, 5))
