# Items are read, set and deleted by index.
def show(action, *args):
    array = bytearray(b'hello')
    try:
        result = action(array, *args)
        print(result, array)
    except Exception as error:
        print(type(error).__name__, error)


class Index:
    def __index__(self):
        return 1


def get(array, index):
    return array[index]


def put(array, index, value):
    array[index] = value


def cut(array, index):
    del array[index]


for index in (0, -1, True, Index(), 5, -6, 'a', 1.5, None, 10**30):
    show(get, index)
    show(put, index, 65)
    show(cut, index)
for value in (0, 255, True, Index(), 256, -1, 10**30, 'a', b'a', 1.5, None):
    show(put, 2, value)
