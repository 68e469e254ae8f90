# Augmented assignment mutates mutable left sides in place and rebinds immutable ones.
a = b = [1]
a += [2]
print(a, b, a is b)
a = a + [3]
print(a, b, a is b)
s = t = 'x'
s += 'y'
print(s, t)
x = y = (1,)
x += (2,)
print(x, y)
m = n = {1, 2}
m |= {3}
m &= {2, 3, 4}
print(m, n is m)
k = 7
k -= 2; k *= 3; k //= 2; k **= 2; k %= 10; k <<= 3; k >>= 1; k |= 3; k &= 6; k ^= 15
print(k)
d = {'a': 1}
d |= {'b': 2}
print(d)
a *= 2
print(a)
