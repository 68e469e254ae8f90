# Views as items of other formats.
array = bytearray(16)
ints = memoryview(array).cast('I')
ints[0] = 2**32 - 1
ints[1:3] = ints[0:2]
print(ints.tolist(), array)
print(memoryview(array).cast('i').tolist(), memoryview(array).cast('h').tolist(), memoryview(array).cast('q').tolist(), memoryview(array).cast('Q').tolist())
doubles = memoryview(array).cast('d')
doubles[0] = 1.5
doubles[1] = -2
print(doubles.tolist(), array, doubles.cast('B')[7], doubles.cast('B').cast('f').tolist())
print(memoryview(b'ab').cast('c').tolist(), memoryview(b'\xff\x7f').cast('b').tolist(), memoryview(b'\0\1').cast('?').tolist(), memoryview(b'\0\x3c\0\xc0').cast('e').tolist())
print(memoryview(b'abcd').cast('@H').format, memoryview(b'abcd').cast('B', [4]).shape, memoryview(b'').cast('I').shape, ints[::2].tobytes(), ints.hex())
halves = memoryview(bytearray(8)).cast('e')
halves[0], halves[1], halves[2], halves[3] = 0.1, 65504, 6e-8, -1e-9
print(halves.tolist(), halves.tobytes())


def show(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


view = memoryview(array)
for format in ('z', 'BB', '<B', '', 5):
    show(lambda: view.cast(format))
show(lambda: view[:7].cast('H'))
show(lambda: view[::2].cast('b'))
show(lambda: ints.cast('f'))
show(lambda: view.cast('B', 16))
show(lambda: view.cast('B', (5,)))
show(lambda: view.cast('B', ('a',)))
show(lambda: view.cast('B', (-1,)))
show(lambda: view.cast())
for format, values in {'B': (255, 256, -1, 'a', 1.5), 'b': (-128, 128, None), 'H': (65535, 65536), 'q': (2**63 - 1, 2**63), 'Q': (2**64 - 1, 2**64, -1),
                       'c': (b'x', b'xy', 5, 'x'), '?': (5, '', None), 'f': (1.1, 'x', 1j), 'd': (10**400, '1'), 'e': (1e10, 65520.0)}.items():
    for value in values:
        cells = memoryview(bytearray(8)).cast(format)
        try:
            cells[0] = value
            print(format, value if value != 10**400 else 'huge', '->', cells[0])
        except Exception as error:
            print(format, type(error).__name__, error)
