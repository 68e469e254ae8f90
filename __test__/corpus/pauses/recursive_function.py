# ext at every level of a recursion, on the way down and up.
def fact(n):
    if n == 0:
        return ext(1)
    print('down', n)
    r = n * fact(n - 1)
    print('up', n, r)
    return ext(r)
def depth(n):
    return 0 if ext(n) == 0 else 1 + depth(n - 1)
try:
    print(fact(3))
except ValueError as e:
    print('caught', e)
print(depth(2))
