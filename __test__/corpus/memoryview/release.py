# A view that was released can do nothing any more.
array = bytearray(b'hello')
with memoryview(array) as view:
    print(view[0], view.__enter__() is view)
for f in (lambda: view[0], lambda: len(view), lambda: view.tolist(), lambda: view.tobytes(), lambda: view.obj, lambda: view.format, lambda: view.nbytes,
          lambda: hash(view), lambda: iter(view), lambda: bytes(view), lambda: view.cast('b'), lambda: view.hex(), lambda: memoryview(view), lambda: 1 in view,
          lambda: bool(view), lambda: view[1:2], lambda: view.count(1), lambda: view.__enter__(), lambda: view.toreadonly(), lambda: array + view,
          lambda: array.extend(view), lambda: b''.join([view]), lambda: view == view, lambda: view == array, lambda: array == view,
          lambda: view.release(), lambda: view.__exit__(None, None, None), lambda: repr(view)[:13]):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
it = iter(memoryview(array))
print(next(it), list(it), list(it))
try:
    with memoryview(array) as view:
        raise KeyError('inside')
except KeyError:
    array.append(33)
print(array)
