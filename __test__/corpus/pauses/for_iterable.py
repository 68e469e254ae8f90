# ext as the iterable of a for loop, evaluated once.
for x in 'ab':
    try:
        for y in ext([1, 2]):
            print(x, y)
        else:
            print('else', x)
    except ValueError as e:
        print('caught', x, e)
for i, c in enumerate(ext('pq')):
    print(i, c)
