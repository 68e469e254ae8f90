# Deleted entries leave no trace in order, length or iteration.
d = {i: i * i for i in range(8)}
for i in range(0, 8, 2):
    del d[i]
print(d, len(d), 2 in d)
d[0] = 'back'
d[3] = 'kept place'
print(d, d.popitem(), d.popitem(), list(d))
while d:
    k = next(iter(d))
    print('pop', k, d.pop(k), len(d))
try:
    next(iter(d))
except StopIteration as e:
    print('empty', e.value)
