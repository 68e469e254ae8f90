# return without value, in loops, and multiple returns.
def a():
    return
def b(x):
    if x:
        return 'yes', x
def c():
    for i in range(10):
        for j in range(10):
            if i * j == 42:
                return i, j
def d(x):
    while True:
        x -= 1
        if not x:
            return 'out'
def e():
    return *[1, 2], 3
print(a(), b(0), b(1), c(), d(3), e())
def early(n):
    if n < 0: return 'negative'
    if n == 0: return 'zero'
    return 'positive'
print([early(i) for i in (-1, 0, 1)])
