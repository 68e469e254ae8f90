# A walrus in a comprehension binds in the function around it.
def f(xs):
    out = [y for x in xs if (y := x * x) > 3]
    return out, y
print(f([1, 2, 3]))
total = 0
print([total := total + x for x in range(5)], total)
print({k: last for k in 'ab' if (last := k.upper())}, last)
if any((bad := s) == '' for s in ['a', '', 'b']):
    print('found', repr(bad))
