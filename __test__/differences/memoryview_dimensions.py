# Views of memory have one dimension.
view = memoryview(bytes(6))
try:
    print(view.cast('B', (2, 3)).tolist())
except (TypeError, NotImplementedError) as error:
    print(type(error).__name__, error)
