# A bytearray with a view cannot change its size.
def attempt(action):
    array = bytearray(b'hello')
    view = memoryview(array)[1:]
    try:
        action(array)
        print(array)
    except BufferError as error:
        print('BufferError', error)
    view.release()
    action(array)
    print(array, view is None)


def plus(array):
    array += b'x'


def times(array):
    array *= 2


def shorten(array):
    del array[0]


def cut(array):
    del array[::2]


def longer(array):
    array[0:1] = b'abc'


def same(array):
    array[0:2] = b'ab'
    array[0] = 1
    array.reverse()
    array += b''
    array *= 1
    array.extend(b'')
    array.resize(5)


for action in (plus, times, shorten, cut, longer, same, lambda a: a.append(1), lambda a: a.extend([1]), lambda a: a.extend(b'x'), lambda a: a.insert(0, 1),
               lambda a: a.pop(), lambda a: a.remove(104), lambda a: a.clear(), lambda a: a.resize(9), lambda a: a.__init__(b'new'), lambda a: a.__iadd__(b'1'),
               lambda a: a.extend(memoryview(a))):
    try:
        attempt(action)
    except (BufferError, ValueError) as error:
        print('later', type(error).__name__, error)
