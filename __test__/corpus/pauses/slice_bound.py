# ext as each bound of a slice.
a = list(range(10))
def t(x):
    print('eval', x)
    return x
def part(f):
    try:
        print(f())
    except ValueError as e:
        print('caught', e)
part(lambda: a[ext(1):t(4)])
part(lambda: a[t(2):ext(7):t(2)])
part(lambda: a[::ext(-3)])
print(a[ext(8):])
