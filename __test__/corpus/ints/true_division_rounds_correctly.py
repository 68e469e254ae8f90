# int / int gives a correctly rounded float, and overflow is an error.
print(1 / 3, 7 / 2, -7 / 2, 6 / 3, 0 / 5)
print(10 ** 25 / 10 ** 24, 2 ** 200 / 2 ** 199)
print((10 ** 17 + 1) / 10, 9007199254740993 / 1)
print(1 / 10 ** 30)
try:
    10 ** 400 / 3
except OverflowError as e:
    print(e)
try:
    float(10 ** 400)
except OverflowError as e:
    print(e)
print(10 ** 400 / 10 ** 399)
