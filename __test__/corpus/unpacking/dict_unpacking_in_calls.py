# ** in calls needs string keys and rejects duplicates.
def f(a, b=0, **rest):
    return a, b, rest
d = {'a': 1, 'b': 2}
print(f(**d), f(5, **{'b': 6}), f(**d, c=3), f(**{'a': 'x'}, **{'z': 1}), f(*[9], **{}))
for call in (lambda: f(1, **d), lambda: f(**d, a=2), lambda: f(**{'x y': 1}), lambda: f(**{5: 1}), lambda: f(**d, **d)):
    try:
        print(call())
    except TypeError as e:
        print(e)
print({**d, 'a': 0}, {'a': 0, **d}, dict(d, b=9), [*d], [*d.items()])
