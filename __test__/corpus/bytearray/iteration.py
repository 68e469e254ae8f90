# Iteration sees the changes that are made meanwhile.
b = bytearray(b'abc')
print(list(b), [*b], list(reversed(b)), list(enumerate(b)), dict(zip(b, 'xyz')), sorted(b, reverse=True), sum(b), max(b))
for i, x in enumerate(b):
    if i < 5:
        b.append(x + 1)
print(b)
it = iter(b)
print(next(it), next(it), type(it).__name__, it.__length_hint__())
b.clear()
print(list(it), list(it))
b += b'xy'
print(list(it))
first, *rest = bytearray(b'pqr')
print(first, rest)
match bytearray(b'ab'):
    case [97, 98]:
        print('a sequence')
    case bytearray(x):
        print('a bytearray', x)
print(''.join(map(chr, bytearray(b'ok'))), bytes(reversed(bytearray(b'ok'))), any(bytearray(2)), all(bytearray(b'a')))
