# Changing a dict's size while iterating is an error; changing values is not.
d = {'a': 1, 'b': 2, 'c': 3}
for k in d:
    d[k] *= 10
print(d)
try:
    for k in d:
        d[k + k] = 0
except RuntimeError as e:
    print(e, d)
try:
    for k, v in d.items():
        print('visit', k, v)
        del d[k]
except RuntimeError as e:
    print(e, list(d))
for k in list(d):
    if d[k] == 0:
        del d[k]
print(d)
try:
    for k in d:
        v = d.pop(k)
        d[k + '!'] = v
except RuntimeError as e:
    print(e)
