# Views are equal when their items are.
view = memoryview(b'abcd')
print(view == b'abcd', b'abcd' == view, view == bytearray(b'abcd'), view == memoryview(bytearray(b'abcd')), view != b'abce', view == 'abcd', view == [97])
print(view.cast('H') == view, view.cast('H') == memoryview(b'abcd').cast('H'), view.cast('c') == view, view.cast('b') == view, view[::2] == b'ac')
print(memoryview(bytearray(8)).cast('d') == memoryview(bytearray(4)).cast('f').cast('B').cast('f'), memoryview(b'\1\0').cast('H') == memoryview(b'\1'))
print(hash(view) == hash(b'abcd'), {b'abcd': 1}[view], hash(view[1:3]) == hash(b'bc'))
print(view in [b'abcd'], b'abcd' in [view], b''.join([view, b'!']), b'xabcdx'.find(view), b'abc'.replace(view[:1], b'Z'), b'%s' % view[:2])
print(int(memoryview(b'12')), str(memoryview(b'ok'), 'ascii'), int.from_bytes(view[:2]), bytes(view), b'ab' + view)
try:
    hash(memoryview(bytearray(b'x')).toreadonly())
except TypeError as error:
    print(error)
