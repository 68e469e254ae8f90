# Each operand of a chained comparison is evaluated once, and the chain stops at the first false.
def show(x):
    print('eval', x)
    return x

print(show(1) < show(5) < show(10))
print(show(1) < show(0) < show(10))
print(show(3) == show(3) != show(4) > show(2))
print(1 < 3 > 2, 1 < 3 < 2, (1 < 3) < 2)
x = 5
print(0 <= x <= 9, not 0 <= x <= 3)
print(1 in [1, 2] == [1, 2])
print((1 in [1, 2]) == [1, 2])
