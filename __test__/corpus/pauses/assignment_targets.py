# ext as the source of multiple targets, and inside targets.
d = {}
try:
    x = y = d['k'] = ext('v')
    print(x, y, d)
    d[ext('a')], d[ext('b')] = 1, 2
    (p, q), r = ext([1, 2]), ext(3)
    print(d, p, q, r)
except ValueError as e:
    print('caught', e, d)
d['n'] = d[ext('m')] = 'late'
print(d)
