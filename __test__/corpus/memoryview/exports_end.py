# A view that nothing refers to any more does not hold its object.
def temporary():
    array = bytearray(b'abc')
    copy = bytes(memoryview(array)[1:])
    array.append(1)
    return array, copy


print(temporary())
array = bytearray(b'abc')
view = memoryview(array)
other = view[1:]
view = None
try:
    array.append(100)
except BufferError as error:
    print(error)
del other
array.append(100)
print(array)
views = [memoryview(array)]
try:
    array.pop()
except BufferError as error:
    print(error)
views.clear()
print(array.pop(), array)


class Holder:
    def __init__(self, data):
        self.view = memoryview(data)


holder = Holder(array)
try:
    array += b'x'
except BufferError as error:
    print(error)
holder.view = 5
array += b'x'
print(array)
first, second = bytearray(b'1'), bytearray(b'2')
view = memoryview(first)
second.append(1)
view = memoryview(second)
first.append(1)
print(first, second)
