# bytes() checks each item of an iterator when it takes it, not all of them at the end.

class Number:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print('asked for', self.n)
        return self.n


def numbers():
    print('first')
    yield Number(1)
    print('second')
    yield Number(300)
    print('never')
    yield Number(2)


array = bytearray(b'x')
for make in (bytes, bytearray, array.extend):
    for source in (numbers(), [Number(1), Number(-1), Number(2)], iter([1, 256, 'x']),
                   map(abs, [1, 1000, {}]), iter([1, 'x', 300]), map(int, ['10', '20'])):
        try:
            print(make(source))
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
print(array)
