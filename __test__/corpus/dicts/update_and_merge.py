# update, | and |= merge left to right.
a = {'x': 1, 'y': 2}
b = {'y': 20, 'z': 30}
print(a | b, b | a, a, a == {'y': 2, 'x': 1})
a |= b
print(a)
a |= [('w', 0)]
a.update({'x': 5}, q=7)
a.update([('r', 8)])
a.update()
print(a, a.copy() is a, a.copy() == a)
for f in (lambda: a | [('k', 1)], lambda: a.update(5), lambda: a.update([(1, 2, 3)]), lambda: a.update({}, {})):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
