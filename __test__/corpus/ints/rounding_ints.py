# round() on ints with negative digits rounds half to even.
print(round(5), round(-5), round(True))
print(round(15, -1), round(25, -1), round(35, -1), round(-15, -1), round(-25, -1))
print(round(1234, -2), round(1250, -2), round(1350, -2), round(1251, -2))
print(round(7, 2), round(5, -1), round(6, -1), round(4, -5))
print(round(10 ** 30 + 5, -1))
print(type(round(3)).__name__, type(round(3, 1)).__name__)
