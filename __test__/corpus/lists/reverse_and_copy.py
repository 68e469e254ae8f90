# reverse is in place, reversed is lazy, copies are shallow.
a = [1, 2, 3]
print(a.reverse(), a, a[::-1], list(reversed(a)))
r = reversed(a)
print(next(r), a.pop(), list(r))
b = a.copy()
b.append(0)
print(a, b, a == b, list('abc'), list({'k': 1}), list(range(3)), list(zip('ab', [1, 2])))
print([*a, *b], a + b, a * 2, 2 * a, [None] * 3, [] * 5, [1] * -1)
try:
    a + (1,)
except TypeError as e:
    print(e)
a += (1,)
print(a)
