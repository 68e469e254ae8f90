# What a view says about itself.
array = bytearray(range(12))
for view in (memoryview(array), memoryview(b'abc'), memoryview(array)[::3], memoryview(array)[::-1], memoryview(array).cast('I'), memoryview(b'')):
    print(view.format, view.itemsize, view.ndim, view.shape, view.strides, view.suboffsets, view.readonly, view.nbytes, view.contiguous, view.c_contiguous, len(view))
print(memoryview(array).obj is array, memoryview(b'x').obj)
for name in ('foo', 'append'):
    try:
        getattr(view, name)
    except AttributeError as error:
        print(error)
print(type(view), repr(view).startswith('<memory at 0x'), type(iter(view)).__name__)
