# A dict that lost many of its keys keeps its order, and iterators their place in it.
d = {'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6}
for key in 'bcd':
    del d[key]
seen = []
for key in d:
    d[key] += 10
    seen.append(key)
print(seen, d)
d['g'] = 7
del d['a']
print([key for key in d], d)
