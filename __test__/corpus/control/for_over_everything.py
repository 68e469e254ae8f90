# for iterates over strings, dicts, files of tuples, ranges, sets and iterators.
for c in 'hé':
    print(c)
for k in {'a': 1}:
    print(k)
for a, (b, *c) in [(1, (2, 3, 4)), (5, 'xyz')]:
    print(a, b, c)
for x in iter([1, 2]):
    print(x)
for x in (y for y in (3, 4)):
    print(x)
for i in range(2), 'ab', [7]:
    print(i)
for bad in (5, None, 1.5, len):
    try:
        for x in bad:
            pass
    except TypeError as e:
        print(e)
