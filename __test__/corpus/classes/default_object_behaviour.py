# Plain objects compare by identity, hash, and are true.
class A: pass
a, b = A(), A()
print(a == a, a == b, a != b, bool(a), a in [b], a in [b, a], hash(a) == hash(a), len({a, b, a}))
print({a: 1}[a], [a, b].index(b), A == A, a.__eq__(b), a.__eq__(a), (a, 1) == (a, 1))
for f in (lambda: a < b, lambda: a + b, lambda: a[0], lambda: len(a), lambda: iter(a), lambda: a(), lambda: 1 in a, lambda: -a, lambda: int(a), lambda: [][a], lambda: a.__len__, lambda: reversed(a), lambda: next(a)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
