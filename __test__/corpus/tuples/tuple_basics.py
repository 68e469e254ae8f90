# Tuples: construction, indexing, concatenation and methods.
t = 1, 'a', 2.5
print(t, t[0], t[-1], t[1:], t[::-1], len(t), (1,), (), tuple('ab'), tuple([1, 2]))
print(t + (4,), (0,) * 3, 2 * (1, 2), (1, 2, 1).count(1), (1, 2, 3).index(2), 'a' in t)
print((1, 2) < (1, 3), (1,) < (1, 0), () == (), (1, 2) == (1.0, 2.0), hash((1, 2)) == hash((1, 2)))
try:
    t[0] = 5
except TypeError as e:
    print(e)
for f in (lambda: t.index('zz'), lambda: t + [1], lambda: t.append(1), lambda: t[9], lambda: tuple(5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
