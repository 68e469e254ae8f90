# ** and pow() cover negative exponents, modular power and inverses.
print(2 ** 10, (-2) ** 3, (-2) ** 2, 0 ** 0, 2 ** 0)
print(2 ** -2, (-2) ** -1, 10 ** -3)
print(pow(3, 4), pow(3, 200, 13), pow(-3, 3, 5), pow(3, -1, 7), pow(2, 5, -7))
print(7 ** 30 % 1000, pow(7, 30, 1000))
print(pow(2, 0.5) == 2 ** 0.5, 4 ** 0.5)
print(pow(base=2, exp=8), pow(2, 8, mod=100))
try:
    pow(2, -1, 4)
except ValueError as e:
    print(e)
try:
    pow(2, 3.0, 5)
except TypeError as e:
    print(e)
