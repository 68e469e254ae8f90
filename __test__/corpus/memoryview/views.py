# A view shows the bytes of its object, and writes through.
array = bytearray(b'hello world')
view = memoryview(array)
print(view[0], view[-1], len(view), view[1:3].tolist(), bytes(view[::2]), bytes(view[::-1]), view[8:2].tolist())
view[0] = 72
view[6:11] = b'WORLD'
view[1:5:2] = b'..'
print(array, view[6:][1:3].tobytes(), view[::2][1:3].tobytes())
view[1:] = view[:-1]
print(array)
view[:-1] = view[1:]
print(array)
view[::-1] = bytes(view)
print(array)
part = view[2:6]
part[0] = 0
array[3] = 1
print(part.tolist(), part.obj is array, memoryview(part).obj is array)
fixed = memoryview(b'abc')
print(fixed.readonly, view.readonly, view.toreadonly().readonly, fixed[1], fixed.tobytes(), bytearray(fixed), list(fixed), [*reversed(fixed)])
print(98 in fixed, b'b' in fixed, fixed.count(97), fixed.index(99), bool(fixed), bool(memoryview(b'')), max(fixed), sorted(view[:3]))
match fixed:
    case [97, *rest]:
        print('a sequence', rest)
