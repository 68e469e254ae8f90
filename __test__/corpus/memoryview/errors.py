# What views refuse.
def show(f, *args):
    try:
        print(f(*args))
    except Exception as error:
        print(type(error).__name__, error)


def put(view, key, value):
    view[key] = value


def cut(view, key):
    del view[key]


view, fixed = memoryview(bytearray(b'hello')), memoryview(b'abc')
for make in ('a', 5, None, [1]):
    show(memoryview, make)
show(lambda: memoryview())
show(lambda: memoryview(b'', 1))
show(lambda: memoryview(foo=1))
for key in (5, -6, 'a', 1.5, None, ..., (), (0, 1), 10**30):
    show(lambda: view[key])
show(put, view, 9, 1)
show(put, view, slice(0, 2), b'x')
show(put, view, slice(0, 2), 'ab')
show(put, view, slice(0, 2), [1, 2])
show(put, fixed, 0, 1)
show(put, fixed, slice(0, 1), b'x')
show(put, view.toreadonly(), 0, 1)
show(cut, view, 0)
show(cut, fixed, 0)
show(lambda: view + b'x')
show(lambda: view * 2)
show(lambda: view < view)
show(lambda: view < b'x')
show(lambda: view.tobytes('X'))
show(lambda: view.tobytes(5))
show(lambda: view.index(1))
show(lambda: hash(view))
show(lambda: hash(memoryview(b'abcd').cast('I')))
show(lambda: type('V', (memoryview,), {}))
