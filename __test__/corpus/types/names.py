# dir() of the built-in types that programs use most.
BEYOND = ['__reduce__', '__reduce_ex__', '__sizeof__', '__getstate__', '__class_getitem__', '__buffer__', '__release_buffer__', '_from_flags']
for cls in (object, int, bool, float, complex, str, bytes, bytearray, memoryview, list, tuple, dict, set, frozenset, range, slice):
    print(cls.__name__, *[name for name in dir(cls) if name not in BEYOND])
    for name in dir(cls):
        if name not in BEYOND:
            getattr(cls, name)
