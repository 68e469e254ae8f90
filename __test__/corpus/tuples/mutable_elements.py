# A tuple is fixed, but its elements may be mutable; += raises yet mutates.
t = ([1], [2])
t[0].append(5)
print(t)
try:
    t[1] += [3]
except TypeError as e:
    print(type(e).__name__, e)
print(t)
a = (1, 2)
b = a
a += (3,)
print(a, b, a is b, tuple(b) is b, b[:] is b)
