# ext as the left, right and middle operand of arithmetic.
def t(x):
    print('eval', x)
    return x
print(t(10) - ext(3))
print(ext(10) - t(3))
print(t(1) + t(2) * ext(3) - t(4))
