# ext in a generator under yield from, and as the iterable of yield from.
def inner(n):
    for i in range(n):
        yield ext(i * 10)
    return ext('inner result')
def outer():
    try:
        r = yield from inner(2)
        print('result', r)
        yield from ext([7, 8])
    except ValueError as e:
        yield f'outer caught {e}'
    yield 'last'
print(list(outer()))
print(list(inner(1)))
