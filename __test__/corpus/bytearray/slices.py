# Slices are read, assigned and deleted.
def show(text, action, *args):
    array = bytearray(b'0123456789')
    try:
        result = action(array, *args)
        print(text, array if result is None else result)
    except Exception as error:
        print(text, type(error).__name__, error)


def put(array, start, stop, step, value):
    array[start:stop:step] = value


def cut(array, start, stop, step):
    del array[start:stop:step]


parts = [(None, None, None), (2, 5, None), (None, None, 2), (None, None, -3), (8, 3, -2), (7, 2, None), (5, 5, None), (-3, None, None), (20, 30, None)]
for part in parts:
    show(part, lambda array: array[slice(*part)])
    show(part, cut, *part)
    for value in (b'', b'AB', [1, 2, 3], bytearray(b'wxyz')):
        show((part, value), put, *part, value)
for value in ('ab', 5, None, [300], ['a'], 1.5, object):
    show(value if value is not object else 'object', put, 1, 3, None, value)
array = bytearray(b'abc')
array[:] = array
array[1:2] = array
print(array)
array[1:] = (n for n in (1, 2))
print(array)
array[::2] = memoryview(b'xy')
print(array)
