# Wrong calls raise TypeError with CPython's words.
def f0(): pass
def f1(a): pass
def f2(a, b): pass
def f3(a, b, c): pass
def fd(a, b=1): pass
def po(a, b, /): pass
def ko(*, k, m): pass
def fk(a, *, k): pass
def fv(a, *args): pass
tests = [
    lambda: f0(1), lambda: f1(), lambda: f1(1, 2), lambda: f2(), lambda: f2(1), lambda: f3(), lambda: f3(1), lambda: fd(), lambda: fd(1, 2, 3),
    lambda: po(1), lambda: po(a=1, b=2), lambda: po(1, b=2), lambda: ko(), lambda: ko(k=1), lambda: ko(1, k=1, m=2), lambda: fk(), lambda: fk(1), lambda: fk(1, 2, k=3), lambda: fv(),
    lambda: f1(b=1), lambda: f1(1, b=2), lambda: f1(1, a=2), lambda: f2(1, a=2), lambda: f1(**{'a': 1, 'z': 2}), lambda: f0(x=1), lambda: f2(1, 2, bb=3), lambda: f0(*[1, 2]),
]
for t in tests:
    try:
        t()
    except TypeError as e:
        print(e)
